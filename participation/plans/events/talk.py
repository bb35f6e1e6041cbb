"""What is said beside the plan and about it: on a stream of its own, which is live for whoever may read the thread."""

from dataclasses import dataclass
from uuid import UUID

from journal.events import Event


@dataclass(frozen=True, kw_only=True)
class MessageSent(Event):
    """thread: has the id of what it is about."""

    thread: UUID
    message: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"messages:{self.thread}",)


@dataclass(frozen=True, kw_only=True)
class MeetingEvent(Event):
    """On the stream of what the two write to each other: both have its page open when it happens."""

    thread: UUID
    meeting: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"messages:{self.thread}",)


@dataclass(frozen=True, kw_only=True)
class MeetingProposed(MeetingEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class MeetingAgreed(MeetingEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class MeetingTalkAsked(MeetingEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class MeetingDeclined(MeetingEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class MeetingCancelled(MeetingEvent):
    pass
