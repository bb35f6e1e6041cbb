"""The steps of a part: its path, what is proposed, what was refused."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from kit.time import today
from participation.plans.models import Plan, Step, StepState, Voice, Who

if TYPE_CHECKING:
    pass
from .viewer import Viewer

UNDONE_FOR = dt.timedelta(days=7)
"""How long « Ce n’est pas fait » stays beside a step that was said done."""


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
    number: int
    now: bool
    finish_url: str
    undo_url: str
    proposer: str
    proposer_voice: str
    state: str
    answered: str
    answer_url: str


def show_step(plan: Plan, step: Step, viewer: Viewer, *, number: int = 0, now: bool = False) -> StepShown:
    acts = viewer.acts and plan.is_open
    mine = step.who == Who.TOGETHER or (step.who == Who.ME) == (viewer.voice is Voice.PERSON)
    agreed = step.state == StepState.AGREED
    answers = acts and not agreed and step.proposed_by != viewer.voice
    undo = step.done_on is not None and today() - step.done_on <= UNDONE_FOR
    finish = viewer.url("step_finish", step.pk) + f"?vu={step.seq}" if acts and mine and agreed else ""
    return StepShown(
        id=step.pk,
        title=step.title,
        who=_who(plan, step, viewer),
        who_icon="user" if step.who == Who.ME else "users",
        strong=step.who != Who.TOGETHER,
        due_on=step.due_on,
        done_on=step.done_on,
        number=number,
        now=now,
        finish_url=finish if step.done_on is None else "",
        undo_url=finish if undo else "",
        proposer=_proposer(plan, step, viewer),
        proposer_voice="me" if step.proposed_by == Voice.PERSON else "team",
        state=step.state,
        answered=_answered(plan, step, viewer),
        answer_url=viewer.url("step_answer", step.pk) + f"?vu={step.seq}" if answers else "",
    )


def _who(plan: Plan, step: Step, viewer: Viewer) -> str:
    if step.who == Who.TOGETHER:
        return _("Ensemble")
    if step.who == Who.WORKER:
        return step.worker.get_short_name()
    return _("Moi") if viewer is Viewer.PERSON else plan.person.get_short_name()


def _proposer(plan: Plan, step: Step, viewer: Viewer) -> str:
    if step.proposed_by == viewer.voice and viewer.acts:
        return _("Vous proposez")
    return _("%(name)s propose") % {"name": step.author.get_short_name()}


def _answered(plan: Plan, step: Step, viewer: Viewer) -> str:
    """What the other side said of a proposal, from here; empty while the viewer's own answer is awaited."""
    answerer_is_me = step.proposed_by != viewer.voice and viewer.acts
    if answerer_is_me:
        return {
            StepState.TALK: _("Vous voulez en parler avant."),
            StepState.DECLINED: _("Vous avez dit non."),
        }.get(StepState(step.state), "")
    name = plan.person.get_short_name() if step.proposed_by == Voice.TEAM else _("L’équipe")
    return {
        StepState.PROPOSED: _("%(name)s n’a pas encore répondu."),
        StepState.TALK: _("%(name)s veut en parler avant."),
        StepState.DECLINED: _("%(name)s a dit non."),
    }.get(StepState(step.state), "") % {"name": name}


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
