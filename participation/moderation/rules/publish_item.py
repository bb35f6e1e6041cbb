"""Publish a message, whole or with words hidden."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal
from kit.time import now
from participation.moderation.engine.hiding import only_hides
from participation.moderation.models import Outcome, ReviewItem, State, Verdict
from participation.people.models import User

from .settle import item_for, replayed, require_second_reader, settle


class WordsChanged(Refusal):
    """The text to publish does more than hide words."""

    sentence = _("Vous pouvez cacher des mots. Les autres mots ne changent pas.")


@transaction.atomic
def publish_item(
    item_id: UUID,
    *,
    seen: int,
    text: str | None = None,
    without_picture: bool = False,
    reports: int | None = None,
    by: User,
) -> ReviewItem:
    """Make the words public. Asked twice by the same moderator, it publishes once.

    seen: the version the moderator had on the screen; text: the original with words replaced by [prénom], [numéro]...,
    or None for what is shown already, and the original where nothing is; without_picture: « sans l’image », which a
    picture left out before stays. Of a message that was reported, this is the answer: words were hidden, or it was read
    again and stays as it is; reports: how many of them were on the screen, None: all. Raises NotAllowed,
    AlreadyDecided, HeldByAnother, NeedsTwo, WordsChanged, ReportedSince.
    """
    taken = ReviewItem.objects.decidable().take(item_id, seen=seen)  # the guarded write comes first: it is the lock
    item = item_for(item_id, by=by)
    text = (item.published_text or item.text) if text is None else text
    without_picture = without_picture and bool(item.picture_says)
    if not taken:
        return replayed(item, seen=seen, verdict=Verdict.PUBLISHED, by=by, text=text, without_picture=without_picture)
    if not only_hides(item.text, text):
        raise WordsChanged
    require_second_reader(item, by=by)
    without_picture = without_picture or item.picture_left_out
    hides = hides_more(item, text=text, without_picture=without_picture)
    answers = Outcome.CHANGED if hides else Outcome.KEPT
    return make_public(item, text=text, without_picture=without_picture, answers=answers, reports=reports, by=by)


def hides_more(item: ReviewItem, *, text: str, without_picture: bool) -> bool:
    """Whether others see less than they do now: what they who reported it are told."""
    return (without_picture and not item.picture_left_out) or not only_hides(text, item.published_text or item.text)


def make_public(
    item: ReviewItem,
    *,
    text: str,
    without_picture: bool = False,
    answers: Outcome | None = None,
    reports: int | None = None,
    by: User,
) -> ReviewItem:
    """Write it down, once whoever may decide did. Only other rules do.

    answers, reports: see `settle`; without an answer, what readers of the site say of it still waits.
    """
    left_out = without_picture and bool(item.picture_says)
    return settle(
        item,
        verdict=Verdict.PUBLISHED,
        by=by,
        answers=answers,
        reports=reports,
        state=State.APPROVED if text == item.text and not left_out else State.EDITED,
        picture_left_out=left_out,
        published_text=text,
        reason="",
        more="",
        wants_opinion=False,
        reported_at=None if answers else item.reported_at,
        decided_at=now(),
    )
