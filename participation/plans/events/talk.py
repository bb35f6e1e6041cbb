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
