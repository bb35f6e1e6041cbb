"""choose_kind and renew_plan."""

import datetime as dt
from dataclasses import replace

import pytest
import time_machine
from django.db import IntegrityError, transaction

from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import now, today
from participation.plans.engine.kinds import Terms
from participation.plans.engine.life import NotNow
from participation.plans.models import Answer, Kind, Plan, State, StepState
from participation.plans.rules import (
    NotLookedBack,
    PlanChanged,
    TermsRefused,
    amend_terms,
    answer_review,
    choose_kind,
    hold_review,
    open_plan,
    propose_review,
    renew_plan,
    withdraw_plan,
)
from tests.support.people import a_coordinator, a_worker
from tests.support.signing import all_sign

pytestmark = pytest.mark.django_db

START = today() + dt.timedelta(days=1)
LEVEL_2 = Terms(Kind.MASP_2, START, 12, "le RSA et l’aide au logement")


def chooses(pair, terms=LEVEL_2, **changes):
    asked = {"seen": pair.reload().version, "by": pair.worker} | changes
    return choose_kind(pair.plan.pk, terms=terms, **asked)


def signed(pair, **changes) -> Plan:
    """As if all had signed."""
    yes = {"person_answer": Answer.YES, "person_answered_at": now(), "team_answer": Answer.YES}
    yes |= {"team_answered_at": now(), "team_answered_by": pair.worker}
    Plan.objects.filter(pk=pair.plan.pk).update(state=State.ACTIVE, in_force=1, **yes, **changes)
    return pair.reload()


def looks_back(pair) -> None:
    review = propose_review(pair.plan.pk, on=today(), key=new_id(), by=pair.worker)
    review = answer_review(review.pk, answer=StepState.AGREED, seen=review.seq, by=pair.person)
    hold_review(review.pk, seen=review.seq, by=pair.person)


def test_a_plan_begins_as_a_personalised_project_without_an_end(pair):
    assert (pair.plan.kind, pair.plan.months) == (Kind.PROJECT, None)
    assert open_plan(pair.person.pk, by=pair.person) == pair.plan


def test_her_referent_chooses_and_both_answer_anew(pair):
    Plan.objects.filter(pk=pair.plan.pk).update(person_answer=Answer.YES, person_answered_at=now())
    plan = chooses(pair)
    assert (plan.terms, plan.person_answer, plan.state) == (LEVEL_2, "", State.REVIEW)
    assert chooses(pair).version == plan.version, "twice is once"


def test_nobody_else_chooses_and_not_from_an_older_page(pair):
    for other in (pair.person, a_worker(pair.structure, "Samira"), a_coordinator(pair.structure)):
        with pytest.raises(NotAllowed):
            chooses(pair, by=other)
    with pytest.raises(PlanChanged):
        chooses(pair, seen=pair.plan.version + 7)
    with pytest.raises(TermsRefused):
        chooses(pair, Terms(Kind.MASP_1, START, 5))


def test_another_contract_begins_when_one_is_signed_and_the_months_add_up(pair):
    chooses(pair, Terms(Kind.MASP_1, START, 24))
    with pytest.raises(NotNow):
        renew_plan(pair.plan.pk, terms=LEVEL_2, seen=pair.plan.version + 1, by=pair.worker)
    signed(pair, starts_on=today())
    with pytest.raises(NotNow):
        chooses(pair)
    with pytest.raises(NotLookedBack):
        renew_plan(pair.plan.pk, terms=LEVEL_2, seen=pair.plan.version, by=pair.worker)
    looks_back(pair)
    plan = renew_plan(pair.plan.pk, terms=LEVEL_2, seen=pair.plan.version, by=pair.worker)
    assert (plan.state, plan.term, plan.months_before, plan.in_force) == (State.RENEWAL, 2, 24, 1)
    longer = Terms(Kind.MASP_1, START, 25)
    with pytest.raises(TermsRefused):
        renew_plan(pair.plan.pk, terms=longer, seen=plan.version, by=pair.worker)
    plan = renew_plan(pair.plan.pk, terms=Terms(Kind.MASP_1, START, 24), seen=plan.version, by=pair.worker)
    assert (plan.term, plan.months_before) == (2, 24), "corrected, not renewed twice"


