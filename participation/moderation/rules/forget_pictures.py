"""Forget the pictures that nobody sees: those of words that were not published, and those that were left out."""

import datetime as dt

from django.db.models import Q

from participation.moderation.models import ReviewItem, ReviewPicture, State
from participation.people.engine.retention import limit


def forget_pictures(at: dt.datetime) -> int:
    """Of those decided a month ago, when no appeal waits; how many."""
    unseen = Q(state=State.REFUSED) | Q(picture_left_out=True)
    old = ReviewItem.objects.filter(unseen, decided_at__lt=limit("pictures_not_shown", at))
    ids = list(old.exclude(state=State.APPEALED).exclude(picture_says="").values_list("pk", flat=True))
    ReviewPicture.objects.filter(pk__in=ids).delete()
    return ReviewItem.objects.filter(pk__in=ids).update(picture_says="", picture_left_out=False)
