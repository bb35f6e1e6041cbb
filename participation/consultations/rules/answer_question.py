"""Answer a question, or change the answer; for oneself, or for a person one helps."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.refusals import Refusal, Stale
from kit.time import now
from participation.consultations.models import Answer, Question
from participation.consultations.permissions import can_answer
from participation.people.models import User

from .enter import channel_of, enter


class AnswerUnknown(Refusal):
    """The value is none of the question's choices."""

    sentence = _("Choisissez une des réponses.")


class HerOwnAnswer(Stale):
    """She answered without help: only she changes it."""

    sentence = _("Cette personne a déjà répondu seule. Sa réponse ne change pas.")


@transaction.atomic
def answer_question(question: Question, *, value: str, person: User | None = None, by: User) -> Answer:
    """Keep the answer; the last one counts. Sent twice, it is one answer.

    value: of one of `question.choices()`; person: whose answer it is, `by` when not given. Nothing of the answer is
    written in the journal, so that nobody reads there who answered when. Raises NotAllowed, ConsultationClosed,
    SpeaksForAnother, AnswerUnknown, HerOwnAnswer.
    """
    person = person or by
    participation = enter(question.consultation, person=person, by=by, may=can_answer)
    if value not in {choice.value for choice in question.choices()}:
        raise AnswerUnknown
    channel = channel_of(person, by)
    if channel != Channel.SELF and participation.answers.filter(question=question, channel=Channel.SELF).exists():
        raise HerOwnAnswer
    answer, _created = Answer.objects.update_or_create(
        participation=participation, question=question, defaults={"value": value, "channel": channel, "at": now()}
    )
    participation.position = question.position
    participation.save(update_fields=["position"])
    return answer
