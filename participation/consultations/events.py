"""What happens in a consultation and others may learn. An answer leaves no trace in the journal: it is hers alone."""

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
