"""Pass a message on: to the coordination, or to another structure when it is about one's own."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal
from participation.moderation.models import ReviewItem, State, Verdict
from participation.people.models import User

from .choose_reader import other_reader
from .settle import item_for, replayed, settle


class NobodyElse(Refusal):
    """No other structure of the territory has anybody to read it."""

    status = 409
    sentence = _("Aucune autre structure ne peut lire ce message. Demandez un avis, ou confiez-le à la coordination.")


@transaction.atomic
def escalate_item(item_id: UUID, *, seen: int, note: str, by: User) -> ReviewItem:
    """From now on a coordinator decides.

    seen: the version on the screen; note: why, not empty. Raises NotAllowed, AlreadyDecided, HeldByAnother.
    """
    taken = ReviewItem.objects.filter(state__in=(State.PENDING, State.HELD)).take(item_id, seen=seen)
    item = item_for(item_id, by=by)
    if not taken:
        return replayed(item, seen=seen, verdict=Verdict.ESCALATED, by=by, note=note)
    return settle(item, verdict=Verdict.ESCALATED, by=by, note=note, state=State.ESCALATED, wants_opinion=False)


@transaction.atomic
def move_item(item_id: UUID, *, seen: int, note: str, by: User) -> ReviewItem:
    """It speaks of us: a structure of the same territory reads it in our place.

    seen: the version on the screen; note: why. Raises NotAllowed, AlreadyDecided, HeldByAnother, NobodyElse.
    """
    taken = ReviewItem.objects.filter(state__in=(State.PENDING, State.HELD)).take(item_id, seen=seen)
    item = item_for(item_id, by=by)
    if not taken:
        return replayed(item, seen=seen, verdict=Verdict.MOVED, by=by, note=note)
    other = other_reader(item.reader)
    if other is None:
        raise NobodyElse
    return settle(
        item,
        verdict=Verdict.MOVED,
        by=by,
        note=note,
        state=State.PENDING,
        wants_opinion=False,
        reader=other,
        about_team=True,
    )
