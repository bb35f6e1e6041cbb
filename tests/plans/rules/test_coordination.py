"""Meetings with partners: never without her, told to nobody before her yes, and what is decided is only proposed."""

import pytest
from django.db import IntegrityError, transaction

from journal.models import Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import now
from outbox.models import Message as Sent
from outbox.rules import text_of
from participation.people.models import Membership, Role, Scope
from participation.plans.models import (
    Becomes,
    Coordination,
    CoordinationState,
    Goal,
    JointDecision,
    Pillar,
    Presence,
    Step,
    StepState,
)
from participation.plans.notices import COORDINATION_CHANGED, COORDINATION_REMINDER, PARTNERS_TOLD
from participation.plans.permissions import open_invites, shared_sections
from participation.plans.rules import (
    CoordinationChanged,
    NobodyInvited,
    NoLongerOpen,
    NothingDecided,
    PlanChanged,
    PlanClosed,
    TooMuchDecided,
    answer_coordination,
    answer_decision,
    answer_invite,
    answer_step,
    cancel_coordination,
    invite_partners,
    open_section,
    revoke_consent,
    withdraw_plan,
)
from tests.support.coordination import agreed, decided, holds, house_of, proposes
from tests.support.people import StructureFactory, a_user, a_worker, give_mandate
from tests.support.plans import a_partner, opens

pytestmark = pytest.mark.django_db
AGREED, TALK, DECLINED, CANCELLED = (
    *(CoordinationState.AGREED, CoordinationState.TALK),
    *(CoordinationState.DECLINED, CoordinationState.CANCELLED),
)


@pytest.fixture
def paul(pair):
    """A partner to whom she opened her housing."""
    paul = a_partner(pair)
    opens(pair, paul)
    return paul


def answers(meeting, by, answer=AGREED, seen=None):
    return answer_coordination(meeting.pk, answer=answer, seen=meeting.seq if seen is None else seen, by=by)


def knows(user, meeting):
    return open_invites(user).filter(coordination=meeting).exists()


def test_no_partner_knows_of_it_before_she_says_yes(pair, paul):
    meeting = proposes(pair, paul)
    assert not knows(paul, meeting)
    assert not Sent.objects.filter(kind=PARTNERS_TOLD).exists()
    with pytest.raises(NotAllowed):
        answer_invite(meeting.pk, coming=True, by=paul)
    with pytest.raises(NotAllowed):
        answers(meeting, pair.worker)
    answers(meeting, pair.person)
    assert knows(paul, meeting)
    assert [sent.to for sent in Sent.objects.filter(kind=PARTNERS_TOLD)] == [paul.pk]
    answer_invite(meeting.pk, coming=True, by=paul)
    assert meeting.invites.get().coming is True


