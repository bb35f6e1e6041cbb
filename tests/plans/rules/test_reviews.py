"""Looking back together: propose_review, answer_review, write_review, hold_review and announce_ends."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, transaction

from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import now, today
from outbox.models import Message
from outbox.rules import text_of
from participation.people.models import Referent
from participation.plans.engine.reviews import BEFORE_END, announced, reminder_of
from participation.plans.fragments import bilan_of, say_end
from participation.plans.models import Answer, LifeCycle, Plan, Review, State, Step, StepState, Voice, Who
from participation.plans.rules import (
    PlanChanged,
    announce_ends,
    answer_goal,
    answer_review,
    answer_step,
    change_step,
    finish_step,
    hold_review,
    propose_goal,
    propose_review,
    rate_situation,
    remind_reviews,
    say_of_goal,
    stop_step,
    withdraw_plan,
    write_review,
)
from participation.plans.rules.step_details import DayIsPast
from tests.support.people import a_user, a_worker, accompany, give_mandate

pytestmark = pytest.mark.django_db


def in_days(days: int) -> dt.date:
    return today() + dt.timedelta(days=days)


def proposed(pair, days=10, *, by=None, key=None) -> Review:
    return propose_review(pair.plan.pk, on=in_days(days), key=key or new_id(), by=by or pair.worker)


def agreed(pair, days=10) -> Review:
    review = proposed(pair, days)
    return answer_review(review.pk, answer=StepState.AGREED, seen=review.seq, by=pair.person)


def writes(review, text, *, by, base=0, key=None):
    return write_review(review.pk, text=text, base_seq=base, key=key or new_id(), by=by)


def test_a_day_is_proposed_by_one_and_accepted_by_the_other(pair):
    for by, other in ((pair.worker, pair.person), (pair.person, pair.worker)):
        review = proposed(pair, by=by)
        with pytest.raises(NotAllowed):
            answer_review(review.pk, answer=StepState.AGREED, seen=review.seq, by=by)
        review = answer_review(review.pk, answer=StepState.AGREED, seen=review.seq, by=other)
        assert (review.on, review.wanted_on) == (in_days(10), None)


def test_the_agreed_day_holds_until_another_is_accepted(pair):
    review = agreed(pair, 10)
    moved = proposed(pair, 20, by=pair.person)
    assert (moved.pk, moved.on) == (review.pk, in_days(10))
    moved = answer_review(moved.pk, answer=StepState.DECLINED, seen=moved.seq, by=pair.worker)
    assert (moved.on, moved.wanted_on) == (in_days(10), None)


def test_an_answer_to_a_day_that_changed_meanwhile_is_refused(pair):
    review = proposed(pair, 10)
    proposed(pair, 12)
    with pytest.raises(PlanChanged):
        answer_review(review.pk, answer=StepState.AGREED, seen=review.seq, by=pair.person)
    with pytest.raises(DayIsPast):
        proposed(pair, -1)


def test_neither_helper_nor_colleague_has_a_part_in_it(pair):
    helper, colleague, review = a_user("Lucie"), a_worker(pair.structure, "Samira"), agreed(pair, 0)
    give_mandate(pair.person, helper)
    for other in (helper, colleague):
        for act in (
            lambda by: proposed(pair, by=by),
            lambda by: writes(review, "Bonjour", by=by),
            lambda by: hold_review(review.pk, seen=review.seq, by=by),
        ):
            with pytest.raises(NotAllowed):
                act(other)


def test_each_side_writes_in_its_own_box_alone(pair):
    review = agreed(pair)
    writes(review, "Je dors mieux.", by=pair.person)
    writes(review, "Le dossier avance.", by=pair.worker)
    writes(review, "Le dossier est complet.", by=pair.worker, base=1)
    assert {one.voice: one.text for one in review.words.all()} == {
        Voice.PERSON: "Je dors mieux.",
        Voice.TEAM: "Le dossier est complet.",
    }
    with pytest.raises(PlanChanged):
        writes(review, "Un vieil onglet", by=pair.person, base=0)


def test_it_is_done_on_its_day_or_after_and_its_words_stay(pair):
    review = agreed(pair, 3)
    with pytest.raises(PlanChanged):
        hold_review(review.pk, seen=review.seq, by=pair.person)
    with time_machine.travel(now() + dt.timedelta(days=3)):
        held = hold_review(review.pk, seen=review.seq, by=pair.person)
        assert hold_review(review.pk, seen=0, by=pair.worker).seq == held.seq, "asking twice is once"
        with pytest.raises(PlanChanged):
            writes(review, "Après coup", by=pair.person)
        assert proposed(pair, 30).pk != review.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.filter(pk=review.pk).update(on=in_days(90))


def test_a_bilan_is_made_of_facts_since_the_last_one(pair):
    old = pair.agreed_step("Avant")
    finish_step(old.pk, done=True, seen=old.seq, by=pair.person)
    Step.objects.filter(pk=old.pk).update(done_on=in_days(-40))
    Plan.objects.filter(pk=pair.plan.pk).update(opened_at=now() - dt.timedelta(days=90))
    plan = pair.reload()
    long_ago = now() - dt.timedelta(days=31)
    Review.objects.create(plan=plan, on=in_days(-30), held_on=in_days(-30), author=pair.worker, created_at=long_ago)
    done, given_up, changed = (pair.agreed_step(title, who=Who.ME) for title in ("Fait", "Arrêté", "Changé"))
    pair.agreed_step("Reste")
    finish_step(done.pk, done=True, seen=done.seq, by=pair.person)
    stop_step(given_up.pk, seen=given_up.seq, by=pair.person)
    new = change_step(changed.pk, title="Autrement", who=Who.ME, seen=changed.seq, key=new_id(), by=pair.worker)
    answer_step(new.pk, answer=StepState.AGREED, seen=new.seq, by=pair.person)
    rate_situation(pair.section.pk, value=8, show=True, key=new_id(), by=pair.person)
    rate_situation(pair.section.pk, value=2, show=False, key=new_id(), by=pair.person)
    bilan = bilan_of(agreed(pair))
    assert bilan.since == in_days(-30)
    told = {name: [fact.title for fact in getattr(bilan, name)] for name in ("done", "changed", "stopped", "left")}
    assert told == {"done": ["Fait"], "changed": ["Autrement"], "stopped": ["Arrêté"], "left": ["Autrement", "Reste"]}
    assert [value for _part, value, _at in bilan.ratings] == ["8 sur 10"]


def test_the_bilan_of_a_day_that_has_passed_does_not_move(pair):
    done, stopped, changed = (pair.agreed_step(title, who=Who.ME) for title in ("Fait plus tard", "Arrêté", "Changé"))
    goal = propose_goal(pair.section.pk, title="Un logement", key=new_id(), by=pair.worker)
    goal = answer_goal(goal.pk, answer=StepState.AGREED, seen=goal.seq, by=pair.person)
    review = agreed(pair, 0)
    before = bilan_of(hold_review(review.pk, seen=review.seq, by=pair.person))
    assert [fact.title for fact in before.left] == ["Fait plus tard", "Arrêté", "Changé"]
    with time_machine.travel(now() + dt.timedelta(days=40)):
        finish_step(done.pk, done=True, seen=done.seq, by=pair.person)
        stop_step(stopped.pk, seen=stopped.seq, by=pair.person)
        new = change_step(changed.pk, title="Autrement", who=Who.ME, seen=changed.seq, key=new_id(), by=pair.worker)
        answer_step(new.pk, answer=StepState.AGREED, seen=new.seq, by=pair.person)
        pair.agreed_step("Venue depuis")
        say_of_goal(goal.pk, lifecycle=LifeCycle.COMPLETED, achievement="achieved", seen=goal.seq, by=pair.person)
        after = bilan_of(Review.objects.get(pk=review.pk))
    assert sorted(fact.title for fact in after.left) == sorted(fact.title for fact in before.left)
    assert (after.done, after.stopped, after.goals) == (before.done, before.stopped, before.goals)
    assert after.goals == [("Un logement", "Décidé à deux")]


def reminders(kind="review_soon") -> list[Message]:
    return list(Message.objects.filter(kind=kind).order_by("due_at", "pk"))


def test_both_are_reminded_two_days_before_of_the_day_that_holds(pair):
    agreed(pair, 10)
    before = reminder_of(in_days(10))
    with time_machine.travel(before - dt.timedelta(minutes=1)):
        assert remind_reviews() == 0
    with time_machine.travel(before):
        for _swept_again in range(3):
            assert remind_reviews() == 1
        assert {message.to for message in reminders()} == {pair.person.pk, pair.worker.pk}
        assert len(reminders()) == 2
        assert all(text_of(message) for message in reminders())
        moved = proposed(pair, 20)
        moved = answer_review(moved.pk, answer=StepState.AGREED, seen=moved.seq, by=pair.person)
        assert not any(text_of(message) for message in reminders()), "a day that moved is dropped when it leaves"
        assert remind_reviews() == 0
    with time_machine.travel(reminder_of(moved.on)):
        assert remind_reviews() == 1
        assert len([message for message in reminders() if text_of(message)]) == 2
        withdraw_plan(pair.plan.pk, by=pair.person)
        assert not any(text_of(message) for message in reminders())
        assert remind_reviews() == 0


def test_who_is_reminded_is_who_accompanies_her_that_day(pair):
    agreed(pair, 10)
    samira = a_worker(pair.structure, "Samira")
    Referent.objects.filter(person=pair.person).update(ends_on=today())
    accompany(samira, pair.person, pair.structure)
    with time_machine.travel(reminder_of(in_days(10))):
        remind_reviews()
    assert {message.to for message in reminders()} == {pair.person.pk, samira.pk}


def signed(pair, *, ends_in: int) -> None:
    begun = in_days(ends_in + 1)
    begun = begun.replace(year=begun.year - 1)
    yes = {"person_answer": Answer.YES, "team_answer": Answer.YES, "team_answered_by": pair.worker}
    at = {"person_answered_at": now(), "team_answered_at": now()}
    Plan.objects.filter(pk=pair.plan.pk).update(state=State.ACTIVE, in_force=1, starts_on=begun, months=12, **yes, **at)


def test_the_end_of_a_contract_is_announced_in_time_and_each_time_once(pair):
    signed(pair, ends_in=40)
    for _swept_again in range(3):
        assert announce_ends() == 1
    assert len(reminders("plan_ends")) == 2
    with time_machine.travel(now() + dt.timedelta(days=30)):
        announce_ends()
    assert len(reminders("plan_ends")) == 4
    assert all(text_of(message) for message in reminders("plan_ends"))
    Plan.objects.update(renewing=True, state=State.RENEWAL)
    assert announce_ends() == 0
    assert not any(text_of(message) for message in reminders("plan_ends")), "the next one is being written: it is known"


def test_an_end_is_announced_too_while_an_amendment_waits_for_its_signatures(pair):
    signed(pair, ends_in=10)
    Plan.objects.update(state=State.AGREED, waiting=2)
    assert announce_ends() == 1
    assert all(text_of(message) for message in reminders("plan_ends"))
    assert "Ce contrat finit" in say_end(pair.reload())


@pytest.mark.parametrize(("left", "which"), [(61, None), (60, 60), (16, 60), (15, 15), (0, 15), (-1, None)])
def test_which_announcement_has_its_time(left, which):
    assert announced(in_days(left), today()) == which
    assert BEFORE_END == (60, 15)
