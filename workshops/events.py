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
class SessionChanged(SessionEvent):
    """Its seats, its hour, its place or its room. moved: whoever was to come was told."""

    moved: bool = False


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
class SeatsOffered(SessionEvent):
    """From the waiting list. why: one of engine.Why. passed: how many households were passed, near the day."""

    booking: UUID
    why: str
    passed: int


@dataclass(frozen=True, kw_only=True)
class OfferAccepted(SessionEvent):
    booking: UUID


@dataclass(frozen=True, kw_only=True)
class OfferLapsed(SessionEvent):
    """It was not answered in time; nobody is blamed for it."""

    booking: UUID


@dataclass(frozen=True, kw_only=True)
class SessionResized(SessionEvent):
    """More or fewer seats. above: how many are taken beyond those wanted, 0 when it is settled."""

    seats: int
    above: int


@dataclass(frozen=True, kw_only=True)
class NeedChanged(SessionEvent):
    """Somebody sees to it, or it is settled, or it is open again."""

    booking: UUID
    need: UUID


@dataclass(frozen=True, kw_only=True)
class AttendanceMarked(SessionEvent):
    attendee: UUID
    present: bool | None


@dataclass(frozen=True, kw_only=True)
class WalkedIn(SessionEvent):
    """Somebody came without a booking, or while she waited for a seat."""

    booking: UUID


@dataclass(frozen=True, kw_only=True)
class SessionRated(SessionEvent):
    """How it was, by a face. Which, nobody reads here."""

    booking: UUID


@dataclass(frozen=True, kw_only=True)
class WordLeft(SessionEvent):
    """A word on it waits to be read."""

    booking: UUID


@dataclass(frozen=True, kw_only=True)
class CallNoted(SessionEvent):
    """Somebody of the team called, to hear how she is; what was said is in the call, not here."""

    booking: UUID
    call: UUID


@dataclass(frozen=True, kw_only=True)
class FeedEvent(Event):
    """Of somebody's own calendar: in the stream of her account."""

    person: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"people:{self.person}",)


@dataclass(frozen=True, kw_only=True)
class FeedOpened(FeedEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class FeedClosed(FeedEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class WorkshopKept(Event):
    """A workshop was written down, or what is said of it changed."""

    workshop: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"workshop:{self.workshop}",)


@dataclass(frozen=True, kw_only=True)
class ProposalAnswered(Event):
    """The team said yes, or not this time, to what somebody proposed: in the stream of its structure."""

    structure: UUID
    proposal: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"proposals:{self.structure}",)


@dataclass(frozen=True, kw_only=True)
class RoomKept(Event):
    """A room was written down, or what is said of it changed."""

    room: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"room:{self.room}",)


@dataclass(frozen=True, kw_only=True)
class VenueEvent(Event):
    """Written in the venue's own stream."""

    venue: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"venue:{self.venue}",)


@dataclass(frozen=True, kw_only=True)
class VenueOpened(VenueEvent):
    """Workshops are held at this place from now on."""


@dataclass(frozen=True, kw_only=True)
class RoomClosed(VenueEvent):
    """A room, or the whole venue, is shut for a time."""

    closure: UUID


@dataclass(frozen=True, kw_only=True)
class ClosureLifted(VenueEvent):
    closure: UUID


@dataclass(frozen=True, kw_only=True)
class ChangeEvent(Event):
    """Of what changed in a workshop because of what people said."""

    workshop: UUID
    change: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"workshop:{self.workshop}",)


@dataclass(frozen=True, kw_only=True)
class ChangeTold(ChangeEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class ChangeWithdrawn(ChangeEvent):
    pass
