from dataclasses import replace

import pytest

from kit.refusals import NotAllowed
from participation.consultations.engine.canonical import fingerprint
from participation.consultations.models import Approval, Questionnaire, State
from participation.consultations.permissions import approvable_questionnaires
from participation.consultations.rules import AlreadyApproved, NotEnoughYes, QuestionsChanged, approve_questions
from participation.consultations.rules.preparing import keep
from tests.support.committee import a_member
from tests.support.consultations import a_consultation
from tests.support.people import StructureFactory, a_coordinator

pytestmark = pytest.mark.django_db


@pytest.fixture
def questions() -> Questionnaire:
    return a_consultation(state=State.REVIEW).questionnaires.get()


def approve(questions: Questionnaire, by, **fields) -> Approval:
    asked = {"seen": fingerprint(questions.content), "yes": 9, "no": 2, "against": "C’est long."} | fields
    return approve_questions(questions.pk, **asked, by=by)


def test_the_committee_approves_once_and_what_the_others_say_stays(questions):
    kader = a_member(questions.consultation.structure)
    assert list(approvable_questionnaires(kader)) == [questions]
    assert approve(questions, kader) == approve(questions, kader)
    with pytest.raises(AlreadyApproved):
        approve(questions, a_member(questions.consultation.structure), yes=10)
    assert Approval.objects.get().against == "C’est long."
    assert not approvable_questionnaires(kader).exists()


def test_as_many_hands_against_as_for_is_no_approval(questions):
    with pytest.raises(NotEnoughYes):
        approve(questions, a_member(questions.consultation.structure), yes=5, no=5)


def test_the_team_and_other_committees_do_not_approve(questions):
    for who in (a_coordinator(questions.consultation.structure), a_member(StructureFactory())):
        with pytest.raises(NotAllowed):
            approve(questions, who)


def test_what_changed_since_it_was_read_is_not_approved_and_a_change_takes_the_approval_away(questions):
    kader = a_member(questions.consultation.structure)
    Questionnaire.objects.filter(pk=questions.pk).update(in_use_at=None)
    questions.refresh_from_db()
    approve(questions, kader)
    keep(questions, replace(questions.form, title="Un autre titre"), by=a_coordinator(questions.consultation.structure))
    assert not Approval.objects.exists()
    with pytest.raises(QuestionsChanged):
        approve(questions, kader)
