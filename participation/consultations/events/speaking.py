"""What happens in a consultation and others may learn. An answer leaves no trace in the journal: it is hers alone.

But that somebody answers in her name does, once, on her own stream: it is never hidden from her.
"""

from dataclasses import dataclass
from uuid import UUID

from journal.events import Event


@dataclass(frozen=True, kw_only=True)
class ContributionDecided(Event):
    """The messages that the public page shows have changed."""

    consultation: UUID
    contribution: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"consultation:{self.consultation}",)


@dataclass(frozen=True, kw_only=True)
class ConsultationMoved(Event):
    """It opened, closed, was published... state: where it is now."""

    consultation: UUID
    state: str

    def streams(self) -> tuple[str, ...]:
        return (f"consultation:{self.consultation}",)


@dataclass(frozen=True, kw_only=True)
class AnswersLost(Event):
    """It was closed without its key. answers: how many nobody can read any more."""

    consultation: UUID
    answers: int

    def streams(self) -> tuple[str, ...]:
        return (f"consultation:{self.consultation}",)


@dataclass(frozen=True, kw_only=True)
class StatementDecided(Event):
    """There is one statement more to vote on, or one less."""

    consultation: UUID
    statement: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"consultation:{self.consultation}",)


@dataclass(frozen=True, kw_only=True)
class PaperNumbered(Event):
    """Sheets of paper got their numbers. Which came back is written nowhere here."""

    consultation: UUID
    first: int
    last: int

    def streams(self) -> tuple[str, ...]:
        return (f"consultation:{self.consultation}",)


@dataclass(frozen=True, kw_only=True)
class WorkerEntered(Event):
    """A worker began to write down somebody's answers, beside her or on the phone. Not what they are."""

    person: UUID
    consultation: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"people:{self.person}",)


@dataclass(frozen=True, kw_only=True)
class HelperSpoke(Event):
    """A helper began to answer in somebody's name. What was answered, and when, is not written here."""

    person: UUID
    consultation: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"people:{self.person}",)
