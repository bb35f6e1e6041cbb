"""leave_behind: a renewal carries over what she does not leave."""

import pytest
from django.urls import reverse

from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import now, today
from participation.plans.models import Goal, LifeCycle, Plan, State, Step, StepState, Voice
from participation.plans.rules import PlanChanged, answer_goal, leave_behind, propose_goal
from tests.support.clients import signed_in
from tests.support.plans import a_pair

pytestmark = pytest.mark.django_db


def a_goal(pair) -> Goal:
    goal = propose_goal(pair.section.pk, title="Un studio", key=new_id(), by=pair.worker)
    return answer_goal(goal.pk, answer=StepState.AGREED, seen=0, by=pair.person)


def renewing(pair) -> Plan:
    """The second contract is being written. (Signing is of another rule: here its trace alone.)"""
    Plan.objects.filter(pk=pair.plan.pk).update(
        state=State.RENEWAL, renewing=True, in_force=1, term=2, starts_on=today(), months=6
    )
    return pair.reload()


def test_what_she_leaves_stops_and_the_rest_goes_on(pair):
    kept, left, goal = pair.agreed_step("Garder"), pair.agreed_step("Laisser"), a_goal(pair)
    plan = renewing(pair)
    leave_behind(plan.pk, goals=[goal.pk], steps=[left.pk], seen=plan.version, by=pair.person)
    states = dict(Step.objects.values_list("title", "state"))
    assert (states, Goal.objects.get().lifecycle) == (
        {"Garder": StepState.AGREED, "Laisser": StepState.STOPPED},
        LifeCycle.CANCELLED,
    )
    assert (goal.said.get().voice, pair.reload().state) == (Voice.PERSON, State.RENEWAL)
    assert kept.pk != left.pk
    before = pair.plan.version
    before = pair.reload().version
    leave_behind(plan.pk, goals=[goal.pk], steps=[left.pk], seen=plan.version, by=pair.person)
    assert pair.reload().version == before, "asking twice is once"


def test_it_is_hers_to_choose_of_her_own_plan_and_only_before_a_renewal(pair):
    step, elsewhere = pair.agreed_step(), a_pair().agreed_step()
    with pytest.raises(PlanChanged):
        leave_behind(pair.plan.pk, goals=[], steps=[step.pk], seen=pair.reload().version, by=pair.person)
    plan = renewing(pair)
    for steps, by in (([step.pk], pair.worker), ([elsewhere.pk], pair.person)):
        with pytest.raises(NotAllowed):
            leave_behind(plan.pk, goals=[], steps=steps, seen=plan.version, by=by)
    with pytest.raises(PlanChanged):
        leave_behind(plan.pk, goals=[], steps=[step.pk], seen=plan.version - 1, by=pair.person)


def test_the_page_is_there_while_the_next_contract_is_written(pair):
    step, client, page = pair.agreed_step("Visiter"), signed_in(pair.person), reverse("plans:leave")
    assert client.get(page).status_code == 302
    assert page not in client.get(reverse("plans:mine")).content.decode()
    plan = renewing(pair)
    assert page in client.get(reverse("plans:mine")).content.decode()
    assert "Visiter" in client.get(page).content.decode()
    assert client.post(page, {"vu": plan.version, "steps": [new_id()]}).status_code == 400
    assert client.post(page, {"vu": plan.version, "steps": [step.pk]}).status_code == 302
    assert Step.objects.get().state == StepState.STOPPED
    assert now() >= pair.reload().changed_at
