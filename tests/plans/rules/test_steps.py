"""propose_step, answer_step and finish_step."""

import datetime as dt

import pytest

from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import today
from participation.plans.models import Answer, State, Step, StepState, Who
from participation.plans.rules import PlanChanged, answer_step, finish_step, say_yes_to_plan
from participation.plans.rules.step_details import DayIsPast, NobodyInTeam, NoStepWritten
from tests.support.people import a_user, a_worker, give_mandate

pytestmark = pytest.mark.django_db


def test_a_step_waits_for_the_other_side(pair):
    step = pair.proposes()
    assert step.state == StepState.PROPOSED
    with pytest.raises(NotAllowed):
        answer_step(step.pk, answer=StepState.AGREED, seen=0, by=pair.worker)
    assert answer_step(step.pk, answer=StepState.AGREED, seen=0, by=pair.person).state == StepState.AGREED


def test_her_own_proposal_is_answered_by_the_team(pair):
    step = pair.proposes("Chercher une formation", by=pair.person, who=Who.ME)
    with pytest.raises(NotAllowed):
        answer_step(step.pk, answer=StepState.AGREED, seen=0, by=pair.person)
    assert answer_step(step.pk, answer=StepState.TALK, seen=0, by=pair.worker).state == StepState.TALK


def test_neither_helper_nor_colleague_proposes_answers_or_finishes(pair):
    helper, colleague = a_user("Lucie"), a_worker(pair.structure, "Samira")
    give_mandate(pair.person, helper)
    step, agreed = pair.proposes(), pair.agreed_step()
    for other in (helper, colleague):
        with pytest.raises(NotAllowed):
            pair.proposes(by=other)
        with pytest.raises(NotAllowed):
            answer_step(step.pk, answer=StepState.AGREED, seen=0, by=other)
        with pytest.raises(NotAllowed):
            finish_step(agreed.pk, done=True, seen=agreed.seq, by=other)


def test_the_same_proposal_sent_twice_is_one_step(pair):
    key = new_id()
    assert pair.proposes(key=key) == pair.proposes(key=key)
    assert Step.objects.count() == 1


def test_the_same_answer_twice_is_once_and_another_from_an_older_page_is_refused(pair):
    step = pair.proposes()
    answer_step(step.pk, answer=StepState.TALK, seen=0, by=pair.person)
    assert answer_step(step.pk, answer=StepState.TALK, seen=0, by=pair.person).seq == 1
    with pytest.raises(PlanChanged):
        answer_step(step.pk, answer=StepState.DECLINED, seen=0, by=pair.person)


def test_what_is_not_a_step_is_said(pair):
    with pytest.raises(NoStepWritten):
        pair.proposes("  ")
    with pytest.raises(DayIsPast):
        pair.proposes(due_on=today() - dt.timedelta(days=1))
    pair.person.referents.all().delete()
    with pytest.raises(NobodyInTeam):
        pair.proposes(by=pair.person, who=Who.WORKER)


def test_done_can_be_undone_and_leaves_the_agreement_as_it_is(pair):
    step = pair.agreed_step()
    version = pair.reload().version
    say_yes_to_plan(pair.plan.pk, seen=version, by=pair.worker)
    step = finish_step(step.pk, done=True, seen=step.seq, by=pair.person)
    assert (step.done_on, step.done_by) == (today(), pair.person)
    assert finish_step(step.pk, done=True, seen=0, by=pair.person).seq == step.seq, "asking twice is once"
    assert pair.reload().team_answer == Answer.YES
    assert finish_step(step.pk, done=False, seen=step.seq, by=pair.person).done_on is None


def test_a_step_not_agreed_is_not_done(pair):
    step = pair.proposes()
    with pytest.raises(PlanChanged):
        finish_step(step.pk, done=True, seen=step.seq, by=pair.person)


def test_a_step_that_comes_in_takes_the_yes_away_a_proposal_does_not(pair):
    say_yes_to_plan(pair.plan.pk, seen=pair.reload().version, by=pair.worker)
    step = pair.proposes()
    assert pair.reload().team_answer == Answer.YES
    answer_step(step.pk, answer=StepState.AGREED, seen=0, by=pair.person)
    assert (pair.reload().team_answer, pair.plan.state) == ("", State.REVIEW)
