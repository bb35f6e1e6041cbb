"""What came otherwise than by a phone of one's own: written down beside somebody, while she was called, or on paper."""

from __future__ import annotations

from journal.models import Channel
from kit.demo import Life
from participation.consultations.engine.codes import new_code
from participation.consultations.models import Consultation
from participation.consultations.rules import Who, answer_question, enter_paper, print_paper, send_answers

from .samples import said_by


def build(life: Life) -> None:
    if not life.sample:
        return
    hours = Consultation.objects.get(slug="horaires-des-accueils")
    _paper(life, hours)
    for number, through in enumerate((Channel.ASSISTED, Channel.PHONE)):
        _write_down(hours, Who(by=life.people["samira"], code=new_code(), through=through), number)


def _paper(life: Life, consultation: Consultation) -> None:
    """Eight sheets were printed, three came back; one is typed twice, and one answer of it is not the same."""
    samira, claire = life.people["samira"], life.people["claire"]
    print_paper(consultation.pk, count=8, by=samira)
    asked = consultation.questionnaire_in_use().form.asked
    read = {question.name: said_by(question, place % 2) for place, question in enumerate(asked)}
    for number in (1, 2):
        enter_paper(consultation, number, answers=read, by=samira)
    enter_paper(consultation, 3, answers=read, twice=True, by=samira)
    enter_paper(consultation, 3, answers=read | {asked[0].name: said_by(asked[0], 1)}, by=claire)


def _write_down(consultation: Consultation, who: Who, number: int) -> None:
    """One who has no account, with Samira."""
    for place, question in enumerate(consultation.questionnaire_in_use().form.asked):
        answer_question(consultation, question.name, answer=said_by(question, (number + place) % 2), who=who)
    send_answers(consultation, who=who)
