"""The steps of a part: its path, what is proposed, what was refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.time import now, say_day, say_hour, today
from participation.plans.models import Plan, Step, StepQuestion, StepState, Voice, Who
from participation.plans.rules import ASK_AGAIN, may_change

from .viewer import Viewer, name_for

if TYPE_CHECKING:
    from participation.people.models import User
    from participation.plans.models import Goal
from .talk import talk_address

UNDONE_FOR = dt.timedelta(days=7)
"""How long « Ce n’est pas fait » stays beside a step that was said done."""

STEP_SHOWN = (
    *("worker", "author", "proposed_from", "done_by", "done_from", "partner"),
    *("session__workshop", "place", "replaces"),
)
"""What show_step() reads of a step: for select_related."""


@dataclass(frozen=True)
class StepShown:
    """One step: on the path, or waiting for an answer. Addresses are empty when the viewer has nothing to press."""

    id: UUID
    title: str
    who: str
    who_icon: str
    strong: bool
    due_on: dt.date | None
    done_on: dt.date | None
    done_by: str
    number: int
    now: bool
    finish_url: str
    undo_url: str
    proposer: str
    proposer_voice: str
    state: str
    answered: str
    answer_url: str
    goal_id: UUID | None = None
    link: str = ""
    link_url: str = ""
    link_icon: str = ""
    instead_of: str = ""
    change_url: str = ""
    talk_url: str = ""
    later: str = ""
    asked: list[str] = field(default_factory=list)
    ask_url: str = ""
    word_url: str = ""
    stop_url: str = ""


def show_step(
    plan: Plan, step: Step, viewer: Viewer, *, voices: Collection[UUID] = (), number: int = 0, now: bool = False
) -> StepShown:
    """voices: the structures that say where their own steps are, here: to a partner, his."""
    acts = viewer.acts and plan.is_open
    speaks = plan.is_open and step.partner_id in voices
    does = speaks and viewer is Viewer.PARTNER
    agreed = step.state == StepState.AGREED
    answers = acts and not agreed and step.proposed_by != viewer.voice
    undo = step.done_on is not None and today() - step.done_on <= UNDONE_FOR
    seen = f"?vu={step.seq}"
    says = does or (acts and step.is_for(viewer.voice))
    finish = viewer.url("step_finish", step.pk) + seen if says and agreed else ""
    link, link_url = _leads_to(step)
    return StepShown(
        id=step.pk,
        title=step.title,
        who=_who(plan, step, viewer),
        who_icon="user" if step.who == Who.ME else "users",
        strong=step.who != Who.TOGETHER,
        due_on=step.due_on,
        done_on=step.done_on,
        done_by=name_for(_name_of(step.done_by, plan, viewer), step.done_from),
        number=number,
        now=now,
        finish_url=finish if step.done_on is None else "",
        undo_url=finish if undo else "",
        proposer=say_proposer(step, viewer),
        proposer_voice="me" if step.proposed_by == Voice.PERSON else "team",
        state=step.state,
        answered=say_answered(plan, step.state, step.proposed_by, viewer),
        answer_url=viewer.url("step_answer", step.pk) + seen if answers else "",
        goal_id=step.goal_id,
        link=link,
        link_url=link_url,
        link_icon="tools" if step.session else "map-pin",
        instead_of=step.replaces.title if step.replaces and not agreed else "",
        later=_("À faire. On en parle au prochain point.") if _is_hers_and_past(step) else "",
        asked=say_questions(plan, step, viewer),
        ask_url=viewer.url("step_ask", step.pk) if acts and _may_ask(step, viewer) else "",
        word_url=viewer.url("step_word", step.pk)
        if (does or (acts and viewer is Viewer.TEAM)) and _asked(step)
        else "",
        stop_url=viewer.url("step_stop", step.pk) + seen if does and agreed and step.done_on is None else "",
        change_url=viewer.url("step_change", step.pk) if acts and _may_change(step, viewer, speaks) else "",
        talk_url=talk_address(step.pk, viewer) if viewer is not Viewer.GLASS else "",
    )


def _name_of(user: User | None, plan: Plan, viewer: Viewer) -> str:
    if user is None:
        return ""
    return _("vous") if viewer is Viewer.PERSON and user.pk == plan.person_id else user.get_short_name()


def questions_told() -> Prefetch:
    """For a queryset of steps: what was asked of each."""
    questions = StepQuestion.objects.select_related("answered_by").order_by("asked_at", "pk")
    return Prefetch("questions", questions)


def _last_question(step: Step) -> StepQuestion | None:
    asked: list[StepQuestion] = list(step.questions.all())
    return asked[-1] if asked else None


def _is_hers_and_past(step: Step) -> bool:
    """Her own step, or one of both, whose day has passed: she is never told that she is late."""
    past = step.due_on is not None and step.due_on < today() and step.done_on is None
    return past and step.state == StepState.AGREED and step.who in (Who.ME, Who.TOGETHER)


def _may_ask(step: Step, viewer: Viewer) -> bool:
    last = _last_question(step)
    asked_lately = last is not None and now() - last.asked_at < ASK_AGAIN
    return viewer is Viewer.PERSON and step.is_late() and not asked_lately


def _asked(step: Step) -> bool:
    """Whether there is a question to answer."""
    last = _last_question(step)
    return last is not None and last.answered_at is None


def _may_change(step: Step, viewer: Viewer, speaks: bool) -> bool:
    """What a partner proposes is not the team's to write again; what his structure brought, neither's while it speaks
    for itself."""
    if step.proposed_from_id is None:
        return may_change(step)
    anothers = speaks and step.proposed_from_id == step.partner_id
    written_again = viewer is Viewer.TEAM and step.state != StepState.AGREED
    return may_change(step) and not anothers and not written_again


def say_questions(plan: Plan, step: Step, viewer: Viewer) -> list[str]:
    """What she last asked about a step, and what was answered in words; nothing once the step is done."""
    last = _last_question(step)
    if last is None or step.done_on or step.state != StepState.AGREED:
        return []
    asked = {"name": plan.person.get_short_name(), "day": say_day(last.asked_at)}
    if viewer is Viewer.PERSON:
        said = [_("Vous avez demandé où ça en est, le %(day)s.") % asked]
    else:
        said = [_("%(name)s demande où ça en est, depuis le %(day)s.") % asked]
    if last.answer:
        answered = {"name": last.answered_by.get_short_name(), "day": say_day(last.answered_at), "text": last.answer}
        said.append(_("%(name)s a répondu le %(day)s : « %(text)s »") % answered)
    elif last.answered_at:
        return []
    return said


def is_over(step: Step) -> bool:
    """No longer to be read in the plan: replaced, given up, or a proposal about a step that is over itself."""
    about = step.replaces
    return step.state in (StepState.REPLACED, StepState.STOPPED) or (
        step.state != StepState.AGREED
        and about is not None
        and (about.done_on is not None or about.state in (StepState.REPLACED, StepState.STOPPED))
    )


def _leads_to(step: Step) -> tuple[str, str]:
    """Where the step leads: what is said of it, and its address."""
    if step.session:
        when = {"day": say_day(step.session.starts_at), "time": say_hour(step.session.starts_at)}
        said = _("%(title)s, %(day)s à %(time)s") % {"title": step.session.workshop.title, **when}
        return said, reverse("workshops:session", args=[step.session_id])
    if step.place:
        return step.place.name, f"{reverse('places:list')}#{step.place_id}"
    return "", ""


def _who(plan: Plan, step: Step, viewer: Viewer) -> str:
    if step.who == Who.TOGETHER:
        return _("Ensemble")
    if step.who == Who.WORKER:
        return step.worker.get_short_name()
    if step.who == Who.PARTNER:
        return step.partner.name if step.partner else step.partner_name
    return _("Moi") if viewer is Viewer.PERSON else plan.person.get_short_name()


def say_proposer(proposed: Step | Goal, viewer: Viewer) -> str:
    if proposed.proposed_by == viewer.voice and viewer.acts:
        return _("Vous proposez")
    name = proposed.author.get_short_name()
    if house := getattr(proposed, "proposed_from", None):
        return _("%(name)s, pour %(structure)s, propose") % {"name": name, "structure": house.name}
    return _("%(name)s propose") % {"name": name}


def say_answered(plan: Plan, state: str, proposed_by: str, viewer: Viewer) -> str:
    """What the other side said of a proposal, from here; empty while the viewer's own answer is awaited."""
    answerer_is_me = proposed_by != viewer.voice and viewer.acts
    if answerer_is_me:
        return {
            StepState.TALK: _("Vous voulez en parler avant."),
            StepState.DECLINED: _("Vous avez dit non."),
        }.get(StepState(state), "")
    name = plan.person.get_short_name() if proposed_by == Voice.TEAM else _("L’équipe")
    return {
        StepState.PROPOSED: _("%(name)s n’a pas encore répondu."),
        StepState.TALK: _("%(name)s veut en parler avant."),
        StepState.DECLINED: _("%(name)s a dit non."),
    }.get(StepState(state), "") % {"name": name}


def say_count(agreed: list[Step]) -> str:
    """« 1 étape sur 2 est faite », « 2 étapes à faire »."""
    total, done = len(agreed), sum(step.done_on is not None for step in agreed)
    if not total:
        return _("Pas encore d’étape")
    if not done:
        return _("1 étape à faire") if total == 1 else _("%(total)s étapes à faire") % {"total": total}
    if done == 1:
        return _("1 étape sur %(total)s est faite") % {"total": total}
    return _("%(done)s étapes sur %(total)s sont faites") % {"done": done, "total": total}
