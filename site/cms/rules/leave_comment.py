"""Say something under a piece of news: it waits to be read before others see it."""

from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.models import NewsComment, NewsPage
from cms.permissions import can_comment
from kit.once import said_once
from kit.refusals import NotAllowed, Stale, require
from participation.moderation.models import ReviewItem, subjects
from participation.moderation.rules import submit_for_review
from participation.people.models import User

COMMENT = "news_comment"
"""Name of these words in the registry of moderation."""


class CommentsClosed(Stale):
    """The coordination closed them while it was being written."""

    sentence = _("On ne peut plus écrire sous cette nouvelle.")


class Said(NamedTuple):
    """What moderation is shown."""

    comment: NewsComment
    text: str


@transaction.atomic
def leave_comment(page_id: int, *, text: str, show_name: bool = False, key: UUID, by: User) -> NewsComment:
    """text: as the form cleaned it, not empty. show_name: under the name that others see of her. The same key and words
    twice are one. Raises NotAllowed, CommentsClosed."""
    require(can_comment(by))
    open_to_all = NewsPage.objects.filter(pk=page_id, live=True, comments_open=True)
    if not open_to_all.update(comments_open=True):  # the lock: whoever closes them comes before, or after
        if NewsPage.objects.filter(pk=page_id, live=True).exists():
            raise CommentsClosed
        raise NotAllowed
    comment_id = said_once(key, by.pk, page_id, text)
    if earlier := NewsComment.objects.filter(pk=comment_id).first():
        return earlier
    comment = NewsComment(pk=comment_id, page_id=page_id, author=by, show_name=show_name)
    comment.review = submit_for_review(COMMENT, Said(comment, text), by=by)
    comment.save(force_insert=True)
    return comment


def comment_subject(said: Said) -> subjects.Subject:
    """What moderation asks of these words: whose they are, and under which news."""
    return subjects.Subject(
        id=said.comment.pk,
        structure_id=said.comment.page.structure_id,
        author_id=said.comment.author_id,
        text=said.text,
        context=said.comment.page.title[:200],
    )


def hear_comment(_item: ReviewItem) -> None:
    """Nothing to note, and no copy to keep the same: the page reads the review itself."""


def erase_comments(person: User) -> None:
    """What was never published goes; what was stays as an empty place, when moderation has taken the words away."""
    hers = NewsComment.objects.filter(author=person)
    hers.filter(review__published_text="").delete()
    hers.update(author=None, show_name=False)
