"""The goals of a part: decided, proposed, or over; each with its steps and what was last said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from kit.time import say_day
from participation.plans.models import Achievement, Goal, GoalWord, LifeCycle, StepState, Voice

from .steps import StepShown, say_answered, say_proposer
from .viewer import Viewer

if TYPE_CHECKING:
    from participation.plans.models import Plan, Section

ICONS = {
    LifeCycle.ACCEPTED: "check",
    LifeCycle.ACTIVE: "walk",
    LifeCycle.ON_HOLD: "player-pause",
    LifeCycle.COMPLETED: "circle-check",
    LifeCycle.CANCELLED: "player-stop",
}


@dataclass(frozen=True)
class WordShown:
    """What a worker noted of a goal, and that waits for her yes. answer_url: for her alone, else ""."""

    text: str
    who: str
    answered: str
    state: str
    answer_url: str


@dataclass(frozen=True)
class GoalShown:
    """One goal. Addresses are empty when the viewer has nothing to press."""

    id: UUID
    title: str
    icon: str
    stage: str
    achievement: str
    said: str
    noted: WordShown | None
    path: list[StepShown]
    proposer: str
    proposer_voice: str
    state: str
    answered: str
    answer_url: str
    say_url: str


@dataclass(frozen=True)
class GoalsShown:
    agreed: list[GoalShown] = field(default_factory=list)
    proposed: list[GoalShown] = field(default_factory=list)
    over: list[GoalShown] = field(default_factory=list)


def goals_told() -> Prefetch:
    """For a queryset of sections: what show_goals() draws."""
    said = Prefetch("said", GoalWord.objects.select_related("author").order_by("at", "pk"))
    return Prefetch("goals", Goal.objects.select_related("author").prefetch_related(said).order_by("rank"))


def show_goals(plan: Plan, section: Section, viewer: Viewer, path: Sequence[StepShown]) -> GoalsShown:
    """section: read with goals_told(). path: the agreed steps of the part."""
    shown = GoalsShown()
    for goal in section.goals.all():
        one = _show(plan, goal, viewer, [step for step in path if step.goal_id == goal.pk])
        if goal.lifecycle == LifeCycle.PROPOSED:
            shown.proposed.append(one)
        elif goal.lifecycle == LifeCycle.REJECTED or (goal.lifecycle == LifeCycle.CANCELLED and not one.path):
            shown.over.append(one)
        else:
            shown.agreed.append(one)
    return shown


def _show(plan: Plan, goal: Goal, viewer: Viewer, path: list[StepShown]) -> GoalShown:
    acts = viewer.acts and plan.is_open
    words = list(goal.said.all())
    held = [word for word in words if word.state == StepState.AGREED]
    waits = next((word for word in words if word.state in (StepState.PROPOSED, StepState.TALK)), None)
    state = _state(goal)
    answers = acts and state != StepState.AGREED and goal.proposed_by != viewer.voice
    seen = f"?vu={goal.seq}"
    return GoalShown(
        id=goal.pk,
        title=goal.title,
        icon=ICONS.get(LifeCycle(goal.lifecycle), "hourglass"),
        stage=LifeCycle(goal.lifecycle).label,
        achievement=Achievement(goal.achievement).label if goal.achievement else "",
        said=_said(plan, held[-1], viewer) if held else "",
        noted=_noted(plan, goal, waits, viewer, acts=acts) if waits else None,
        path=path,
        proposer=say_proposer(goal, viewer),
        proposer_voice="me" if goal.proposed_by == Voice.PERSON else "team",
        state=state,
        answered=say_answered(plan, state, goal.proposed_by, viewer),
        answer_url=viewer.url("goal_answer", goal.pk) + seen if answers else "",
        say_url=viewer.url("goal_say", goal.pk) if acts and goal.is_agreed else "",
    )


def _state(goal: Goal) -> str:
    """How its proposal stands, in the words of a step's."""
    if goal.is_agreed:
        return StepState.AGREED
    if goal.lifecycle == LifeCycle.REJECTED:
        return StepState.DECLINED
    return StepState.TALK if goal.talk else StepState.PROPOSED


def _said(plan: Plan, word: GoalWord, viewer: Viewer) -> str:
    """Whose word it is: hers, or hers and her worker's."""
    day = {"day": say_day(word.at)}
    person = plan.person.get_short_name()
    if word.voice == Voice.TEAM:
        names = {"worker": word.author.get_short_name(), "person": person, **day}
        if viewer is Viewer.PERSON:
            return _("Dit ensemble, %(worker)s et vous, le %(day)s.") % names
        return _("Dit ensemble, %(worker)s et %(person)s, le %(day)s.") % names
    if viewer is Viewer.PERSON:
        return _("Vous l’avez dit le %(day)s.") % day
    return _("%(person)s l’a dit le %(day)s.") % {"person": person, **day}


def _noted(plan: Plan, goal: Goal, word: GoalWord, viewer: Viewer, *, acts: bool) -> WordShown:
    stage, how_far = LifeCycle(word.lifecycle).label, word.achievement and Achievement(word.achievement).label
    hers = acts and viewer is Viewer.PERSON
    return WordShown(
        text=_("%(stage)s. %(how_far)s.") % {"stage": stage, "how_far": how_far} if how_far else f"{stage}.",
        who=_("%(worker)s a noté, comme dit ensemble :") % {"worker": word.author.get_short_name()},
        answered=say_answered(plan, word.state, word.voice, viewer),
        state=word.state,
        answer_url=viewer.url("goal_word_answer", word.pk) + f"?vu={goal.seq}" if hers else "",
    )
