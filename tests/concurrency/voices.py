"""What each process of the race for one voice does. Top-level functions: a process finds them by name."""

import time
from uuid import UUID

from participation.consultations.models import Answer, Participation, Question, Speaker
from participation.consultations.rules import SpeaksForAnother, answer_question
from participation.people.models import User


def answer_for(question_id: UUID, person_id: UUID, helper_id: UUID) -> bool:
    """Whether the answer of this person was taken."""
    question = Question.objects.select_related("consultation").get(pk=question_id)
    person, helper = User.objects.get(pk=person_id), User.objects.get(pk=helper_id)
    try:
        answer_question(question, value="yes", person=person, by=helper)
    except SpeaksForAnother:
        return False
    return True


def answer_naively(question_id: UUID, person_id: UUID, helper_id: UUID) -> bool:
    """Look whether the helper has spoken for somebody, then answer: nothing refuses in between."""
    question = Question.objects.select_related("consultation").get(pk=question_id)
    if Speaker.objects.filter(consultation=question.consultation, user=helper_id).exists():
        return False
    time.sleep(0.05)
    participation = Participation.objects.enter(question.consultation_id, person_id)
    Answer.objects.create(participation=participation, question=question, value="yes", channel="assisted")
    Speaker.objects.speaks(participation, helper_id)
    return True
