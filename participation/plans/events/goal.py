"""What happens to a goal."""

from dataclasses import dataclass
from uuid import UUID

from .plan import PlanEvent, StepEvent


@dataclass(frozen=True, kw_only=True)
class GoalEvent(PlanEvent):
    section: UUID
    goal: UUID


@dataclass(frozen=True, kw_only=True)
class GoalProposed(GoalEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class GoalAgreed(GoalEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class GoalTalkAsked(GoalEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class GoalDeclined(GoalEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class GoalSaid(GoalEvent):
    """She said where it is, or said yes to what her worker had noted."""

    said: UUID


@dataclass(frozen=True, kw_only=True)
class GoalNoted(GoalEvent):
    """A worker noted what they said together: it waits for her yes."""

    said: UUID


@dataclass(frozen=True, kw_only=True)
class GoalNoteAnswered(GoalEvent):
    """She wants to talk about what was noted, or says no to it."""

    said: UUID


@dataclass(frozen=True, kw_only=True)
class StepReworded(StepEvent):
    """Its own side wrote its proposal again, before any answer."""


@dataclass(frozen=True, kw_only=True)
class StepChangeProposed(StepEvent):
    """Another way to do an agreed step: the agreed one holds until the answer."""


@dataclass(frozen=True, kw_only=True)
class StepStopped(StepEvent):
    """Whose step it is does it no more."""


@dataclass(frozen=True, kw_only=True)
class StepAskedAbout(StepEvent):
    """She asked where a step of the team is."""


@dataclass(frozen=True, kw_only=True)
class StepAnsweredAbout(StepEvent):
    """The team answered her in a few words."""
