"""What each process of the race of coordinators does. Top-level functions: a process finds them by name."""

from uuid import UUID

from kit.ids import new_id
from participation.consultations.engine.building import put
from participation.consultations.engine.form import Kind, Question, Words
from participation.consultations.models import Questionnaire
from participation.consultations.rules import write_question
from participation.people.models import User


def _question(lane: int, number: int) -> Question:
    return Question(f"q{lane}_{number}", Kind.SHORT, {"fr": Words(f"Question {lane} {number}")})


def write(consultation: UUID, by: UUID, lane: int, times: int) -> int:
    coordinator = User.objects.get(pk=by)
    for number in range(times):
        write_question(consultation, _question(lane, number), key=new_id(), by=coordinator)
    return times


def write_naively(consultation: UUID, by: UUID, lane: int, times: int) -> int:
    """The same without the lock: read the questionnaire, then write it."""
    for number in range(times):
        version = Questionnaire.objects.get(consultation=consultation)
        Questionnaire.objects.write(version.pk, put(version.form, _question(lane, number)))
    return times
