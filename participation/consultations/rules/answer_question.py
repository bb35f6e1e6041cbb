"""Answer a question, or change the answer, or take it away."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.refusals import Stale
from participation.consultations.engine.answers import Answer
from participation.consultations.models import Consultation
from participation.consultations.permissions import can_answer

from .speaking import AlreadyAnswered, AlreadySent, Entered, Letter, Who, enter


class HerOwnAnswer(Stale):
    """She answered without help: only she changes it."""

    sentence = _("Cette personne a déjà répondu seule. Sa réponse ne change pas.")


class QuestionChanged(Stale):
    """The question is not in the version she answers."""

    sentence = _("Cette question n’est plus posée. Vos autres réponses sont gardées.")


@transaction.atomic
def answer_question(
    consultation: Consultation, name: str, *, answer: Answer | None, who: Who, version: int | None = None
) -> Letter:
    """Keep the answer; the last one counts. Sent twice, it is one answer. Nothing of it is written in the journal.

    name: of a question of the version that is being answered. answer: as `engine.answers.answer_to` read it; None takes
    it away. version: the one in which the question was read. Raises NotAllowed, ConsultationClosed, SpeaksForAnother,
    AlreadySent, OtherVersion, QuestionChanged, HerOwnAnswer.
    """
    entered = enter(consultation, who, may=can_answer)
    letter = entered.letter
    not_sent_for_good(entered)
    entered.require_version(version)
    if name not in {question.name for question in entered.form.asked}:
        raise QuestionChanged
    if who.is_helped and name in letter.answers and letter.channels.get(name) == Channel.SELF:
        raise HerOwnAnswer
    letter.answers.pop(name, None)
    letter.channels.pop(name, None)
    if answer is not None:
        letter.answers[name], letter.channels[name] = answer, who.channel
    if who.is_helped:
        letter.helper = str(who.by.pk)
    letter.sent_by = ""
    entered.keep(sent=False)
    return letter


def not_sent_for_good(entered: Entered) -> None:
    """Without a name, what is sent has left. To a worker who enters, whatever is sent has. Raises AlreadySent."""
    if entered.draft.sent and entered.who.is_entered:
        raise AlreadyAnswered
    if entered.draft.sent and entered.consultation.is_anonymous:
        raise AlreadySent
