"""What happens to a look back."""

from dataclasses import dataclass
from uuid import UUID

from .plan import PlanEvent


@dataclass(frozen=True, kw_only=True)
class ReviewEvent(PlanEvent):
    review: UUID


@dataclass(frozen=True, kw_only=True)
class ReviewProposed(ReviewEvent):
    """One side proposes a day, the first or another."""


@dataclass(frozen=True, kw_only=True)
class ReviewAgreed(ReviewEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class ReviewTalkAsked(ReviewEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class ReviewDeclined(ReviewEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class ReviewWritten(ReviewEvent):
    """One side wrote what it thinks of the time that has passed."""


@dataclass(frozen=True, kw_only=True)
class ReviewHeld(ReviewEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class LeftBehind(PlanEvent):
    """Before a renewal, she said what does not go on."""
