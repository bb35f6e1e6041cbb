"""propose_goal, answer_goal, say_of_goal and answer_goal_word."""

import pytest
from django.db import IntegrityError, transaction

from kit.ids import new_id
from kit.refusals import NotAllowed
from participation.plans.models import Goal, GoalWord, LifeCycle, StepState, Voice
from participation.plans.rules import (
    PlanChanged,
    answer_goal,
    answer_goal_word,
    propose_goal,
    say_of_goal,
    say_yes_to_plan,
)
from participation.plans.rules.propose_goal import NoGoalWritten
from participation.plans.rules.step_details import Details, NotInTheList
from tests.support.people import a_user, a_worker, give_mandate
from tests.support.plans import a_pair

pytestmark = pytest.mark.django_db


def proposed(pair, *, by=None, title="Avoir un studio", key=None) -> Goal:
    return propose_goal(pair.section.pk, title=title, key=key or new_id(), by=by or pair.worker)


def agreed(pair) -> Goal:
    goal = proposed(pair)
    return answer_goal(goal.pk, answer=StepState.AGREED, seen=goal.seq, by=pair.person)


def again(goal: Goal) -> Goal:
    return Goal.objects.get(pk=goal.pk)


def test_a_goal_is_answered_by_the_other_side_alone(pair):
    for by, other in ((pair.worker, pair.person), (pair.person, pair.worker)):
        goal = proposed(pair, by=by)
        with pytest.raises(NotAllowed):
            answer_goal(goal.pk, answer=StepState.AGREED, seen=0, by=by)
        assert answer_goal(goal.pk, answer=StepState.TALK, seen=0, by=other).lifecycle == LifeCycle.PROPOSED
        assert answer_goal(goal.pk, answer=StepState.AGREED, seen=1, by=other).lifecycle == LifeCycle.ACCEPTED


def test_neither_helper_nor_colleague_touches_a_goal(pair):
    helper, colleague, goal = a_user("Lucie"), a_worker(pair.structure, "Samira"), agreed(pair)
    give_mandate(pair.person, helper)
    for other in (helper, colleague):
        with pytest.raises(NotAllowed):
            proposed(pair, by=other)
        with pytest.raises(NotAllowed):
            say_of_goal(goal.pk, lifecycle=LifeCycle.ACTIVE, seen=goal.seq, by=other)


def test_the_same_goal_sent_twice_is_one_and_an_empty_one_is_none(pair):
    key = new_id()
    assert proposed(pair, key=key) == proposed(pair, key=key)
    with pytest.raises(NoGoalWritten):
        proposed(pair, title="  ")
    assert Goal.objects.count() == 1


def test_a_goal_that_comes_in_takes_the_yes_away_how_far_it_is_does_not(pair):
    goal = proposed(pair)
    say_yes_to_plan(pair.plan.pk, seen=pair.reload().version, by=pair.worker)
    goal = answer_goal(goal.pk, answer=StepState.AGREED, seen=goal.seq, by=pair.person)
    assert pair.reload().team_answer == ""
    say_yes_to_plan(pair.plan.pk, seen=pair.plan.version, by=pair.worker)
    say_of_goal(goal.pk, lifecycle=LifeCycle.ACTIVE, achievement="improving", seen=goal.seq, by=pair.person)
    assert pair.reload().team_answer == "yes"
    say_of_goal(goal.pk, lifecycle=LifeCycle.CANCELLED, seen=again(goal).seq, by=pair.person)
    assert pair.reload().team_answer == "", "a goal given up has left the plan"


def test_what_a_worker_notes_changes_nothing_before_her_yes(pair):
    goal = agreed(pair)
    word = say_of_goal(goal.pk, lifecycle=LifeCycle.COMPLETED, achievement="achieved", seen=goal.seq, by=pair.worker)
    goal = again(goal)
    assert (goal.lifecycle, goal.achievement) == (LifeCycle.ACCEPTED, "")
    with pytest.raises(NotAllowed):
        answer_goal_word(word.pk, answer=StepState.AGREED, seen=goal.seq, by=pair.worker)
    answer_goal_word(word.pk, answer=StepState.AGREED, seen=goal.seq, by=pair.person)
    assert (again(goal).lifecycle, again(goal).achievement) == (LifeCycle.COMPLETED, "achieved")


def test_her_no_to_what_was_noted_leaves_the_goal_as_it_was(pair):
    goal = agreed(pair)
    word = say_of_goal(goal.pk, lifecycle=LifeCycle.COMPLETED, achievement="achieved", seen=goal.seq, by=pair.worker)
    answer_goal_word(word.pk, answer=StepState.DECLINED, seen=again(goal).seq, by=pair.person)
    assert again(goal).achievement == ""
    with pytest.raises(PlanChanged):
        answer_goal_word(word.pk, answer=StepState.AGREED, seen=again(goal).seq, by=pair.person)


def test_her_own_word_throws_away_what_waited(pair):
    goal = agreed(pair)
    say_of_goal(goal.pk, lifecycle=LifeCycle.COMPLETED, achievement="achieved", seen=goal.seq, by=pair.worker)
    with pytest.raises(PlanChanged):
        say_of_goal(goal.pk, lifecycle=LifeCycle.ACTIVE, seen=goal.seq, by=pair.person)
    say_of_goal(goal.pk, lifecycle=LifeCycle.ACTIVE, achievement="no-change", seen=again(goal).seq, by=pair.person)
    assert [word.voice for word in GoalWord.objects.all()] == [Voice.PERSON]
    assert again(goal).achievement == "no-change"


def test_saying_the_same_thing_twice_is_once(pair):
    goal = agreed(pair)
    for by in (pair.worker, pair.person):
        seen = again(goal).seq
        words = {
            say_of_goal(goal.pk, lifecycle=LifeCycle.ACTIVE, achievement="improving", seen=seen, by=by).pk
            for _twice in range(2)
        }
        assert len(words) == 1


def test_nothing_is_said_of_a_goal_that_is_not_agreed(pair):
    goal = proposed(pair)
    with pytest.raises(PlanChanged):
        say_of_goal(goal.pk, lifecycle=LifeCycle.ACTIVE, seen=goal.seq, by=pair.person)
    with pytest.raises(IntegrityError), transaction.atomic():
        Goal.objects.filter(pk=goal.pk).update(achievement="achieved")


def test_a_step_is_for_a_goal_of_its_own_part_that_was_agreed(pair):
    goal, other = agreed(pair), agreed(a_pair())
    assert pair.proposes(details=Details(goal=goal.pk)).goal == goal
    for not_here in (other, proposed(pair)):
        with pytest.raises(NotInTheList):
            pair.proposes(details=Details(goal=not_here.pk))
