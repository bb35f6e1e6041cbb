"""Giving a card, and welcoming somebody without a phone."""

import pytest

from journal.models import Entry
from kit.refusals import NotAllowed
from outbox.models import Message
from participation.people.models import Role, User
from participation.people.rules import enter_with_card, give_card, welcome_person
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker

pytestmark = pytest.mark.django_db


def test_a_worker_of_her_structure_gives_a_card_that_works():
    tilleuls = StructureFactory()
    iryna, nadia = a_person(tilleuls, phone=None, username="iryna"), a_worker(tilleuls)
    card = give_card(iryna.pk, by=nadia)
    assert card.username == "iryna"
    assert enter_with_card(username=card.username, typed=card.code) == iryna


def test_a_new_card_ends_the_one_before():
    tilleuls = StructureFactory()
    iryna, nadia = a_person(tilleuls, phone=None, username="iryna"), a_worker(tilleuls)
    old = give_card(iryna.pk, by=nadia)
    give_card(iryna.pk, by=nadia)
    iryna.refresh_from_db()
    assert not iryna.check_password(old.code)


def test_the_person_is_told_and_the_journal_keeps_who_gave_it():
    tilleuls = StructureFactory()
    awa, nadia = a_person(tilleuls), a_worker(tilleuls)
    give_card(awa.pk, by=nadia)
    assert Message.objects.get().to == awa.pk
    entry = Entry.objects.get(stream_id=f"people:{awa.pk}")
    assert (entry.verb, entry.actor) == ("CardGiven", nadia.pk)


def test_nobody_of_another_structure_gives_a_card():
    with pytest.raises(NotAllowed):
        give_card(a_person().pk, by=a_worker())


def test_a_session_without_second_factor_gives_no_card():
    tilleuls = StructureFactory()
    awa, nadia = a_person(tilleuls), a_worker(tilleuls)
    nadia.acts_as_staff = False
    with pytest.raises(NotAllowed):
        give_card(awa.pk, by=nadia)


def test_a_staff_account_has_no_card():
    tilleuls = StructureFactory()
    with pytest.raises(NotAllowed):
        give_card(a_worker(tilleuls).pk, by=a_coordinator(tilleuls))


def test_welcoming_opens_an_account_in_ones_own_structure():
    tilleuls = StructureFactory()
    person, card = welcome_person(name="Yanis", structure=tilleuls, by=a_worker(tilleuls))
    assert person.memberships.get().role == Role.PERSON
    assert enter_with_card(username=card.username, typed=card.code) == person


def test_nobody_welcomes_in_a_structure_that_is_not_theirs():
    with pytest.raises(NotAllowed):
        welcome_person(name="Yanis", structure=StructureFactory(), by=a_worker(name="Paul"))
    assert not User.objects.filter(name="Yanis").exists()
