"""All that was answered in a consultation, whatever was promised about who answered. What results are made of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from participation.consultations.engine.answers import Answers
from participation.consultations.models import Consultation, KeptSheet, Sheet


@dataclass(frozen=True)
class Filled:
    """One sheet. questionnaire: number of the version; content: the answers, without free words; channels: question ->
    channel, where somebody helped for some questions only; results go by `channel`, the whole sheet's, and say so."""

    questionnaire: int
    content: Answers
    channel: str
    territory_id: UUID | None
    channels: Mapping[str, str]


def sheets_of(consultation: Consultation) -> Iterator[Filled]:
    """In no order that means something. The anonymous ones are here once it is closed."""
    columns = ["questionnaire", "content", "channel", "territory_id"]
    if consultation.is_anonymous:
        rows = Sheet.objects.filter(consultation=consultation, sealed=None).values_list(*columns)
        for number, content, channel, territory in rows.iterator(chunk_size=2_000):
            yield Filled(number, content, channel, territory, {})
        return
    rows = KeptSheet.objects.filter(consultation=consultation).values_list(*columns, "channels")
    yield from (Filled(*row) for row in rows.iterator(chunk_size=2_000))
