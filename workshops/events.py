"""What happens around a session, for the journal."""

from dataclasses import dataclass
from uuid import UUID

from journal.events import Event


@dataclass(frozen=True, kw_only=True)
class SessionEvent(Event):
    """Written in the session's own stream."""

    session: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"session:{self.session}",)


@dataclass(frozen=True, kw_only=True)
class SessionPlanned(SessionEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class SessionCalledOff(SessionEvent):
    """It does not take place."""


@dataclass(frozen=True, kw_only=True)
class SeatsBooked(SessionEvent):
    booking: UUID
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class BookingCancelled(SessionEvent):
    booking: UUID


@dataclass(frozen=True, kw_only=True)
class BookingPromoted(SessionEvent):
    booking: UUID


@dataclass(frozen=True, kw_only=True)
class AttendanceMarked(SessionEvent):
    attendee: UUID
    present: bool | None
