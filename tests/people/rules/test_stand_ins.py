"""Holidays, sick leave: somebody stands in for a référent, once the person was told, until she refuses."""

import datetime as dt

import pytest
import time_machine

from journal.models import Entry
from kit.refusals import NotAllowed, Refusal
from kit.time import today
from outbox.models import Message
from participation.people.events import StandInRefused
from participation.people.models import Referent, User
from participation.people.permissions import accompanies, ties_to_person
from participation.people.permissions.standins import ACCOMPANIES
from participation.people.rules import (
    SheSaidNo,
    SomebodyStandsIn,
    StandInAnswer,
    StandInOver,
    answer_stand_in,
    choose_stand_in,
    end_stand_in,
    name_referent,
    name_stand_in,
)
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker, accompany

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def tilleuls():
    return StructureFactory()


@pytest.fixture
def nadia(tilleuls) -> User:
    return a_worker(tilleuls)


@pytest.fixture
def samira(tilleuls) -> User:
    return a_worker(tilleuls, name="Samira Costa")


@pytest.fixture
def awa(tilleuls) -> User:
    return a_person(tilleuls)


@pytest.fixture
def relation(nadia, awa, tilleuls) -> Referent:
    return accompany(nadia, awa, tilleuls)


def name(relation: Referent, worker: User, *, by: User, first: int = 0, last: int = 7, told: bool = False) -> Referent:
    return name_stand_in(
        relation.pk,
        worker_id=worker.pk,
        starts_on=today() + first * DAY,
        ends_on=today() + last * DAY,
        told_face_to_face=told,
        by=by,
    )


def test_the_referent_names_who_stands_in_and_the_person_is_told(relation, nadia, samira, awa):
    stand_in = name(relation, samira, by=nadia)
    assert accompanies(samira, awa.pk)
    assert ACCOMPANIES in ties_to_person(samira, awa)
    assert accompanies(nadia, awa.pk)
    assert Message.objects.get(to=awa.pk).kind == "stand_in_named"
    entry = Entry.objects.get(stream_id=f"people:{awa.pk}")
    assert (entry.verb, entry.actor, entry.targets["stand_in"]) == ("StandInNamed", nadia.pk, str(stand_in.pk))


def test_so_does_whoever_runs_the_structure(relation, samira, awa, tilleuls):
    name(relation, samira, by=a_coordinator(tilleuls))
    assert accompanies(samira, awa.pk)


def test_nobody_else_names_a_stand_in(relation, samira, nadia, tilleuls):
    stand_in = name(relation, samira, by=nadia)
    third = a_worker(tilleuls, name="Ming Chen")
    for somebody in (samira, third, a_worker(), a_coordinator(), relation.person):
        with pytest.raises(NotAllowed):
            name(relation, third, by=somebody, first=20, last=30)
    with pytest.raises(NotAllowed):
        name(stand_in, third, by=nadia)


def test_a_session_without_second_factor_names_nobody(relation, nadia, samira):
    nadia.acts_as_staff = False
    with pytest.raises(NotAllowed):
        name(relation, samira, by=nadia)


def test_only_somebody_who_works_there_stands_in(relation, nadia):
    with pytest.raises(NotAllowed):
        name(relation, a_worker(name="Paul Mercier"), by=nadia)
    with pytest.raises(NotAllowed):
        name(relation, nadia, by=nadia)


def test_it_holds_its_days_and_no_other(relation, nadia, samira, awa):
    name(relation, samira, by=nadia, first=2, last=4)
    held = []
    for days in range(6):
        with time_machine.travel(dt.datetime.now(dt.UTC) + days * DAY):
            held.append(accompanies(samira, awa.pk))
    assert held == [False, False, True, True, True, False]


def test_who_has_no_address_is_told_face_to_face_before_anything_opens(relation, nadia, samira, awa):
    User.objects.filter(pk=awa.pk).update(phone=None, username="awa")
    stand_in = name(relation, samira, by=nadia)
    assert not accompanies(samira, awa.pk)
    answer_stand_in(stand_in.pk, answer=StandInAnswer.YES, by=awa)
    assert accompanies(samira, awa.pk)


def test_a_worker_who_told_her_face_to_face_says_so(relation, nadia, samira, awa):
    User.objects.filter(pk=awa.pk).update(phone=None, username="awa")
    name(relation, samira, by=nadia, told=True)
    assert accompanies(samira, awa.pk)


def test_her_no_ends_it_at_once_and_who_named_it_is_told(relation, nadia, samira, awa, tilleuls):
    claire = a_coordinator(tilleuls)
    stand_in = name(relation, samira, by=claire)
    answer_stand_in(stand_in.pk, answer=StandInAnswer.NO, by=awa)
    assert not accompanies(samira, awa.pk)
    assert accompanies(nadia, awa.pk)
    told = set(Message.objects.filter(kind="stand_in_answered").values_list("to", flat=True))
    assert told == {claire.pk, nadia.pk, samira.pk}
    assert Entry.objects.filter(stream_id=f"people:{awa.pk}", verb="StandInRefused", actor=awa.pk).exists()
    assert StandInRefused.changes_rights


def test_she_is_not_asked_again_about_somebody_she_refused(relation, nadia, samira, awa, tilleuls):
    stand_in = name(relation, samira, by=nadia)
    answer_stand_in(stand_in.pk, answer=StandInAnswer.NO, by=awa)
    with pytest.raises(SheSaidNo):
        name(relation, samira, by=a_coordinator(tilleuls), first=3, last=9)
    assert name(relation, a_worker(tilleuls, name="Ming Chen"), by=nadia)
    assert name(relation, samira, by=nadia, first=20, last=22)


