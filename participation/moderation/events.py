"""What happens to words under review."""

from dataclasses import dataclass
from uuid import UUID

from journal.events import Event

STREAM = "moderation"


@dataclass(frozen=True, kw_only=True)
class ReviewEvent(Event):
    item: UUID

    def streams(self) -> tuple[str, ...]:
        return (STREAM,)


class MessageSubmitted(ReviewEvent):
    """Words arrived and wait to be read."""


class MessagePublished(ReviewEvent):
    """A moderator published the words, perhaps with some hidden."""


class MessageRefused(ReviewEvent):
    """A moderator did not publish the words, and said why."""


class DecisionUndone(ReviewEvent):
    """The one who decided took it back: the words wait again."""
