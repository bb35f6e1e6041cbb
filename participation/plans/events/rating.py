"""What she shows of how she finds her situation."""

from dataclasses import dataclass
from uuid import UUID

from journal.events import Event

from .plan import PlanEvent


@dataclass(frozen=True, kw_only=True)
class RatingEvent(PlanEvent):
    """rating: of a value that is shown, or was."""

    section: UUID
    rating: UUID


@dataclass(frozen=True, kw_only=True)
class RatingShown(RatingEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class RatingHidden(RatingEvent):
    """She erased a value that she had shown."""


@dataclass(frozen=True, kw_only=True)
class RatingKept(Event):
    """She kept a value for herself, or erased one. On a stream nobody can subscribe to."""

    plan: UUID
    section: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"drafts:{self.plan}",)
