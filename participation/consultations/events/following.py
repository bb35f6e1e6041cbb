"""What becomes of people's word."""

from dataclasses import dataclass
from uuid import UUID

from journal.events import Event


@dataclass(frozen=True, kw_only=True)
class FollowingEvent(Event):
    consultation: UUID
    recommendation: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"consultation:{self.consultation}",)


@dataclass(frozen=True, kw_only=True)
class RecommendationWritten(FollowingEvent):
    """It is new, or says something else; nobody outside the committee reads it yet."""


@dataclass(frozen=True, kw_only=True)
class RecommendationHanded(FollowingEvent):
    """Its words are fixed, and everybody may read them."""


@dataclass(frozen=True, kw_only=True)
class RecommendationAnswered(FollowingEvent):
    """The addressee said yes, in part, no, or that it is being studied."""


@dataclass(frozen=True, kw_only=True)
class FollowUpNoted(FollowingEvent):
    """Something was done."""
