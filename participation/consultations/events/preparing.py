"""What happens while a consultation is prepared. What is written in it is in its rows, not here."""

from dataclasses import dataclass
from uuid import UUID

from journal.events import Event


@dataclass(frozen=True, kw_only=True)
class ConsultationCreated(Event):
    consultation: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"consultation:{self.consultation}",)


@dataclass(frozen=True, kw_only=True)
class ConsultationChanged(Event):
    """Its title, its dates, what it promises."""

    consultation: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"consultation:{self.consultation}",)


@dataclass(frozen=True, kw_only=True)
class QuestionnaireChanged(Event):
    """A version that was being prepared: its questions, its languages, who has reread it."""

    consultation: UUID
    questionnaire: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"consultation:{self.consultation}",)


@dataclass(frozen=True, kw_only=True)
class RemarkLeft(Event):
    """Somebody who reread the questions said something of them. Not what."""

    consultation: UUID
    questionnaire: UUID
    remark: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"consultation:{self.consultation}",)
