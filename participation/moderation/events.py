"""What happens to words under review."""

from dataclasses import dataclass
from uuid import UUID

from journal.events import Event

STREAM = "moderation"
MINE = "words"
"""« words:<account id> »: what its owner sent, and what became of it."""
APPEALS = "moderation-appeals"
"""What may change who is asked to hear which appeal. Its name sorts after STREAM (subjects.SubjectKind.decided)."""


@dataclass(frozen=True, kw_only=True)
class ReviewEvent(Event):
    """author: whose page changes too; nobody for words that are nobody's, and for what is the team's alone.
    appealed: another reading is asked, or was until now.
    """

    item: UUID
    author: UUID | None = None
    appealed: bool = False

    def streams(self) -> tuple[str, ...]:
        appeals = (APPEALS,) if self.appealed else ()
        return (STREAM, *appeals, f"{MINE}:{self.author}") if self.author else (STREAM, *appeals)

    def targets(self) -> dict[str, object]:
        """The item alone: the stream says whose it is, to whoever may read that stream."""
        return {"item": str(self.item)}


class MessageSubmitted(ReviewEvent):
    """Words arrived and wait to be read."""


class MessagePublished(ReviewEvent):
    """A moderator published the words, perhaps with some hidden."""


class MessageRefused(ReviewEvent):
    """A moderator did not publish the words, and said why."""


class DecisionUndone(ReviewEvent):
    """The one who decided took it back: the words are again what they were."""


class MessageHeld(ReviewEvent):
    """Somebody put it aside, and said to the team why."""


class OpinionAsked(ReviewEvent):
    """Somebody does not decide alone."""


class OpinionGiven(ReviewEvent):
    """A colleague said what she thinks of it."""


class MessageEscalated(ReviewEvent):
    """It is for the coordination to decide."""


@dataclass(frozen=True, kw_only=True)
class ReaderChanged(ReviewEvent):
    """Perhaps somebody else reads it from now on. left: the structure that did until now, where another one does."""

    left: UUID | None = None

    def targets(self) -> dict[str, object]:
        return super().targets() | ({"left": str(self.left)} if self.left else {})


class MessageMoved(ReaderChanged):
    """Another structure reads it."""


class MessageKept(ReviewEvent):
    """It was reported, read again, and left where it is."""


class WordsCorrected(ReaderChanged):
    """Its author sent other words in their place."""


class AppealMade(ReviewEvent):
    """Its author asks others to read it again."""


class AppealHeard(ReviewEvent):
    """One of the two who hear an appeal gave an opinion."""


class MessageReported(ReviewEvent):
    """A reader of the site says that something is wrong with it."""


class ReportMoved(ReviewEvent):
    """What came of a report, or that it waits again: for the page of whoever reported it. author: her, here."""

    def streams(self) -> tuple[str, ...]:
        return (f"{MINE}:{self.author}",)


@dataclass(frozen=True, kw_only=True)
class NameTakenBack(ReviewEvent):
    """Its owner no longer wants it. reader: the structure where it waited; nobody's when it waited no more."""

    reader: UUID | None = None

    def streams(self) -> tuple[str, ...]:
        return super().streams() if self.reader else (f"{MINE}:{self.author}",)

    def targets(self) -> dict[str, object]:
        """The item is no more, or is hers alone now: the entry says who may have had it on the screen."""
        return super().targets() | ({"reader": str(self.reader)} if self.reader else {})


@dataclass(frozen=True, kw_only=True)
class WordsErased(ReviewEvent):
    """Its author was erased: the words are gone, or « Message retiré. » stands in their place. reader: who had it."""

    reader: UUID

    def targets(self) -> dict[str, object]:
        return super().targets() | {"reader": str(self.reader)}


class MessageClaimed(ReviewEvent):
    """Somebody reads it: the others leave it to her."""


class MessageReleased(ReviewEvent):
    """Whoever read it leaves it to the others."""


class ClaimTakenOver(ReviewEvent):
    """Somebody reads it in the place of the one who did."""


@dataclass(frozen=True, kw_only=True)
class NameTakenOff(Event):
    """Somebody no longer wants the name that others saw, or the one that waited to be read."""

    person: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"names:{self.person}",)