def test_the_database_holds_none_without_her_yes(pair, paul):
    meeting = proposes(pair, paul)
    for nonsense in (
        {"state": AGREED, "settled_at": now()},
        {"state": AGREED, "settled_at": now(), "agreed_at": now()},
        {"state": "held", "settled_at": now(), "agreed_at": now(), "person_yes_at": now()},
        {"agreed_at": now()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Coordination.objects.filter(pk=meeting.pk).update(**nonsense)


def test_she_may_ask_for_one_and_the_team_answers(pair, paul):
    meeting = proposes(pair, paul, by=pair.person)
    assert not knows(paul, meeting)
    with pytest.raises(NotAllowed):
        answers(meeting, pair.person)
    assert answers(meeting, pair.worker).state == AGREED
    assert knows(paul, meeting)


def test_only_who_reads_a_part_of_her_plan_is_invited(pair, paul):
    other = a_partner(pair, "Ming Chen")
    with pytest.raises(NoLongerOpen):
        proposes(pair, paul, other)
    with pytest.raises(NobodyInvited):
        proposes(pair)
    assert not Coordination.objects.exists()


def test_nobody_else_has_a_hand_in_it(pair, paul):
    meeting = proposes(pair, paul)
    karim, lucie = a_user("Karim Naït"), a_user("Lucie Aubert")
    give_mandate(pair.person, karim, Scope.PLAN)
    give_mandate(pair.person, lucie, Scope.MESSAGE)
    for user in (a_worker(pair.structure), paul, karim, lucie):
        with pytest.raises(NotAllowed):
            proposes(pair, paul, by=user)
        with pytest.raises(NotAllowed):
            invite_partners(meeting.pk, structures=[house_of(paul).pk], seen=0, by=user)
        if user != lucie:
            with pytest.raises(NotAllowed):
                answers(meeting, user)
            with pytest.raises(NotAllowed):
                cancel_coordination(meeting.pk, seen=0, by=user)
    answers(meeting, lucie)
    assert Entry.objects.get(verb="CoordinationAgreed").on_behalf == pair.person.pk


def test_one_more_partner_asks_for_her_yes_again(pair, paul):
    ming = a_partner(pair, "Ming Chen")
    opens(pair, ming)
    meeting = agreed(pair, paul)
    both = [house_of(paul).pk, house_of(ming).pk]
    meeting = invite_partners(meeting.pk, structures=both, seen=meeting.seq, by=pair.worker)
    assert (meeting.state, meeting.person_yes_at) == ("proposed", None)
    assert not knows(ming, meeting)
    assert not knows(paul, meeting)
    meeting = answers(meeting, pair.person)
    assert knows(ming, meeting)
    fewer = invite_partners(meeting.pk, structures=both[:1], seen=meeting.seq, by=pair.worker)
    assert fewer.state == AGREED, "one less asks her nothing"
    assert not knows(ming, meeting)


def test_a_structure_to_which_all_is_closed_knows_of_nothing_any_more(pair, paul):
    meeting = agreed(pair, paul)
    told = Sent.objects.get(kind=PARTNERS_TOLD)
    assert text_of(told)
    revoke_consent(pair.section.consents.get().pk, by=pair.person)
    assert not knows(paul, meeting)
    assert text_of(told) is None
    with pytest.raises(NotAllowed):
        answer_invite(meeting.pk, coming=True, by=paul)


def test_he_knows_of_it_only_through_a_structure_that_still_reads(pair, paul):
    """Invited at one, he works at another too, to which she opened something else."""
    meeting = agreed(pair, paul)
    first = pair.section.consents.get()
    other = StructureFactory(territory=pair.structure.territory)
    opens(pair, a_worker(other, "Ming Chen"))
    Membership.objects.create(user=paul, structure=other, role=Role.WORKER)
    assert knows(paul, meeting)
    revoke_consent(first.pk, by=pair.person)
    assert shared_sections(paul).exists()
    assert not knows(paul, meeting)


def test_what_never_was_agreed_is_cancelled_in_silence(pair, paul):
    cancel_coordination(proposes(pair, paul).pk, seen=0, by=pair.worker)
    assert not open_invites(paul).exists()
    assert not Sent.objects.filter(kind=PARTNERS_TOLD).exists()


def test_an_older_page_moves_nothing(pair, paul):
    meeting = proposes(pair, paul)
    answers(meeting, pair.person, TALK)
    with pytest.raises(CoordinationChanged):
        answers(meeting, pair.person, seen=0)
    with pytest.raises(CoordinationChanged):
        cancel_coordination(meeting.pk, seen=0, by=pair.worker)
    meeting = cancel_coordination(meeting.pk, seen=1, by=pair.worker)
    with pytest.raises(CoordinationChanged):
        answers(meeting, pair.person)


def test_asked_twice_it_is_there_once(pair, paul):
    key = new_id()
    assert proposes(pair, paul, key=key) == proposes(pair, paul, key=key)
    meeting = answers(Coordination.objects.get(), pair.person)
    assert answers(meeting, pair.person).seq == 1
    hold = new_id()
    for _ in range(2):
        holds(pair, meeting, decided(pair.section, "Visiter", Becomes.STEP), key=hold)
    assert Step.objects.count() == JointDecision.objects.count() == 1


def test_what_was_decided_is_only_proposed_to_her(pair, paul):
    version = pair.reload().version
    meeting = holds(
        pair,
        agreed(pair, paul),
        decided(pair.section, "Visiter la résidence", Becomes.STEP),
        decided(pair.section, "Un studio au calme", Becomes.GOAL),
        decided(pair.section, "L’agence garde son dossier", Becomes.NOTED),
        came=[house_of(paul).pk],
    )
    step, goal = Step.objects.get(), Goal.objects.get()
    assert (step.state, step.proposed_by, goal.lifecycle) == (StepState.PROPOSED, "team", "proposed")
    assert pair.reload().version == version, "the plan has not changed"
    assert meeting.invites.get().came is True
    noted = meeting.decisions.get(becomes=Becomes.NOTED)
    for user in (pair.worker, paul):
        with pytest.raises(NotAllowed):
            answer_decision(noted.pk, answer=StepState.AGREED, seen=0, by=user)
        with pytest.raises(NotAllowed):
            answer_step(step.pk, answer=StepState.AGREED, seen=0, by=user)
    answer_step(step.pk, answer=StepState.AGREED, seen=step.seq, by=pair.person)
    assert pair.reload().version > version
    assert answer_decision(noted.pk, answer=StepState.DECLINED, seen=0, by=pair.person).state == "declined"
    with pytest.raises(PlanChanged):
        answer_decision(noted.pk, answer=StepState.AGREED, seen=0, by=pair.person)


def test_a_meeting_is_held_whole_or_not_at_all(pair, paul):
    """What one decision refuses leaves nothing of the others."""
    meeting = agreed(pair, paul)
    wish = pair.plan.sections.get(pillar=Pillar.WISH)
    good = decided(pair.section, "Visiter", Becomes.STEP)
    for wrong, refusal in (
        ([good, decided(wish)], NotAllowed),
        ([good, decided(pair.section, " ")], NothingDecided),
        ([], NothingDecided),
        ([good] * 13, TooMuchDecided),
    ):
        with pytest.raises(refusal):
            holds(pair, meeting, *wrong)
    assert not Step.objects.exists()
    assert not JointDecision.objects.exists()


def test_it_is_held_by_the_team_that_day_or_after_and_once_she_agreed(pair, paul):
    waits = proposes(pair, paul)
    with pytest.raises(CoordinationChanged):
        holds(pair, waits, decided(pair.section))
    meeting = agreed(pair, paul)
    for user in (pair.person, paul, a_worker(pair.structure)):
        with pytest.raises(NotAllowed):
            holds(pair, meeting, decided(pair.section), by=user)
    held = holds(pair, meeting, decided(pair.section), person_came=Presence.ABSENT, others_came=" Sa sœur ")
    assert (held.person_came, held.others_came) == ("absent", "Sa sœur")


def test_a_plan_that_is_stopped_has_no_more_meetings(pair, paul):
    meeting, other = proposes(pair, paul), agreed(pair, paul, days=5)
    withdraw_plan(pair.plan.pk, by=pair.person)
    for act in (
        lambda: proposes(pair, paul),
        lambda: answers(meeting, pair.person),
        lambda: holds(pair, other, decided(pair.section)),
    ):
        with pytest.raises(PlanClosed):
            act()
    assert not knows(paul, other)


def test_she_is_told_of_what_the_team_does_and_reminded_the_day_before(pair, paul):
    meeting = proposes(pair, paul, days=4)
    told = Sent.objects.get(kind=COORDINATION_CHANGED)
    assert (told.to, bool(text_of(told))) == (pair.person.pk, True)
    answers(meeting, pair.person)
    assert text_of(told) is None
    reminder = Sent.objects.get(kind=COORDINATION_REMINDER)
    assert text_of(reminder)
    cancel_coordination(meeting.pk, seen=1, by=pair.person)
    assert text_of(reminder) is None
    assert Sent.objects.filter(kind=PARTNERS_TOLD).count() == 2, "that it was to be, and that it is not"


def test_a_decision_of_another_plan_is_nobody_s(pair, paul):
    meeting = agreed(pair, paul)
    elsewhere = open_section(pair.plan.pk, pillar=Pillar.HEALTH, by=pair.person)
    elsewhere.pk = new_id()
    with pytest.raises(NotAllowed):
        holds(pair, meeting, decided(elsewhere))
