"""Take one's own decision back, while it is fresh."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kit.refusals import Stale, require
from kit.time import now
from participation.moderation.models import UNDO_FOR, ReviewItem, Verdict
from participation.people.models import User

from .settle import item_for, replayed, settle


class TooLateToUndo(Stale):
    """The decision is older than UNDO_FOR."""

    sentence = _("Les 5 minutes sont passées. Cette décision ne change plus.")


@transaction.atomic
def undo_decision(item_id: UUID, *, seen: int, by: User) -> ReviewItem:
    """Put the message back among those to read. Only the one who decided may, for UNDO_FOR.

    seen: the version the decision made. Raises NotAllowed, AlreadyDecided, TooLateToUndo.
    """
    taken = ReviewItem.objects.decided().take(item_id, seen=seen)  # the guarded write comes first: it is the lock
    item = item_for(item_id, by=by)
    if not taken:
        return replayed(item, seen=seen, verdict=Verdict.UNDONE, by=by)
    decision = item.last_decision()
    require(decision is not None and decision.by_id == by.pk)
    if now() - decision.at > UNDO_FOR:
        raise TooLateToUndo
    return settle(item, verdict=Verdict.UNDONE, by=by)
