import pytest

from journal.models import Entry
from kit.refusals import NotAllowed
from participation.consultations.models import Answer, Participation
from participation.consultations.rules import AnswerUnknown, ConsultationClosed, answer_question
from participation.people.models import Role
from tests.support.consultations import a_consultation, close
from tests.support.people import a_coordinator, a_person, a_user, a_worker, give_mandate, with_role

pytestmark = pytest.mark.django_db


def test_going_back_changes_the_answer_and_keeps_one():
    question = a_consultation().questions.get(position=1)
    awa = a_person()
    answer_question(question, value="yes", by=awa)
    answer_question(question, value="no", by=awa)
    assert Answer.objects.get(question=question).value == "no"
    assert Participation.objects.get().position == 1


def test_an_account_without_structure_may_answer():
    answer_question(a_consultation().questions.get(position=1), value="unsure", by=a_user())
    assert Answer.objects.count() == 1


@pytest.mark.parametrize("value", ["", "peut-être", "matin"])
def test_an_answer_that_was_not_offered_is_refused(value):
    with pytest.raises(AnswerUnknown):
        answer_question(a_consultation().questions.get(position=1), value=value, by=a_person())
    assert not Participation.objects.exists()


def test_after_the_last_day_nobody_answers():
    consultation = a_consultation()
    question = consultation.questions.get(position=2)
    close(consultation)
    with pytest.raises(ConsultationClosed):
        answer_question(question, value="matin", by=a_person())
    assert not Participation.objects.exists()


def test_nobody_answers_before_it_opens():
    question = a_consultation(opens_at=None, closes_at=None).questions.get(position=1)
    with pytest.raises(NotAllowed):
        answer_question(question, value="yes", by=a_person())


@pytest.mark.parametrize("who", ["worker", "coordinator", "helper"])
def test_the_team_and_helpers_do_not_answer_in_place_of_persons(who):
    consultation = a_consultation()
    helper = a_user("Lucie Diallo")
    give_mandate(a_person(consultation.structure), helper)
    user = {"worker": a_worker(), "coordinator": a_coordinator(), "helper": helper}[who]
    user.acts_as_staff = False  # as in a session without second factor
    with pytest.raises(NotAllowed):
        answer_question(consultation.questions.get(position=1), value="yes", by=user)


def test_a_person_who_also_sits_in_the_committee_answers():
    consultation = a_consultation()
    kader = with_role(a_person(name="Kader"), Role.COMMITTEE, territory=consultation.structure.territory)
    assert answer_question(consultation.questions.get(position=1), value="yes", by=kader).value == "yes"


def test_an_answer_leaves_no_trace_in_the_journal():
    answer_question(a_consultation().questions.get(position=1), value="yes", by=a_person())
    assert not Entry.objects.exists()
