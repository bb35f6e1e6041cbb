"""Answer a question, or change the answer."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal
from kit.time import now
from participation.consultations.models import Answer, Question
from participation.consultations.permissions import can_answer
from participation.people.models import User

from .enter import enter


class AnswerUnknown(Refusal):
    """The value is none of the question's choices."""

    sentence = _("Choisissez une des réponses.")


@transaction.atomic
def answer_question(question: Question, *, value: str, by: User) -> Answer:
    """Keep the answer; the last one counts. Sent twice, it is one answer.

    value: of one of `question.choices()`. Nothing is written in the journal, so that nobody reads there who answered
    when. Raises NotAllowed, ConsultationClosed, AnswerUnknown.
    """
    participation = enter(question.consultation, by=by, may=can_answer)
    if value not in {choice.value for choice in question.choices()}:
        raise AnswerUnknown
    answer, _created = Answer.objects.update_or_create(
        participation=participation, question=question, defaults={"value": value, "at": now()}
    )
    participation.position = question.position
    participation.save(update_fields=["position"])
    return answer
