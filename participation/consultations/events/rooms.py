"""What happens to the counts of a room. A room is nobody: that it was counted may be known, of an anonymous
consultation too."""

from dataclasses import dataclass
from uuid import UUID

from journal.events import Event


@dataclass(frozen=True, kw_only=True)
class RoomEvent(Event):
    """In a stream of their own, which one may follow live: that of the consultation would tell when each one answers.
    Its name sorts before "moderation", as that of a plenary."""

    consultation: UUID
    count: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"consultation:rooms:{self.consultation}",)


@dataclass(frozen=True, kw_only=True)
class RoomCounted(RoomEvent):
    """The hands of a group were counted."""


@dataclass(frozen=True, kw_only=True)
class RoomWithdrawn(RoomEvent):
    """They should not have been there."""


@dataclass(frozen=True, kw_only=True)
class RoomCorrected(RoomEvent):
    """They were counted wrong. replaced: the count that does not stand any more, and stays."""

    replaced: UUID
