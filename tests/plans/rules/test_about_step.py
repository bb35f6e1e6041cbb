"""« Demander où ça en est »: ask_about_step and answer_about_step."""

import datetime as dt

import pytest
import time_machine

from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import now, today
from participation.plans.fragments import plans_of
from participation.plans.models import Step, StepQuestion, Who
from participation.plans.rules import (
    ASK_AGAIN,
    PlanChanged,
    answer_about_step,
    ask_about_step,
    change_step,
    finish_step,
)
from tests.support.clients import signed_in

pytestmark = pytest.mark.django_db


def late(pair, who=Who.WORKER) -> Step:
    step = pair.agreed_step("Appeler la résidence", who=who)
    Step.objects.filter(pk=step.pk).update(due_on=today() - dt.timedelta(days=2))
    step.refresh_from_db()
    return step


def test_asking_again_and_again_is_one_asking_for_a_few_days(pair):
    step = late(pair)
    assert ask_about_step(step.pk, by=pair.person) == ask_about_step(step.pk, by=pair.person)
    with time_machine.travel(now() + ASK_AGAIN, tick=False):
        ask_about_step(step.pk, by=pair.person)
    assert StepQuestion.objects.count() == 2


def test_only_she_asks_and_only_of_a_late_step_of_the_team(pair):
    step = late(pair)
    with pytest.raises(NotAllowed):
        ask_about_step(step.pk, by=pair.worker)
    for other in (late(pair, Who.ME), pair.agreed_step(who=Who.WORKER)):
        with pytest.raises(PlanChanged):
            ask_about_step(other.pk, by=pair.person)


@pytest.mark.parametrize("act", ["a word", "done", "another day"])
def test_it_is_answered_by_a_word_by_doing_it_or_by_another_day(pair, act):
    step = late(pair)
    ask_about_step(step.pk, by=pair.person)
    [card] = plans_of(pair.worker)
    assert card.asks == "Awa demande où en est une étape"
    if act == "a word":
        answer_about_step(step.pk, text="J’ai appelé, ils rappellent lundi.", key=new_id(), by=pair.worker)
    elif act == "done":
        finish_step(step.pk, done=True, seen=step.seq, by=pair.worker)
    else:
        change_step(step.pk, title=step.title, who=Who.WORKER, seen=step.seq, key=new_id(), by=pair.worker)
    question = StepQuestion.objects.get()
    assert question.answered_by == pair.worker
    assert plans_of(pair.worker)[0].asks == ""


def test_she_cannot_answer_herself_and_nobody_answers_what_nobody_asked(pair):
    step = late(pair)
    with pytest.raises(PlanChanged):
        answer_about_step(step.pk, text="Bientôt", key=new_id(), by=pair.worker)
    ask_about_step(step.pk, by=pair.person)
    with pytest.raises(NotAllowed):
        answer_about_step(step.pk, text="Bientôt", key=new_id(), by=pair.person)


def test_she_is_never_told_that_she_is_late(pair):
    late(pair, Who.ME)
    for user, where in ((pair.person, "/mon-projet/"), (pair.worker, f"/equipe/projets/{pair.plan.pk}/")):
        page = signed_in(user).get(where).content.decode()
        assert "À faire. On en parle au prochain point." in page
        assert "retard" not in page
        assert "Demander où ça en est" not in page
