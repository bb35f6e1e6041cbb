"""Publish together what is plainly harmless, once it was read on the list."""

from collections.abc import Sequence
from uuid import UUID

from kit.refusals import Refusal
from participation.moderation.models import ReviewItem
from participation.people.models import User

from .publish_item import publish_item

MOST = 30
"""Messages at once: what one reads on a page."""


def publish_plain(chosen: Sequence[tuple[UUID, int]], *, by: User) -> tuple[list[ReviewItem], int]:
    """Publish each as it is, in a transaction of its own: (those that were, how many were left).

    chosen: (item, the version on the screen), at most MOST. Left: those in which something was seen, those that a
    colleague has or has decided, and those that are not the user's to decide.
    """
    published = []
    for item_id, seen in chosen[:MOST]:
        plain = ReviewItem.objects.filter(pk=item_id, version=seen).first()
        if plain is None or not plain.is_plain or plain.looks_private:
            continue
        try:
            published.append(publish_item(item_id, seen=seen, by=by))
        except Refusal:
            continue
    return published, len(chosen) - len(published)