def test_she_may_change_her_mind_until_she_refuses(relation, nadia, samira, awa):
    stand_in = name(relation, samira, by=nadia)
    for answer in (StandInAnswer.TALK, StandInAnswer.YES, StandInAnswer.YES, StandInAnswer.TALK):
        answer_stand_in(stand_in.pk, answer=answer, by=awa)
        assert accompanies(samira, awa.pk)
    for _ in range(2):
        answer_stand_in(stand_in.pk, answer=StandInAnswer.NO, by=awa)
    with pytest.raises(StandInOver):
        answer_stand_in(stand_in.pk, answer=StandInAnswer.YES, by=awa)
    verbs = Entry.objects.filter(stream_id=f"people:{awa.pk}").order_by("seq").values_list("verb", flat=True)
    assert list(verbs) == ["StandInNamed", "StandInTalkAsked", "StandInAgreed", "StandInTalkAsked", "StandInRefused"]


def test_nobody_answers_in_her_place(relation, nadia, samira, awa):
    stand_in = name(relation, samira, by=nadia)
    for somebody in (nadia, samira, a_person()):
        for answer in StandInAnswer:
            with pytest.raises(NotAllowed):
                answer_stand_in(stand_in.pk, answer=answer, by=somebody)
    with pytest.raises(NotAllowed):
        answer_stand_in(relation.pk, answer=StandInAnswer.NO, by=awa)


def test_she_chooses_another_who_holds_the_same_days(relation, nadia, samira, awa, tilleuls):
    ming = a_worker(tilleuls, name="Ming Chen")
    stand_in = name(relation, samira, by=nadia)
    chosen = choose_stand_in(stand_in.pk, worker_id=ming.pk, by=awa)
    assert choose_stand_in(stand_in.pk, worker_id=ming.pk, by=awa) == chosen
    assert (chosen.starts_on, chosen.ends_on) == (stand_in.starts_on, stand_in.ends_on)
    assert accompanies(ming, awa.pk)
    assert not accompanies(samira, awa.pk)
    assert Referent.objects.filter(stands_in_for=relation).count() == 2


def test_after_a_no_she_may_still_choose_another(relation, nadia, samira, awa, tilleuls):
    ming = a_worker(tilleuls, name="Ming Chen")
    stand_in = name(relation, samira, by=nadia)
    answer_stand_in(stand_in.pk, answer=StandInAnswer.NO, by=awa)
    choose_stand_in(stand_in.pk, worker_id=ming.pk, by=awa)
    assert accompanies(ming, awa.pk)


def test_she_chooses_among_those_who_work_there_and_alone(relation, nadia, samira, awa, tilleuls):
    stand_in = name(relation, samira, by=nadia)
    ming = a_worker(tilleuls, name="Ming Chen")
    for worker in (a_worker(name="Paul Mercier"), nadia, samira, a_coordinator(tilleuls)):
        with pytest.raises(NotAllowed):
            choose_stand_in(stand_in.pk, worker_id=worker.pk, by=awa)
    with pytest.raises(NotAllowed):
        choose_stand_in(stand_in.pk, worker_id=ming.pk, by=nadia)


def test_two_do_not_stand_in_on_the_same_days(relation, nadia, samira, tilleuls):
    first = name(relation, samira, by=nadia)
    assert name(relation, samira, by=nadia) == first
    with pytest.raises(SomebodyStandsIn):
        name(relation, a_worker(tilleuls, name="Ming Chen"), by=nadia, first=7, last=10)
    assert name(relation, a_worker(tilleuls, name="Ming Chen"), by=nadia, first=8, last=10)


@pytest.mark.parametrize(
    ("first", "last", "says"), [(-1, 3, "est passé"), (3, 2, "avant le premier"), (0, 200, "6 mois au plus")]
)
def test_days_that_are_none_are_refused_in_words(relation, nadia, samira, first, last, says):
    with pytest.raises(Refusal, match=says):
        name(relation, samira, by=nadia, first=first, last=last)


def test_who_is_back_ends_it(relation, nadia, samira, awa):
    stand_in = name(relation, samira, by=nadia)
    Referent.objects.filter(pk=stand_in.pk).update(starts_on=today() - 3 * DAY)
    with pytest.raises(NotAllowed):
        end_stand_in(stand_in.pk, by=samira)
    end_stand_in(stand_in.pk, by=nadia)
    assert not accompanies(samira, awa.pk)
    assert Referent.objects.get(pk=stand_in.pk).ends_on == today() - DAY


def test_a_new_referent_brings_no_stand_in_of_the_one_before(relation, nadia, samira, awa, tilleuls):
    Referent.objects.update(starts_on=today() - 90 * DAY)
    name(relation, samira, by=nadia)
    ming = a_worker(tilleuls, name="Ming Chen")
    name_referent(awa.pk, worker_id=ming.pk, by=a_coordinator(tilleuls))
    assert accompanies(ming, awa.pk)
    assert not accompanies(samira, awa.pk)


def test_a_stand_in_who_left_the_structure_has_no_tie(relation, nadia, samira, awa):
    name(relation, samira, by=nadia)
    samira.memberships.update(starts_on=today() - 9 * DAY, ends_on=today() - DAY)
    assert ACCOMPANIES not in ties_to_person(samira, awa)
