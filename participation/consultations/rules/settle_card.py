"""Write down what was decided, after talking, of a message that its two readers had put elsewhere."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Stale, require
from participation.consultations.engine.coding import Standing
from participation.consultations.events import CardSettled
from participation.consultations.models import Card, Settlement
from participation.consultations.permissions import can_code
from participation.people.models import User

from .archive_consultation import require_not_archived
from .code_card import known_themes


class NothingToSettle(Stale):
    """The two did not both choose yet, or chose the same."""

    sentence = _("Pour ce message, il n’y a rien à décider.")


class SettledMeanwhile(Stale):
    sentence = _("Quelqu’un vient d’écrire ce qui est décidé. Relisez, puis dites si vous n’êtes pas d’accord.")


@transaction.atomic
def settle_card(card_id: UUID, *, themes: Collection[UUID], seen: int, by: User) -> Settlement:
    """Any member may write it. What each reader had chosen stays, and so does what was decided before.

    seen: how many times it was decided, on the page. Raises NotAllowed, Archived, NothingToSettle, SettledMeanwhile.
    """
    card = Card.objects.lock(card_id)
    require(can_code(by, card.sorting.consultation))
    require_not_archived(card.sorting.consultation)
    if card.standing not in (Standing.DIFFERENT, Standing.SETTLED):
        raise NothingToSettle
    chosen = known_themes(card, themes)
    last = card.decided
    if last and last.by_id == by.pk and last.chosen == frozenset(theme.pk for theme in chosen):
        return last
    if (last.number if last else 0) != seen:
        raise SettledMeanwhile
    settlement = card.settlements.create(number=seen + 1, by=by)
    settlement.themes.set(chosen)
    record(CardSettled(consultation=card.sorting_id, card=card.pk, settlement=settlement.pk), by=by.pk)
    return settlement
