"""Meetings with her partners, as each side sees them: when, where, who comes, and what was decided there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.time import in_paris, midnight, now, today
from participation.people.models import User
from participation.people.notices import render_something_new
from participation.plans.models import (
    TO_ANSWER,
    TO_HOLD,
    Becomes,
    Coordination,
    CoordinationState,
    JointDecision,
    LifeCycle,
    PartnerInvite,
    Pillar,
    Presence,
    StepState,
    Voice,
)
from participation.plans.permissions import can_plan_meeting, open_invites, persons_met

from .meetings import say_interpreter, say_when, say_where
from .steps import say_answered
from .viewer import Viewer, in_a_row, name_of

if TYPE_CHECKING:
    from outbox import models as outbox
    from participation.plans.models import Plan

NEWS_FOR = dt.timedelta(days=7)
"""How long a meeting that was refused, cancelled or held is told on the plan page."""


@dataclass(frozen=True)
class CoordinationShown:
    """Addresses are empty when there is nothing to press. state: of components/tag.html, with its icon and kind.

    partners: (name, what it says), one for each structure invited; none of them for a partner: to whom else she opened
    her plan is not his to know. there: who was there, once it is over.
    """

    id: UUID
    starts_at: dt.datetime
    when: str
    where: str
    icon: str
    interpreter: str
    who: str
    partners: list[tuple[str, str]]
    said: str
    said_icon: str
    said_kind: str
    state: str
    held: bool
    there: str
    without_her: bool
    url: str
    answer_url: str
    cancel_url: str
    hold_url: str
    invite_url: str
    partner_url: str
    coming: str


@dataclass(frozen=True)
class DecisionShown:
    """One decision. answer_url: hers, of a step, a goal or a note, as what it is; else ""."""

    id: UUID
    text: str
    part: Pillar
    becomes: str
    icon: str
    state: str
    said: str
    answer_url: str


def shown_on_plan(plan: Plan, viewer: Viewer) -> list[CoordinationShown]:
    """What stands, soonest first, then what ended a few days ago."""
    if not viewer.acts:
        return []
    stands = Q(state__in=TO_HOLD, starts_at__gt=midnight(today()) - NEWS_FOR)
    found = with_all(plan.coordinations.filter(stands | ~Q(state__in=TO_HOLD) & Q(settled_at__gt=now() - NEWS_FOR)))
    return [show_coordination(one, viewer) for one in sorted(found, key=lambda one: one.state not in TO_HOLD)]


def every_coordination(plan: Plan, viewer: Viewer) -> list[CoordinationShown]:
    """All of a plan, the last one first."""
    return [show_coordination(one, viewer) for one in with_all(plan.coordinations).order_by("-starts_at", "-pk")]


def shared_coordinations(plan: Plan, user: User) -> list[CoordinationShown]:
    """Those a partner knows of today, the last one first."""
    invites = open_invites(user).filter(coordination__plan=plan)
    found = with_all(Coordination.objects.filter(pk__in=invites.values("coordination"))).order_by("-starts_at", "-pk")
    return [show_coordination(one, Viewer.PARTNER, mine=list(invites.filter(coordination=one))) for one in found]


def coordinations_of(person: User) -> list[CoordinationShown]:
    """Her own, soonest first, for the pages that join rooms."""
    if not can_plan_meeting(person, person):
        return []
    found = with_all(Coordination.objects.standing().filter(plan__person=person))
    return [show_coordination(one, Viewer.PERSON) for one in found]


def coordinations_coming(persons: Sequence[User], worker: User, since: dt.datetime) -> list[Coordination]:
    """Those agreed with these persons from this moment on, of those whose meetings the worker knows. One query."""
    known = persons_met(worker).filter(pk__in=[person.pk for person in persons])
    agreed = Coordination.objects.agreed().filter(plan__person__in=known, starts_at__gte=since)
    return list(agreed.select_related("plan__person", "place"))


def with_all(found: QuerySet[Coordination]) -> QuerySet[Coordination]:
    rows = found.select_related("plan__person", "worker", "author", "place", "settled_by")
    return rows.prefetch_related(Prefetch("invites", PartnerInvite.objects.select_related("structure")))


def coordination_url(pk: UUID, viewer: Viewer) -> str:
    names = {Viewer.TEAM: "team_coordination", Viewer.PARTNER: "shared_coordination"}
    return reverse(f"plans:{names.get(viewer, 'coordination')}", args=[pk])


def show_coordination(
    meeting: Coordination, viewer: Viewer, *, mine: Collection[PartnerInvite] = ()
) -> CoordinationShown:
    """mine: of a partner, the invites by which he knows of it."""
    url, seen, partner = coordination_url(meeting.pk, viewer), f"?vu={meeting.seq}", viewer is Viewer.PARTNER
    plans = not partner and meeting.plan.is_open and not meeting.is_over
    stands = plans and meeting.state in TO_HOLD
    answers = plans and meeting.state in TO_ANSWER and viewer.voice != meeting.proposed_by
    agreed = meeting.state == CoordinationState.AGREED
    team = viewer is Viewer.TEAM and meeting.plan.is_open
    said, icon, kind = _said(meeting, viewer)
    held = meeting.state == CoordinationState.HELD
    return CoordinationShown(
        id=meeting.pk,
        starts_at=meeting.starts_at,
        when=say_when(meeting),
        where=say_where(meeting),
        icon="phone" if meeting.way == "phone" else "map-pin",
        interpreter=say_interpreter(meeting, meeting.plan.person, viewer),
        who=_who(meeting, viewer),
        partners=[] if partner else [(one.structure.name, say_coming(one, held)) for one in meeting.invites.all()],
        said=said,
        said_icon=icon,
        said_kind=kind,
        state=meeting.state,
        held=held,
        there=_there(meeting, viewer) if held else "",
        without_her=held and meeting.person_came == Presence.ABSENT,
        url=url,
        answer_url=url + seen if answers else "",
        cancel_url=url + seen if stands else "",
        hold_url=reverse("plans:team_coordination_hold", args=[meeting.pk]) if team and _may_be_held(meeting) else "",
        invite_url=reverse("plans:team_coordination_invite", args=[meeting.pk]) + seen if team and stands else "",
        partner_url=url if partner and agreed and not meeting.is_over else "",
        coming=_mine(mine),
    )


def show_decisions(meeting: Coordination, viewer: Viewer, parts: Iterable[UUID] | None = None) -> list[DecisionShown]:
    """parts: those that a partner may read: he sees the decisions of these and of no other. None: all of them."""
    found = meeting.decisions.select_related("section", "step__author", "goal__author").order_by("rank")
    if parts is not None:
        found = found.filter(section__in=list(parts))
    return [_decision(meeting.plan, one, viewer) for one in found]


def render_partners_told(message: outbox.Message) -> str | None:
    """None once nothing of the plan is open to who would read it, or something else has happened."""
    user = User.objects.filter(pk=message.to, is_active=True).first()
    invites = open_invites(user).filter(pk=message.data["invite"]) if user else PartnerInvite.objects.none()
    invite = invites.select_related("coordination").first()
    told = invite is not None and str(invite.coordination.seq) == message.data["told"]
    return render_something_new(message) if told and not invite.coordination.is_over else None


def _may_be_held(meeting: Coordination) -> bool:
    return meeting.state == CoordinationState.AGREED and in_paris(meeting.starts_at).date() <= today()


def _who(meeting: Coordination, viewer: Viewer) -> str:
    """She is always the first."""
    person = _("Vous") if viewer is Viewer.PERSON else meeting.plan.person.get_short_name()
    return in_a_row([person, meeting.worker.get_short_name()])


def _said(meeting: Coordination, viewer: Viewer) -> tuple[str, str, str]:
    """Where it stands, from here: words, icon, kind."""
    state, settled = CoordinationState(meeting.state), {"name": name_of(meeting.settled_by)}
    mine = viewer.voice == meeting.proposed_by and viewer is not Viewer.PARTNER
    if state == CoordinationState.PROPOSED:
        kind, icon = ("me", "user") if meeting.proposed_by == Voice.PERSON else ("team", "users")
        said = _("Vous proposez") if mine else _("%(name)s propose") % {"name": name_of(meeting.author)}
        return said, icon, kind
    if state == CoordinationState.TALK:
        yours = not mine and viewer.voice != meeting.proposed_by
        text = _("Vous voulez en parler avant") if yours else _("%(name)s veut en parler avant") % settled
        return text, "message-circle", ""
    return {
        CoordinationState.AGREED: (_("C’est noté"), "check", "ok"),
        CoordinationState.HELD: (_("La réunion a eu lieu"), "circle-check", "ok"),
        CoordinationState.CANCELLED: (_("Annulée par %(name)s") % settled, "x", ""),
        CoordinationState.DECLINED: (_("%(name)s a dit non") % settled, "x", ""),
    }[state]


def say_coming(invite: PartnerInvite, held: bool) -> str:
    if held:
        return _("était là") if invite.came else _("n’était pas là")
    return {None: _("n’a pas encore répondu"), True: _("vient"), False: _("ne vient pas")}[invite.coming]


def _mine(invites: Collection[PartnerInvite]) -> str:
    """What this partner has said: "yes", "no", or ""."""
    said = {invite.coming for invite in invites} - {None}
    return "" if not said else "yes" if said == {True} else "no"


def _there(meeting: Coordination, viewer: Viewer) -> str:
    """Whether she was there, and who else: partners and names are for her and for who accompanies her."""
    name = {"name": meeting.plan.person.get_short_name()}
    hers = viewer is Viewer.PERSON
    if meeting.person_came == Presence.HERE:
        said = _("Vous étiez là.") if hers else _("%(name)s était là.") % name
    elif meeting.person_came == Presence.PHONE:
        said = _("Vous étiez là, par téléphone.") if hers else _("%(name)s était là, par téléphone.") % name
    else:
        said = _("Vous n’étiez pas là.") if hers else _("%(name)s n’était pas là.") % name
    if meeting.others_came and viewer is not Viewer.PARTNER:
        said = f"{said} " + _("Il y avait aussi : %(names)s.") % {"names": meeting.others_came}
    return said


def _decision(plan: Plan, one: JointDecision, viewer: Viewer) -> DecisionShown:
    state, target = state_of(one), one.step or one.goal or one
    hers = viewer is Viewer.PERSON and plan.is_open
    name, icon = _ANSWERED[Becomes(one.becomes)]
    open_to_answer = state in (StepState.PROPOSED, StepState.TALK) or one.becomes == Becomes.NOTED
    proposed_by = getattr(target, "proposed_by", Voice.TEAM)
    return DecisionShown(
        id=one.pk,
        text=one.text,
        part=Pillar(one.section.pillar),
        becomes={
            Becomes.STEP: _("Une étape est proposée."),
            Becomes.GOAL: _("Un objectif est proposé."),
            Becomes.NOTED: _("C’est noté."),
        }[Becomes(one.becomes)],
        icon=icon,
        state=state,
        said=_say_state(plan, state, proposed_by, viewer),
        answer_url=f"{reverse(f'plans:{name}', args=[target.pk])}?vu={target.seq}" if hers and open_to_answer else "",
    )


_ANSWERED = {
    Becomes.STEP: ("step_answer", "walk"),
    Becomes.GOAL: ("goal_answer", "star"),
    Becomes.NOTED: ("decision_answer", "pencil"),
}
"""Where each is answered, and its icon."""


def state_of(one: JointDecision) -> str:
    """What she said of it, in the words of a step: of the step or the goal that came of it, else of the note."""
    if one.goal is None:
        return one.step.state if one.step else one.state
    if one.goal.is_agreed:
        return StepState.AGREED
    if one.goal.lifecycle == LifeCycle.REJECTED:
        return StepState.DECLINED
    return StepState.TALK if one.goal.talk else StepState.PROPOSED


def _say_state(plan: Plan, state: str, proposed_by: str, viewer: Viewer) -> str:
    if state == StepState.AGREED:
        return (
            _("Vous êtes d’accord.")
            if viewer is Viewer.PERSON
            else _("%(name)s est d’accord.") % {"name": plan.person.get_short_name()}
        )
    if state in (StepState.REPLACED, StepState.STOPPED):
        return _("Cette étape a changé depuis.")
    return say_answered(plan, state, proposed_by, viewer)
