"""change_step and stop_step: each side's commitments are edited by that side alone."""

import datetime as dt

import pytest

from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import today
from participation.plans.models import Step, StepState, Who
from participation.plans.rules import PlanChanged, answer_step, change_step, finish_step, stop_step
from participation.plans.rules.step_details import Details, LeadsToTwoThings, NoPartnerNamed, NotInTheList
from tests.support.places import PlaceFactory
from tests.support.plans import a_partner, opens
from tests.support.workshops import SessionFactory

pytestmark = pytest.mark.django_db


def change(step: Step, *, by, title="Envoyer deux fiches de paie", seen=None, **changes) -> Step:
    asked = {"who": step.who, "seen": step.seq if seen is None else seen, "key": new_id()} | changes
    return change_step(step.pk, title=title, by=by, **asked)


def again(step: Step) -> Step:
    return Step.objects.get(pk=step.pk)


def test_an_agreed_step_stays_until_the_other_side_says_yes_to_its_change(pair):
    step, after = pair.agreed_step("Envoyer la fiche de paie"), pair.agreed_step("Visiter")
    changed = change(step, by=pair.person, due_on=today() + dt.timedelta(days=3))
    assert (again(step).state, changed.state, changed.replaces) == (StepState.AGREED, StepState.PROPOSED, step)
    version = pair.reload().version
    with pytest.raises(NotAllowed):
        answer_step(changed.pk, answer=StepState.AGREED, seen=changed.seq, by=pair.person)
    answer_step(changed.pk, answer=StepState.AGREED, seen=changed.seq, by=pair.worker)
    assert pair.reload().version > version
    assert again(step).state == StepState.REPLACED
    assert again(changed).rank < after.rank, "it comes where the old one was"


@pytest.mark.parametrize("who", [Who.ME, Who.WORKER, Who.TOGETHER])
def test_no_side_ever_rewords_an_agreed_step_alone(pair, who):
    step = pair.agreed_step(who=who)
    for by in (pair.person, pair.worker):
        changed = change(step, by=by)
        assert (changed.pk == step.pk, again(step).title) == (False, step.title)


def test_a_refused_change_leaves_the_step_as_it_was(pair):
    step = pair.agreed_step()
    changed = change(step, by=pair.worker)
    answer_step(changed.pk, answer=StepState.DECLINED, seen=changed.seq, by=pair.person)
    assert (again(step).state, again(step).title) == (StepState.AGREED, step.title)


def test_one_s_own_proposal_is_written_again_in_its_place_and_answered_anew(pair):
    step = pair.proposes()
    answer_step(step.pk, answer=StepState.TALK, seen=0, by=pair.person)
    changed = change(step, by=pair.worker, seen=1)
    assert (changed.pk, changed.title, changed.state) == (step.pk, "Envoyer deux fiches de paie", StepState.PROPOSED)
    with pytest.raises(PlanChanged):
        answer_step(step.pk, answer=StepState.AGREED, seen=1, by=pair.person)


def test_the_other_side_s_proposal_gets_another_beside_it(pair):
    step = pair.proposes()
    other = change(step, by=pair.person)
    assert (again(step).title, other.replaces) == (step.title, step)
    answer_step(other.pk, answer=StepState.AGREED, seen=other.seq, by=pair.worker)
    assert again(step).state == StepState.REPLACED


def test_two_proposals_about_one_step_end_in_one_step(pair):
    step = pair.agreed_step()
    theirs = change(step, by=pair.worker, title="En visio")
    hers = change(theirs, by=pair.person, title="Au Trait d’union")
    assert hers.replaces == step
    answer_step(hers.pk, answer=StepState.AGREED, seen=hers.seq, by=pair.worker)
    answer_step(theirs.pk, answer=StepState.AGREED, seen=theirs.seq, by=pair.person)
    assert [s.title for s in Step.objects.filter(state=StepState.AGREED)] == ["En visio"]


def test_the_same_change_sent_twice_is_one_and_a_second_one_takes_its_place(pair):
    step, key = pair.agreed_step(), new_id()
    assert change(step, by=pair.person, key=key) == change(step, by=pair.person, key=key)
    change(step, by=pair.person, title="Envoyer trois fiches")
    assert Step.objects.filter(replaces=step).count() == 1


def test_a_change_of_what_is_done_meanwhile_is_refused(pair):
    step = pair.agreed_step()
    changed = change(step, by=pair.worker)
    finish_step(step.pk, done=True, seen=step.seq, by=pair.person)
    with pytest.raises(PlanChanged):
        change(step, by=pair.worker, seen=again(step).seq)
    with pytest.raises(PlanChanged):
        answer_step(changed.pk, answer=StepState.AGREED, seen=changed.seq, by=pair.person)


def test_a_step_is_given_up_or_done_by_whose_it_is(pair):
    hers, theirs = pair.agreed_step(who=Who.ME), pair.agreed_step("Appeler", who=Who.WORKER)
    for step, other in ((hers, pair.worker), (theirs, pair.person)):
        with pytest.raises(NotAllowed):
            stop_step(step.pk, seen=step.seq, by=other)
        with pytest.raises(NotAllowed):
            finish_step(step.pk, done=True, seen=step.seq, by=other)
    version = pair.reload().version
    stopped = stop_step(hers.pk, seen=hers.seq, by=pair.person)
    assert (stopped.state, stopped.stopped_on) == (StepState.STOPPED, today())
    assert pair.reload().version > version
    assert stop_step(hers.pk, seen=0, by=pair.person).seq == stopped.seq, "asking twice is once"
    assert finish_step(theirs.pk, done=True, seen=theirs.seq, by=pair.worker).done_by == pair.worker


def test_a_worker_is_named_of_those_who_accompany_her_a_partner_of_those_who_write_here(pair):
    paul = a_partner(pair)
    [structure] = [membership.structure for membership in paul.memberships.all()]
    with pytest.raises(NotInTheList):
        pair.proposes(who=Who.WORKER, details=Details(worker=paul.pk))
    for _closed_then_read_only in range(2):
        with pytest.raises(NotInTheList):
            pair.proposes(who=Who.PARTNER, details=Details(partner=structure.pk))
        consent = opens(pair, paul)
    assert not consent.may_write
    opens(pair, paul, may_write=True)
    assert pair.proposes(who=Who.PARTNER, details=Details(partner=structure.pk)).partner == structure
    assert pair.proposes(who=Who.PARTNER, details=Details(partner_name="ma sœur")).partner_name == "ma sœur"
    with pytest.raises(NoPartnerNamed):
        pair.proposes(who=Who.PARTNER)


def test_a_step_leads_to_a_session_or_to_a_place(pair):
    session, place = SessionFactory(), PlaceFactory()
    assert pair.proposes(details=Details(session=session.pk)).session == session
    assert pair.proposes(details=Details(place=place.pk)).place == place
    with pytest.raises(LeadsToTwoThings):
        pair.proposes(details=Details(session=session.pk, place=place.pk))
