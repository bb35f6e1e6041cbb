"""Give a number to each published message that has none yet."""

from random import SystemRandom
from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.refusals import require
from participation.consultations.events import CardsDealt
from participation.consultations.models import Card, Contribution, Sorting
from participation.consultations.permissions import can_code
from participation.people.models import User

from .archive_consultation import require_not_archived

MOST = 2_000
"""Messages numbered at once; the others next time."""


@transaction.atomic
def deal_cards(consultation_id: UUID, *, by: User) -> int:
    """How many messages were numbered. In no order: a number says nothing of when, or next to whom, one wrote.

    A number stays with its message for ever, since it is printed. Raises NotAllowed, Archived.
    """
    sorting = Sorting.objects.hold(consultation_id)
    require(can_code(by, sorting.consultation))
    require_not_archived(sorting.consultation)
    published = Contribution.objects.filter(consultation=consultation_id).published()
    fresh = list(published.filter(card=None)[:MOST])
    if not fresh:
        return 0
    SystemRandom().shuffle(fresh)
    first = sorting.dealt + 1
    Card.objects.bulk_create(
        Card(sorting=sorting, contribution=one, number=number) for number, one in enumerate(fresh, start=first)
    )
    sorting.dealt += len(fresh)
    sorting.save(update_fields=["dealt"])
    record(CardsDealt(consultation=consultation_id, up_to=sorting.dealt), by=by.pk)
    return len(fresh)
