"""say_yes_to_plan, ask_to_talk, complete_plan and withdraw_plan."""

import pytest
from django.db import IntegrityError, transaction

from kit.refusals import NotAllowed
from participation.plans.models import Answer, Plan, State
from participation.plans.rules import (
    PlanChanged,
    PlanClosed,
    StepsLeft,
    ask_to_talk,
    complete_plan,
    finish_step,
    say_yes_to_plan,
    withdraw_plan,
)
from tests.support.people import a_user, a_worker, give_mandate

pytestmark = pytest.mark.django_db


def both_say_yes(pair):
    for side in (pair.person, pair.worker):
        say_yes_to_plan(pair.plan.pk, seen=pair.reload().version, by=side)
    return pair.reload()


def test_two_yes_make_an_agreement(pair):
    say_yes_to_plan(pair.plan.pk, seen=pair.plan.version, by=pair.worker)
    assert pair.reload().state == State.WRITING
    say_yes_to_plan(pair.plan.pk, seen=pair.plan.version, by=pair.person)
    assert pair.reload().state == State.AGREED
    assert pair.plan.team_answered_by == pair.worker


@pytest.mark.parametrize("change", ["shows", "team_writes", "agreed_step"])
def test_any_change_takes_both_yes_away(pair, change):
    both_say_yes(pair)
    getattr(pair, change)("Autre chose")
    plan = pair.reload()
    assert (plan.state, plan.person_answer, plan.team_answer) == (State.REVIEW, "", "")


def test_what_she_keeps_for_herself_takes_no_yes_away(pair):
    both_say_yes(pair)
    pair.keeps("Autre chose")
    assert pair.reload().state == State.AGREED


def test_a_yes_is_to_the_plan_one_has_read(pair):
    seen = pair.plan.version
    pair.team_writes("Un mot de plus")
    with pytest.raises(PlanChanged):
        say_yes_to_plan(pair.plan.pk, seen=seen, by=pair.person)
    assert not pair.reload().person_answer


def test_talking_first_and_refusing_reopen_the_reading(pair):
    both_say_yes(pair)
    ask_to_talk(pair.plan.pk, seen=pair.plan.version, by=pair.person)
    assert (pair.reload().state, pair.plan.person_answer) == (State.REVIEW, Answer.TALK)
    ask_to_talk(pair.plan.pk, refusing=True, seen=pair.plan.version, by=pair.person)
    assert (pair.reload().state, pair.plan.person_answer) == (State.REVIEW, Answer.NO)


def test_a_helper_never_agrees_and_neither_does_a_colleague(pair):
    helper, colleague = a_user("Lucie"), a_worker(pair.structure, "Samira")
    give_mandate(pair.person, helper)
    for other in (helper, colleague):
        with pytest.raises(NotAllowed):
            say_yes_to_plan(pair.plan.pk, seen=pair.plan.version, by=other)


def test_a_plan_is_complete_when_agreed_and_all_done(pair):
    step = pair.agreed_step()
    both_say_yes(pair)
    with pytest.raises(StepsLeft):
        complete_plan(pair.plan.pk, seen=pair.plan.version, by=pair.person)
    finish_step(step.pk, done=True, seen=step.seq, by=pair.person)
    complete_plan(pair.plan.pk, seen=pair.plan.version, by=pair.worker)
    assert pair.reload().state == State.COMPLETED
    with pytest.raises(PlanClosed):
        ask_to_talk(pair.plan.pk, seen=pair.plan.version, by=pair.person)


def test_she_alone_stops_her_plan_and_nothing_is_deleted(pair):
    pair.shows("Mes mots restent.")
    with pytest.raises(NotAllowed):
        withdraw_plan(pair.plan.pk, by=pair.worker)
    withdraw_plan(pair.plan.pk, by=pair.person)
    assert pair.reload().state == State.WITHDRAWN
    assert pair.words().shown == "Mes mots restent."


def test_the_database_refuses_an_agreement_with_one_yes(pair):
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(pk=pair.plan.pk).update(state=State.AGREED)
