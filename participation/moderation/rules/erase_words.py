"""Erase the words somebody sent for review: the original, what was published, and what each decider saw."""

from django.utils.translation import gettext as _

from participation.moderation.models import Decision, Report, ReviewItem, ReviewPicture, ShownName, State
from participation.people.models import User


def withdrawn_words() -> str:
    """What is read in the place of a published message whose author was erased."""
    return _("Message retiré.")


def erase_words(person: User) -> None:
    """What was published keeps its place, empty; what never was goes. Decisions keep who and when, for the deciders.

    What she reported stays, without her words.
    """
    ShownName.objects.filter(user=person).delete()
    Report.objects.filter(by=person).update(by=None, words="")
    hers = ReviewItem.objects.filter(author=person)
    hers.filter(published_text="").delete()
    Decision.objects.filter(item__in=hers).update(text="", seen_text="", shown_before="", note="")
    ReviewPicture.objects.filter(item__in=hers).delete()
    left = {"text": withdrawn_words(), "published_text": withdrawn_words(), "author": None}
    left |= {"picture_says": "", "picture_left_out": False}
    hers.update(**left, state=State.APPROVED, reason="", more="", wants_opinion=False)
