"""A number that has not served for 40 days: its code is not enough any more."""

import datetime as dt

import pytest
import time_machine

from journal.models import Entry
from kit.refusals import NotAllowed
from kit.time import now
from outbox.models import Message
from participation.people.engine.codes import code_for
from participation.people.models import PHONE_SURE_FOR, EntryCode, Role, User
from participation.people.rules import (
    PINS_A_DAY,
    OldCode,
    SeeUsFirst,
    TooManyGuesses,
    WrongCard,
    WrongPin,
    enter_with_card,
    enter_with_code,
    enter_with_pin,
    meet_person,
    request_code,
)
from tests.support.people import StructureFactory, a_person, a_user, a_worker, accompany, with_role

pytestmark = pytest.mark.django_db
NUMBER = "+33639980042"
LONG_AGO = now() - PHONE_SURE_FOR


def long_away(**fields) -> User:
    return a_person(StructureFactory(), phone=NUMBER, phone_sure_at=LONG_AGO, **fields)


def enter(browser: str = "hers"):
    entry = request_code(phone=NUMBER, browser=browser)
    return enter_with_code(phone=NUMBER, browser=browser, typed=code_for(entry.pk), own_phone=True)


def prove(code: EntryCode, typed: str, browser: str = "hers") -> User:
    return enter_with_pin(code_id=code.pk, browser=browser, typed=typed, own_phone=True)


def test_the_right_code_alone_opens_nothing():
    awa = long_away()
    with pytest.raises(SeeUsFirst):
        enter()
    awa.refresh_from_db()
    assert awa.phone_sure_at == LONG_AGO
    assert not awa.own_phone


def test_entering_begins_the_forty_days_again():
    awa = a_person(StructureFactory(), phone=NUMBER)
    with time_machine.travel(now(), tick=False) as clock:
        for _ in range(3):
            clock.shift(PHONE_SURE_FOR - dt.timedelta(days=1))
            assert enter().user == awa
        clock.shift(PHONE_SURE_FOR)
        with pytest.raises(SeeUsFirst):
            enter()


def test_with_a_pin_the_code_and_the_pin_open():
    awa = long_away(password="750318")
    entered = enter()
    assert (entered.user, entered.needs_pin) == (awa, True)
    with pytest.raises(WrongPin):
        prove(entered.code, "750319")
    assert prove(entered.code, "75 03 18") == awa
    awa.refresh_from_db()
    assert awa.phone_is_sure
    assert not enter().needs_pin


def test_five_wrong_pins_close_both_doors_for_the_day():
    long_away(password="750318", username="awa")
    code = enter().code
    for _ in range(PINS_A_DAY - 1):
        with pytest.raises(WrongPin):
            prove(code, "000000")
    with pytest.raises(WrongCard):
        enter_with_card(username="awa", typed="000000")
    for act in (lambda: prove(code, "750318"), lambda: enter_with_card(username="awa", typed="750318")):
        with pytest.raises(TooManyGuesses):
            act()


def test_the_pin_is_asked_in_the_browser_of_the_code_and_for_ten_minutes():
    long_away(password="750318")
    with time_machine.travel(now(), tick=False) as clock:
        code = enter().code
        with pytest.raises(OldCode):
            prove(code, "750318", browser="another")
        clock.shift(dt.timedelta(minutes=10))
        with pytest.raises(OldCode):
            prove(code, "750318")


def test_a_code_that_was_not_right_proves_nothing():
    long_away(password="750318")
    asked = request_code(phone=NUMBER, browser="hers")
    with pytest.raises(OldCode):
        prove(asked, "750318")


def test_the_password_of_a_worker_is_no_pin():
    with_role(a_user(phone=NUMBER, phone_sure_at=LONG_AGO, password="un mot de passe"), Role.WORKER, StructureFactory())
    with pytest.raises(SeeUsFirst):
        enter()


def test_meeting_a_worker_begins_the_forty_days_again_and_she_is_told():
    awa = long_away()
    nadia = a_worker(awa.memberships.get().structure)
    for _ in range(2):
        meet_person(awa.pk, by=nadia)
    assert enter().user == awa
    told = Message.objects.get(kind="person_met")
    assert told.to == awa.pk
    entry = Entry.objects.filter(stream_id=f"people:{awa.pk}", verb="PersonMet").first()
    assert entry.actor == nadia.pk


def test_her_referent_meets_her_too():
    awa = long_away()
    home = awa.memberships.get().structure
    nadia = a_worker(home)
    accompany(nadia, awa, home)
    meet_person(awa.pk, by=nadia)
    assert enter().user == awa


def test_nobody_of_another_structure_meets_her():
    awa = long_away()
    with pytest.raises(NotAllowed):
        meet_person(awa.pk, by=a_worker())
    awa.refresh_from_db()
    assert awa.phone_sure_at == LONG_AGO
