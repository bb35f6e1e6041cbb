"""What came otherwise than by a phone of one's own: written down beside somebody, or while she was called."""

from __future__ import annotations

from journal.models import Channel
from kit.demo import Life
from participation.consultations.engine.codes import new_code
from participation.consultations.models import Consultation
from participation.consultations.rules import Who, answer_question, send_answers

from .samples import said_by


def build(life: Life) -> None:
    if not life.sample:
        return
    hours = Consultation.objects.get(slug="horaires-des-accueils")
    for number, through in enumerate((Channel.ASSISTED, Channel.PHONE)):
        _write_down(hours, Who(by=life.people["samira"], code=new_code(), through=through), number)


def _write_down(consultation: Consultation, who: Who, number: int) -> None:
    """One who has no account, with Samira."""
    for place, question in enumerate(consultation.questionnaire_in_use().form.asked):
        answer_question(consultation, question.name, answer=said_by(question, (number + place) % 2), who=who)
    send_answers(consultation, who=who)
