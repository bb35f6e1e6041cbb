"""Write in the journal that a piece of news went public."""

from uuid import UUID

from django.db import transaction

from cms.events import NewsPublished
from journal.rules import record


@transaction.atomic
def record_publication(*, page_id: int, revision_id: int, by: UUID | None) -> None:
    """`by` is who published: not always who wrote. None when the clock did, at the hour an editor chose."""
    record(NewsPublished(page=page_id, revision=revision_id), by=by)
