"""An author sends other words in the place of hers: this room keeps its own copy the same."""

from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal
from participation.consultations.models import Contribution, Statement, Topic
from participation.moderation.models import ReviewItem


class AnsweredAlready(Refusal):
    """They were shown once, and others voted on them, chose them or sorted them: that is no answer to other words."""

    sentence = _("D’autres personnes ont déjà répondu à ces mots. Ils ne changent plus. Écrivez-en d’autres.")


def correct_contribution(item: ReviewItem) -> None:
    """Raises AnsweredAlready once the committee has sorted it."""
    hers = Contribution.objects.filter(pk=item.subject_id)
    _refuse_if(hers.filter(card__codings__isnull=False).exists())
    hers.update(text=item.text)


def correct_statement(item: ReviewItem) -> None:
    """Raises AnsweredAlready once somebody has voted on it."""
    hers = Statement.objects.filter(pk=item.subject_id)
    _refuse_if(hers.filter(votes__isnull=False).exists())
    hers.update(text=item.text)


def correct_topic(item: ReviewItem) -> None:
    """Raises AnsweredAlready once somebody has chosen it."""
    hers = Topic.objects.filter(pk=item.subject_id)
    _refuse_if(hers.filter(supports__isnull=False).exists())
    hers.update(text=item.text)


def _refuse_if(answered: bool) -> None:
    if answered:
        raise AnsweredAlready
