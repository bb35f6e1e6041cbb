"""Say something about a message to the rest of the committee; or that one does not agree with what was decided."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.once import said_once
from kit.refusals import require
from participation.consultations.events import CardNoted
from participation.consultations.models import Card, CardNote
from participation.consultations.permissions import can_code
from participation.people.models import User

from .archive_consultation import require_not_archived
from .settle_card import NothingToSettle


@transaction.atomic
def note_card(card_id: UUID, *, text: str, dissent: bool = False, key: UUID, by: User) -> CardNote:
    """dissent: she does not agree with the last decision; it is kept beside it. The same key and words
    twice are one note.

    Others read a note once both readers have chosen (fragments.committee).
    Raises NotAllowed, Archived, NothingToSettle.
    """
    card = Card.objects.lock(card_id)
    require(can_code(by, card.sorting.consultation))
    require_not_archived(card.sorting.consultation)
    key = said_once(key, card_id, dissent, text)
    if earlier := CardNote.objects.filter(author=by, key=key).first():
        return earlier
    if dissent and card.decided is None:
        raise NothingToSettle
    note = card.notes.create(author=by, text=text, key=key, against=card.decided if dissent else None)
    record(CardNoted(consultation=card.sorting_id, card=card.pk, note=note.pk), by=by.pk)
    return note
