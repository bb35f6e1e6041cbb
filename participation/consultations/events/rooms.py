"""What happens to the counts of a room. A room is nobody: that it was counted may be known, of an anonymous
consultation too."""

from dataclasses import dataclass
from uuid import UUID

from journal.events import Event


@dataclass(frozen=True, kw_only=True)
class RoomCounted(Event):
    """The hands of a group were counted."""

    consultation: UUID
    count: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"consultation:{self.consultation}",)


@dataclass(frozen=True, kw_only=True)
class RoomWithdrawn(Event):
    """They should not have been there."""

    consultation: UUID
    count: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"consultation:{self.consultation}",)


@dataclass(frozen=True, kw_only=True)
class RoomCorrected(Event):
    """They were counted wrong. replaced: the count that does not stand any more, and stays."""

    consultation: UUID
    count: UUID
    replaced: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"consultation:{self.consultation}",)
