"""Keep what she typed in « Mes mots » for herself alone."""

from typing import TypeVar
from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import NotAllowed, require
from participation.people.models import User
from participation.plans import events
from participation.plans.engine.text import written
from participation.plans.models import Draft, Receipt, Voice, Words
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.permissions import can_write_own_words

from .refusals import StaleWords, refuse_if_closed

_Row = TypeVar("_Row")


@transaction.atomic
def save_own_words(section_id: UUID, *, text: str, base_seq: int, key: UUID, by: User) -> Draft:
    """Her draft, saved. Only her draft's row is touched: nothing that anybody else reads moves.

    base_seq: the draft's sequence on the page she typed in. key: the form's own.
    Raises NotAllowed; PlanClosed; Unwritable; StaleWords (another of her pages wrote since); KeyUsedElsewhere.
    """
    draft = Draft.objects.lock(section_id)
    if draft is None:
        raise NotAllowed
    plan = draft.section.plan
    require(can_write_own_words(by, plan))
    refuse_if_closed(plan)
    text = written(text)
    if not Receipt.objects.is_new(key, author=by, target=section_id):
        return sent_again(draft, same=draft.text == text)
    refuse_if_stale(draft, base_seq)
    draft.keep(text)
    journal.record(events.DraftKept(plan=plan.pk, section=section_id), by=by.pk)
    return draft


def refuse_if_stale(draft: Draft, base_seq: int) -> None:
    """Raises StaleWords when the draft has moved on since `base_seq`."""
    if draft.seq != base_seq:
        raise StaleWords(kept=in_her_box(draft), seq=draft.seq)


def in_her_box(draft: Draft) -> str:
    """What her box holds when she opens it: her draft, else what she shows."""
    if draft.text is not None:
        return draft.text
    return Words.objects.values_list("shown", flat=True).get(section=draft.section_id, voice=Voice.PERSON)


def sent_again(row: _Row, *, same: bool) -> _Row:
    """The answer to a key that has already served: the same, unless what it carries is not what it carried."""
    if not same:
        raise KeyUsedElsewhere
    return row
