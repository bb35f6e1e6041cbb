"""Take one's own decision back, while it is fresh."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kit.refusals import Stale, require
from kit.time import now
from participation.moderation.models import OPEN, SHOWN, UNDO_FOR, Decision, ReviewItem, Verdict
from participation.moderation.permissions import can_moderate
from participation.people.models import User

from .settle import find_item, replayed, settle


class TooLateToUndo(Stale):
    """The decision is older than UNDO_FOR, or is not one person's."""

    sentence = _("Les 5 minutes sont passées. Cette décision ne change plus.")


@transaction.atomic
def undo_decision(item_id: UUID, *, seen: int, by: User) -> ReviewItem:
    """Put the message back as it was. Only the one who decided may, for UNDO_FOR.

    seen: the version the decision made. Raises NotAllowed, AlreadyDecided, TooLateToUndo.
    """
    taken = ReviewItem.objects.take(item_id, seen=seen)  # the guarded write comes first: it is the lock
    item = find_item(item_id)
    require(can_moderate(by, item))
    if not taken:
        return replayed(item, seen=seen, verdict=Verdict.UNDONE, by=by)
    decision = item.last_decision()
    require(decision is not None and decision.by_id == by.pk and decision.verdict in Verdict.undoable())
    if now() - decision.at > UNDO_FOR or decision.state_before not in (*OPEN, *SHOWN):
        raise TooLateToUndo
    was_shown = decision.state_before in SHOWN
    decided_before = decision.decided_before or decision.at  # at: of what was decided before this was kept
    return settle(
        item,
        verdict=Verdict.UNDONE,
        by=by,
        state=decision.state_before,
        published_text=decision.shown_before,
        reason="",
        more="",
        picture_left_out=decision.left_out_before,
        wants_opinion=decision.wants_opinion_before,
        reported_at=_reports_again(item, decision) if was_shown else None,
        decided_at=decided_before if was_shown else None,
    )


def _reports_again(item: ReviewItem, decision: Decision):
    """The reports that this decision answered wait again; since when the first of all does.

    Not that of somebody who reported it once more since: one of hers waits already, and is answered for both.
    """
    waiting = item.reports.filter(outcome="")
    again = set(waiting.exclude(by=None).values_list("by", flat=True))
    answered = item.reports.filter(version=decision.version).exclude(by__in=again)
    answered.update(outcome="", answered_at=None, version=None)
    return waiting.order_by("at").values_list("at", flat=True).first()
