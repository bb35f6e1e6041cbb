"""Publish a message, whole or with words hidden."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal
from participation.moderation.engine.hiding import only_hides
from participation.moderation.models import ReviewItem, Verdict
from participation.people.models import User

from .settle import item_for, replayed, settle


class WordsChanged(Refusal):
    """The text to publish does more than hide words."""

    sentence = _("Vous pouvez cacher des mots. Les autres mots ne changent pas.")


@transaction.atomic
def publish_item(item_id: UUID, *, seen: int, text: str | None = None, by: User) -> ReviewItem:
    """Make the words public. Asked twice by the same moderator, it publishes once.

    seen: the version the moderator had on the screen; text: the original with words replaced by [prénom], [numéro]...,
    or None for the original. Raises NotAllowed, AlreadyDecided, WordsChanged.
    """
    taken = ReviewItem.objects.pending().take(item_id, seen=seen)  # the guarded write comes first: it is the lock
    item = item_for(item_id, by=by)
    text = item.text if text is None else text
    if not taken:
        return replayed(item, seen=seen, verdict=Verdict.PUBLISHED, by=by, text=text)
    if not only_hides(item.text, text):
        raise WordsChanged
    return settle(item, verdict=Verdict.PUBLISHED, by=by, text=text)
