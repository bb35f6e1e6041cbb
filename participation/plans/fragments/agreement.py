"""« Êtes-vous d’accord avec ce projet ? »: the two sides, and what each said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from kit.time import say_day
from participation.plans.engine.life import Act, Fact, Mover, possible
from participation.plans.models import Agreement, Answer, Done, Plan, State, StepState, Voice

if TYPE_CHECKING:
    from uuid import UUID

    from participation.people.models import User
from participation.plans.rules import what_blocks_signing

from .versions import SignatureShown, signatures_of, versions_of
from .viewer import Viewer

AFTER_REFUSAL = (State.REVIEW, State.AMENDMENT, State.RENEWAL)
"""Where a version that somebody did not sign leads back to: engine.life."""


@dataclass(frozen=True)
class SideShown:
    """One of the two who answer."""

    name: str
    initials: str
    face: str
    said: str
    yes: bool


@dataclass(frozen=True)
class AgreementShown:
    question: str
    sides: list[SideShown]
    mine: str
    url: str
    complete_url: str
    all_done: bool
    closed: str
    signatures: list[SignatureShown]
    refusals: list[SignatureShown]
    sign_url: str
    signed: bool
    versions_url: str
    blocks: list[str]
    hand_url: str
    """Where one ticks that her copy was put into her hand, while nobody has."""


def show_agreement(plan: Plan, viewer: Viewer, referents: list[User]) -> AgreementShown:
    worker = plan.team_answered_by or next(iter(referents), None)
    team = SideShown(
        name=worker.get_full_name() if worker else _("L’équipe"),
        initials=worker.initials if worker else "…",
        face="",
        said=_said(plan.team_answer, plan.team_answered_at),
        yes=plan.team_answer == Answer.YES,
    )
    person = SideShown(
        name=plan.person.get_full_name(),
        initials=_("Moi") if viewer is Viewer.PERSON else plan.person.initials,
        face="me",
        said=_said(plan.person_answer, plan.person_answered_at),
        yes=plan.person_answer == Answer.YES,
    )
    acts = viewer.acts and plan.is_open
    of_plan = [plan.pk] if viewer is Viewer.TEAM else []
    seen = f"?vu={plan.version}"
    agreed = [step for section in plan.sections.all() for step in section.steps.all() if step.state == StepState.AGREED]
    done = [Fact.ALL_DONE] if agreed and all(step.done_on for step in agreed) else []
    ends = possible(State(plan.state), Act.COMPLETE, Mover(viewer.voice), plan.facts() | set(done))
    answers = possible(State(plan.state), Act.SAY_YES, Mover(viewer.voice)) or plan.state == State.AGREED
    return AgreementShown(
        question=(_("Êtes-vous d’accord avec ce projet ?") if plan.is_open else _("Ce que chacun a répondu")),
        sides=[team, person],
        mine=plan.team_answer if viewer.voice is Voice.TEAM else plan.person_answer,
        url=viewer.url("agree", *of_plan) + seen if acts and answers else "",
        complete_url=viewer.url("complete", *of_plan) + seen if acts and ends else "",
        all_done=bool(done),
        closed=_closed(plan, viewer),
        **_signing(plan, viewer, of_plan),
    )


def _signing(plan: Plan, viewer: Viewer, of_plan: list[UUID]) -> dict[str, Any]:
    """Who has signed the version that waits, or that holds as it is written; and what this viewer may do about it."""
    held = plan.waiting or (plan.in_force if plan.state == State.ACTIVE else None)
    versions = versions_of(plan) if held or plan.state in AFTER_REFUSAL else []
    agreement = next((one for one in versions if one.number == held), None)
    waits, party = plan.state == State.AGREED, Mover(viewer.voice)
    return {
        "signatures": signatures_of(agreement) if agreement else [],
        "signed": bool(agreement and party in agreement.signed_by()),
        "sign_url": viewer.url("sign", *of_plan) if viewer.acts and waits else "",
        "refusals": _refusals(versions) if viewer.acts and not held else [],
        "versions_url": viewer.url("versions", *of_plan) if viewer.acts and (versions or plan.in_force) else "",
        "blocks": what_blocks_signing(plan) if viewer.acts and waits else [],
        "hand_url": _hand_url(plan) if viewer is Viewer.TEAM else "",
    }


def _refusals(versions: list[Agreement]) -> list[SignatureShown]:
    """Who did not sign the last version, and why: until another one is agreed, that is what there is to talk about."""
    return [side for side in signatures_of(versions[0]) if side.refused] if versions else []


def _hand_url(plan: Plan) -> str:
    """Of the version that holds: who has a telephone here reads it there, and takes no query."""
    if plan.in_force is None or plan.person.phone:
        return ""
    held = plan.agreements.filter(number=plan.in_force).exclude(proofs__done=Done.HANDED).first()
    return Viewer.TEAM.url("version", held.pk) if held else ""


def _said(answer: str, at: dt.datetime | None) -> str:
    if at is None:
        return _("Pas encore de réponse")
    sentence = {
        Answer.YES: _("D’accord, le %(day)s"),
        Answer.TALK: _("Veut en parler avant, le %(day)s"),
        Answer.NO: _("Pas d’accord, le %(day)s"),
    }[Answer(answer)]
    return sentence % {"day": say_day(at)}


def _closed(plan: Plan, viewer: Viewer) -> str:
    if plan.closed_at is None:
        return ""
    day = {"day": say_day(plan.closed_at)}
    if plan.state == State.ARCHIVED:
        return _("Ce projet est fini depuis le %(day)s. Il est rangé. Vous seul ou vous seule pouvez le lire.") % day
    if plan.state == State.COMPLETED:
        return _("Ce projet est terminé depuis le %(day)s.") % day
    if viewer is Viewer.PERSON:
        return _("Vous avez arrêté ce projet le %(day)s. Rien n’est effacé.") % day
    return _("%(name)s a arrêté ce projet le %(day)s. Rien n’est effacé.") % {
        "name": plan.person.get_short_name(),
        **day,
    }
