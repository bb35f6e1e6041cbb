"""Leave a word on a session: it is read before others see it."""

from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from journal.rules import record
from kit.once import said_once
from kit.refusals import Stale
from kit.time import say_day
from participation.moderation.models import ReviewItem, subjects
from participation.moderation.rules import submit_for_review
from participation.people.models import User
from workshops.events import WordLeft
from workshops.models import Feedback
from workshops.permissions import Actor

from .rate_session import locked, who_says

WORD = "session_word"
"""Name of these words in the registry of moderation."""


class Left(NamedTuple):
    """What moderation is shown. The words are kept there alone, as they came."""

    feedback: Feedback
    text: str


class NoFaceYet(Stale):
    """The face comes first: a word alone would be counted nowhere."""

    sentence = _("Choisissez d’abord un visage.")


class WordAlreadyLeft(Stale):
    """One word for each session: it may be published already."""

    sentence = _("Votre mot est déjà parti. L’équipe le lit.")


@transaction.atomic
def leave_word(booking_id: UUID, *, text: str, key: UUID, by: Actor, channel: str = Channel.SELF) -> Feedback:
    """text: as the form cleaned it, not empty. The same words with one key are one word.

    Raises NotAllowed, TooLateToSay, SaidAlready, NoFaceYet, WordAlreadyLeft.
    """
    booking, feedback = locked(booking_id, by=by)
    if feedback is None:
        raise NoFaceYet
    key = said_once(key, booking_id, text)
    if feedback.review:
        if feedback.key == key:
            return feedback
        raise WordAlreadyLeft
    feedback.helper, feedback.channel = who_says(booking, by, channel)
    account = by if isinstance(by, User) else booking.person
    feedback.review = submit_for_review(WORD, Left(feedback, text), by=account, channel=feedback.channel)
    feedback.key = key
    feedback.save(update_fields=["helper", "channel", "review", "key"])
    record(
        WordLeft(session=booking.session_id, booking=booking.pk),
        by=by.pk,
        on_behalf=booking.person_id if feedback.helper else None,
        channel=feedback.channel,
    )
    return feedback


def word_subject(left: Left) -> subjects.Subject:
    """What moderation asks of these words: whose they are. Of somebody without account nobody knows the name."""
    booking = left.feedback.booking
    session = booking.session
    about = {"workshop": session.workshop.title, "day": say_day(session.starts_at)}
    return subjects.Subject(
        id=left.feedback.pk,
        structure_id=session.workshop.structure_id,
        author_id=booking.person_id,
        text=left.text,
        context=_now("Un mot sur « %(workshop)s », %(day)s") % about,
        writer_id=left.feedback.helper_id,
    )


def hear_word(_item: ReviewItem) -> None:
    """Nothing to note: pages read the review itself, and nobody looks at them live."""


def keep_no_copy(_item: ReviewItem) -> None:
    """Its author sends other words: they are kept by moderation alone."""