def test_the_next_contract_begins_after_the_one_that_holds(pair):
    chooses(pair, Terms(Kind.PROJECT, today(), 12))
    all_sign(pair)
    for start in (today(), today() - dt.timedelta(days=500)):
        with pytest.raises(TermsRefused, match="commence après"):
            renew_plan(
                pair.plan.pk, terms=replace(LEVEL_2, starts_on=start), seen=pair.reload().version, by=pair.worker
            )
    renew_plan(pair.plan.pk, terms=LEVEL_2, seen=pair.plan.version, by=pair.worker)
    with pytest.raises(TermsRefused, match="commence après"):  # a correction is held to the signed one too
        renew_plan(pair.plan.pk, terms=replace(LEVEL_2, starts_on=today()), seen=pair.reload().version, by=pair.worker)


def test_a_next_contract_nobody_signed_uses_no_month(pair):
    chooses(pair, Terms(Kind.MASP_1, today() - dt.timedelta(days=400), 12))
    signed(pair)
    looks_back(pair)
    later = Terms(Kind.MASP_1, today() - dt.timedelta(days=30), 12)
    renew_plan(pair.plan.pk, terms=later, seen=pair.plan.version, by=pair.worker)
    withdraw_plan(pair.plan.pk, by=pair.person)
    assert pair.reload().months_used() == 12
    pair.plan = open_plan(pair.person.pk, by=pair.worker)
    assert chooses(pair).months_before == 12


def test_a_bilan_of_the_contract_before_is_not_one_of_this_one(pair):
    chooses(pair, Terms(Kind.MASP_1, START, 12))
    signed(pair, starts_on=today())
    looks_back(pair)
    with time_machine.travel(now() + dt.timedelta(days=200)):
        Plan.objects.filter(pk=pair.plan.pk).update(starts_on=today())
        with pytest.raises(NotLookedBack):
            renew_plan(pair.plan.pk, terms=LEVEL_2, seen=pair.reload().version, by=pair.worker)


def test_benefits_and_hours_change_by_an_amendment_and_what_is_signed_holds(pair):
    chooses(pair)
    with pytest.raises(NotNow):
        amend_terms(pair.plan.pk, benefits="le RSA", seen=pair.reload().version, by=pair.worker)
    agreed = signed(pair)
    with pytest.raises(NotAllowed):
        amend_terms(agreed.pk, benefits="le RSA", seen=agreed.version, by=pair.person)
    with pytest.raises(TermsRefused):
        amend_terms(agreed.pk, benefits=" ", seen=agreed.version, by=pair.worker)
    plan = amend_terms(agreed.pk, benefits="le RSA", hours=15, seen=agreed.version, by=pair.worker)
    assert plan.terms == replace(LEVEL_2, benefits="le RSA"), "neither its days, nor what is of another kind"
    assert (plan.state, plan.in_force, plan.term, plan.person_answer) == (State.AMENDMENT, 1, 1, "")
    assert amend_terms(agreed.pk, benefits="le RSA", seen=agreed.version, by=pair.worker).version == plan.version


def test_the_months_of_a_masp_she_stopped_count_in_the_next_one(pair):
    chooses(pair, Terms(Kind.MASP_1, today() - dt.timedelta(days=80), 24))
    signed(pair)
    withdraw_plan(pair.plan.pk, by=pair.person)
    pair.plan = open_plan(pair.person.pk, by=pair.worker)
    assert chooses(pair).months_before == 3


@pytest.mark.parametrize(
    "nonsense",
    [
        {"kind": Kind.MASP_1, "months": 5},
        {"kind": Kind.MASP_1, "months": 25},
        {"kind": Kind.MASP_1, "months": 24, "months_before": 25},
        {"benefits": "le RSA"},
        {"hours": 15},
        {"months": 0},
        {"in_force": None, "state": State.AMENDMENT},
        {"waiting": 1},
        {"term": 0},
    ],
)
def test_the_database_refuses_what_no_law_knows(pair, nonsense):
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(pk=pair.plan.pk).update(**nonsense)


@pytest.mark.parametrize(
    "nonsense",
    [{"kind": Kind.MASP_2}, {"kind": Kind.MASP_2, "starts_on": START, "months": 6}, {"kind": Kind.ENGAGEMENT}],
)
def test_the_database_refuses_a_signed_contract_that_does_not_say_all(pair, nonsense):
    signed(pair)
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(pk=pair.plan.pk).update(**nonsense)
