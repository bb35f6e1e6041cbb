"""Erase the words somebody sent for review: the original, what was published, and what each decider saw."""

from django.db.models import F
from django.utils.translation import gettext as _

from journal.rules import record_all
from participation.moderation.events import WordsErased
from participation.moderation.models import Decision, Outcome, Report, ReviewItem, ReviewPicture, ShownName, State
from participation.people.models import User

from .settle import answer_reports


def withdrawn_words() -> str:
    """What is read in the place of a published message whose author was erased."""
    return _("Message retiré.")


def erase_words(person: User) -> None:
    """What was published keeps its place, empty; what never was goes. Decisions keep who and when, for the deciders.

    What she reported stays, without her words. Who reported words of hers reads that they are gone.
    """
    hers = ReviewItem.objects.filter(author=person)
    hers.update(version=F("version") + 1)  # the lock: a decision or an undoing that comes now is on words of before
    gone = list(hers.order_by("pk").values_list("pk", "reader_id", "state"))
    ShownName.objects.filter(user=person).delete()
    Report.objects.filter(by=person).update(by=None, words="")
    hers.filter(published_text="").delete()
    answer_reports(hers.filter(reported_at__isnull=False).order_by("pk"), Outcome.REMOVED)
    Decision.objects.filter(item__in=hers).update(text="", seen_text="", shown_before="", note="")
    ReviewPicture.objects.filter(item__in=hers).delete()
    left = {"text": withdrawn_words(), "published_text": withdrawn_words(), "author": None}
    left |= {"picture_says": "", "picture_left_out": False, "reported_at": None}
    hers.update(**left, state=State.APPROVED, reason="", more="", wants_opinion=False)
    told = [WordsErased(item=one, reader=reader, appealed=state == State.APPEALED) for one, reader, state in gone]
    record_all(told, by=None)
