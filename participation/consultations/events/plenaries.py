"""What happens to a plenary. Who supports which theme is written nowhere here: it is hers alone."""

from dataclasses import dataclass
from uuid import UUID

from journal.events import Event


@dataclass(frozen=True, kw_only=True)
class PlenaryEvent(Event):
    """Its stream's name sorts before "moderation", as what hears a decision there must."""

    plenary: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"consultation:plenary:{self.plenary}",)


@dataclass(frozen=True, kw_only=True)
class PlenaryAnnounced(PlenaryEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class PlenaryCancelled(PlenaryEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class AgendaPublished(PlenaryEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class AttendanceCounted(PlenaryEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class MinutesPublished(PlenaryEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class TopicDecided(PlenaryEvent):
    """The themes that the public page shows have changed."""

    topic: UUID


@dataclass(frozen=True, kw_only=True)
class TopicChosen(PlenaryEvent):
    topic: UUID


@dataclass(frozen=True, kw_only=True)
class QuestionsApproved(Event):
    consultation: UUID
    questionnaire: UUID

    def streams(self) -> tuple[str, ...]:
        return (f"consultation:{self.consultation}",)
