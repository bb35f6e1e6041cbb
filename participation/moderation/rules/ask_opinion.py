"""Ask for a second opinion, and give it."""

from uuid import UUID

from django.db import transaction

from kit.refusals import require
from participation.moderation.models import ReviewItem, State, Verdict
from participation.people.models import User

from .settle import item_for, opinions_on, replayed, settle


@transaction.atomic
def ask_opinion(item_id: UUID, *, seen: int, note: str, by: User) -> ReviewItem:
    """Whoever asks decides no more alone: a colleague answers, or decides.

    seen: the version on the screen; note: the question, not empty. Raises NotAllowed, AlreadyDecided, HeldByAnother.
    """
    askable = ReviewItem.objects.filter(state__in=(State.PENDING, State.HELD), wants_opinion=False)
    taken = askable.take(item_id, seen=seen)
    item = item_for(item_id, by=by)
    if not taken:
        return replayed(item, seen=seen, verdict=Verdict.ASKED, by=by, note=note)
    return settle(item, verdict=Verdict.ASKED, by=by, note=note, state=State.PENDING, wants_opinion=True)


@transaction.atomic
def give_opinion(item_id: UUID, *, seen: int, note: str, by: User) -> ReviewItem:
    """Another than the one who asked says what she thinks; the message is to read again, by anybody.

    seen: the version on the screen; note: not empty. Raises NotAllowed, AlreadyDecided, HeldByAnother.
    """
    taken = ReviewItem.objects.filter(wants_opinion=True).take(item_id, seen=seen)
    item = item_for(item_id, by=by)
    if not taken:
        return replayed(item, seen=seen, verdict=Verdict.ADVISED, by=by, note=note)
    question, _advice = opinions_on(item)
    require(question is not None and question.by_id != by.pk)
    return settle(item, verdict=Verdict.ADVISED, by=by, note=note, wants_opinion=False)
