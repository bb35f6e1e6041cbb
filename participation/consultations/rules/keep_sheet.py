"""Keep the sheet of a confidential or named consultation. Only other rules do."""

from __future__ import annotations

from uuid import UUID

from kit.time import now
from participation.consultations.engine.form import Form
from participation.consultations.models import Consultation, Draft, KeptSheet
from participation.people.models import User

from .put_away import channel_of, counted, free_words, territory_of
from .speaking import Letter


def keep_sheet(
    consultation: Consultation, letter: Letter, form: Form, *, draft: Draft, by_herself: bool = True
) -> KeptSheet:
    """Her one sheet, made or written again, under the lock of her draft.

    by_herself: False when the house puts it away on the last day; a sheet that was sent then keeps its moment.
    """
    fields = {
        "questionnaire": letter.questionnaire,
        "content": counted(letter, form),
        "channels": letter.channels,
        "channel": channel_of(letter),
        "texts": free_words(letter, form),
        "territory_id": territory_of(letter),
        "helper": User.objects.filter(pk=letter.helper or None).first(),  # nobody, once that account is erased
    }
    if by_herself or draft.sheet is None:
        fields["sent_at"] = now()
    if draft.sheet is not None:
        KeptSheet.objects.filter(pk=draft.sheet_id).update(**fields)
        return draft.sheet
    user_id = UUID(letter.user) if letter.user else None
    return KeptSheet.objects.create(consultation=consultation, user_id=user_id, **fields)
