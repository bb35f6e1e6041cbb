"""Write a question of a consultation that nobody has seen yet."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from cms.permissions import can_keep
from kit.refusals import Stale, require
from participation.consultations.models import Consultation, Option, Question
from participation.people.models import User


class AlreadyAsked(Stale):
    sentence = _("Cette consultation est ouverte. Ses questions ne changent plus.")


@transaction.atomic
def write_question(question: Question, *, answers: Sequence[str], by: User) -> None:
    """answers: in order, for a question with several. Raises NotAllowed, AlreadyAsked."""
    # The lock: the consultation of the question, and the one it was in.
    before = Question.objects.filter(pk=question.pk).first()
    concerned = Consultation.objects.filter(pk__in={each.consultation_id for each in (question, before) if each})
    concerned.update(slug=F("slug"))
    for consultation in concerned.order_by("pk"):
        require(can_keep(by, consultation))
        if consultation.is_announced:
            raise AlreadyAsked
    question.save()
    question.options.all().delete()
    Option.objects.bulk_create(
        Option(question=question, position=number, value=f"{number}-{slugify(text)}"[:30].rstrip("-"), text=text)
        for number, text in enumerate(answers, start=1)
    )
