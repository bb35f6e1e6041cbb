"""Giving a card, and welcoming somebody without a phone."""

from collections import Counter

import pytest
import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test.utils import CaptureQueriesContext

from journal.models import Entry
from kit.refusals import NotAllowed
from kit.time import now
from outbox.models import Message
from participation.people.models import INVITATION_LIFE, Invitation, Role, User
from participation.people.rules import (
    PINS_A_DAY,
    TooManyGuesses,
    WrongCard,
    choose_pin,
    enter_with_card,
    give_card,
    welcome_person,
)
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker

pytestmark = pytest.mark.django_db


def test_a_worker_of_her_structure_gives_a_card_that_works():
    tilleuls = StructureFactory()
    iryna, nadia = a_person(tilleuls, phone=None, username="iryna"), a_worker(tilleuls)
    card = give_card(iryna.pk, by=nadia)
    assert card.username == "iryna"
    assert enter_with_card(username=card.username, typed=card.code) == (iryna, True)


def test_a_new_card_ends_the_one_before():
    tilleuls = StructureFactory()
    iryna, nadia = a_person(tilleuls, phone=None, username="iryna"), a_worker(tilleuls)
    old = give_card(iryna.pk, by=nadia)
    give_card(iryna.pk, by=nadia)
    with pytest.raises(WrongCard):
        enter_with_card(username=old.username, typed=old.code)


def test_a_card_opens_once():
    tilleuls = StructureFactory()
    iryna, nadia = a_person(tilleuls, phone=None, username="iryna"), a_worker(tilleuls)
    card = give_card(iryna.pk, by=nadia)
    enter_with_card(username=card.username, typed=card.code)
    with pytest.raises(WrongCard):
        enter_with_card(username=card.username, typed=card.code)


def test_a_card_dies_after_two_weeks():
    tilleuls = StructureFactory()
    iryna, nadia = a_person(tilleuls, phone=None, username="iryna"), a_worker(tilleuls)
    with time_machine.travel(now(), tick=False) as clock:
        card = give_card(iryna.pk, by=nadia)
        clock.shift(INVITATION_LIFE)
        with pytest.raises(WrongCard):
            enter_with_card(username=card.username, typed=card.code)


def test_a_new_card_ends_the_pin_and_opens_however_often_somebody_guessed_at_it():
    tilleuls = StructureFactory()
    iryna = a_person(tilleuls, phone=None, username="iryna", password="482913")
    for _ in range(PINS_A_DAY):
        with pytest.raises(WrongCard):
            enter_with_card(username="iryna", typed="000000")
    with pytest.raises(TooManyGuesses):
        enter_with_card(username="iryna", typed="482913")
    card = give_card(iryna.pk, by=a_worker(tilleuls))
    with pytest.raises(WrongCard):
        enter_with_card(username="iryna", typed="482913")
    assert enter_with_card(username="iryna", typed=card.code).must_choose_pin
    choose_pin(pin="750318", by=iryna)
    assert enter_with_card(username="iryna", typed="750318") == (iryna, False)


def test_a_card_given_face_to_face_makes_the_number_sure():
    tilleuls = StructureFactory()
    awa = a_person(tilleuls)
    give_card(awa.pk, by=a_worker(tilleuls))
    awa.refresh_from_db()
    assert awa.phone_sure_at is not None


def test_the_code_itself_is_in_no_row():
    tilleuls = StructureFactory()
    iryna = a_person(tilleuls, phone=None, username="iryna")
    card = give_card(iryna.pk, by=a_worker(tilleuls))
    assert card.code not in str([*Invitation.objects.values_list(), *User.objects.values_list()])


def test_a_name_that_nobody_has_costs_as_much_as_one_that_somebody_has(monkeypatch):
    a_person(phone=None, username="iryna", password="482913")
    hashes = Counter()
    hasher = MD5PasswordHasher
    encode = hasher.encode
    monkeypatch.setattr(hasher, "encode", lambda *args, **more: hashes.update("h") or encode(*args, **more))
    costs = {}
    for username in ("iryna", "personne"):
        for typed in ("000000", "000000000000"):
            hashes.clear()
            with CaptureQueriesContext(connection) as queries, pytest.raises(WrongCard):
                enter_with_card(username=username, typed=typed)
            shapes = [query["sql"].partition(" ")[0] for query in queries]
            costs[username, typed] = (hashes["h"], shapes)
    assert costs["iryna", "000000"] == costs["personne", "000000"]
    assert costs["iryna", "000000000000"] == costs["personne", "000000000000"]
    assert costs["iryna", "000000"][0] == 1


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
    assert enter_with_card(username=card.username, typed=card.code).user == person


def test_nobody_welcomes_in_a_structure_that_is_not_theirs():
    with pytest.raises(NotAllowed):
        welcome_person(name="Yanis", structure=StructureFactory(), by=a_worker(name="Paul"))
    assert not User.objects.filter(name="Yanis").exists()
