"""Entering with a code, or with a card."""

import datetime as dt
import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from journal.models import Entry
from kit.time import now
from outbox.engine import sms
from outbox.models import Message
from participation.people import notices
from participation.people.engine.codes import code_for
from participation.people.models import EntryCode, Spending, User
from participation.people.rules import (
    CODES_A_DAY,
    GUESSES_A_DAY,
    AccountClosed,
    NotFound,
    OldCode,
    TooManyCodes,
    TooManyGuesses,
    WrongCard,
    WrongCode,
    enter_with_card,
    enter_with_code,
    request_code,
)
from tests.support.people import TerritoryFactory, a_person, a_user, a_worker

pytestmark = pytest.mark.django_db
NUMBER = "+33639980042"


@pytest.fixture(autouse=True)
def _an_open_door():
    TerritoryFactory()


def ask(phone: str = NUMBER, browser: str = "hers") -> EntryCode:
    return request_code(phone=phone, browser=browser)


def enter(typed: str, phone: str = NUMBER, browser: str = "hers"):
    return enter_with_code(phone=phone, browser=browser, typed=typed, own_phone=False)


def queries_of_asking(phone: str) -> list[str]:
    """Their shape: without what differs at each one."""
    with CaptureQueriesContext(connection) as queries:
        ask(phone=phone)
    return [re.sub(r"'[^']*'|\b\d+\b|_x\d+|(?<=VALUES ).*", "?", query["sql"]) for query in queries]


def another_than(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_the_right_code_lets_its_owner_in():
    awa = a_user(phone=NUMBER)
    entered = enter(code_for(ask().pk))
    assert (entered.user, entered.is_new, entered.needs_pin) == (awa, False, False)


def test_a_number_nobody_knew_opens_an_account_without_structure():
    entered = enter(code_for(ask().pk))
    assert entered.is_new
    assert not entered.user.memberships.exists()
    assert not entered.user.has_usable_password()
    assert Entry.objects.get(stream_id=f"people:{entered.user.pk}").verb == "AccountOpened"


def test_with_every_door_shut_an_unknown_number_opens_nothing():
    shut = TerritoryFactory._meta.model.objects
    shut.update(open_door=False)
    with pytest.raises(NotFound):
        enter(code_for(ask().pk))
    assert not User.objects.exists()


def test_a_code_works_once():
    code = code_for(ask().pk)
    enter(code)
    with pytest.raises(OldCode):
        enter(code)


def test_a_code_works_ten_minutes():
    with time_machine.travel(now(), tick=False) as clock:
        code = code_for(ask().pk)
        clock.shift(dt.timedelta(minutes=10))
        with pytest.raises(OldCode):
            enter(code)


def test_a_code_works_only_in_the_browser_that_asked():
    code = code_for(ask().pk)
    ask(browser="another")
    with pytest.raises(WrongCode):
        enter(code, browser="another")


def test_a_second_code_does_not_kill_the_first_that_arrives_late():
    first = ask()
    ask()
    assert enter(code_for(first.pk)).is_new


def test_five_wrong_guesses_close_the_number_for_the_day_even_for_the_right_one():
    right = code_for(ask().pk)
    for _ in range(GUESSES_A_DAY):
        with pytest.raises(WrongCode):
            enter(another_than(right))
    with pytest.raises(TooManyGuesses):
        enter(right)
    with time_machine.travel(now() + dt.timedelta(days=1)):
        assert enter(code_for(ask().pk)).is_new


def test_right_codes_are_not_counted_as_guesses():
    for _ in range(GUESSES_A_DAY + 1):
        enter(code_for(ask().pk))


def test_a_number_receives_eight_codes_a_day_and_no_more():
    for _ in range(CODES_A_DAY):
        ask()
    with pytest.raises(TooManyCodes):
        ask()
    assert Message.objects.count() == CODES_A_DAY


def test_a_number_typed_and_never_used_is_nowhere_two_days_later():
    ask()
    Message.objects.update(sent_at=now())
    with time_machine.travel(now() + dt.timedelta(days=2)):
        ask(phone="+33639980043")
    for model in (EntryCode, Message, Spending):
        assert NUMBER not in str(list(model.objects.values()))


def test_the_house_sends_no_more_codes_than_its_budget(settings):
    settings.CODES_A_DAY = 1
    a_user(phone=NUMBER)
    ask()
    for phone in (NUMBER, "+33639980043"):
        with pytest.raises(TooManyCodes):
            ask(phone=phone)


def test_a_fifth_of_the_budget_is_kept_for_numbers_that_have_an_account(settings):
    settings.CODES_A_DAY = 10
    a_user(phone=NUMBER)
    for number in range(12):
        ask(phone=f"+3363998{number:04}")
    assert Message.objects.waiting().count() == 8
    ask()
    assert Message.objects.waiting().filter(address=NUMBER).count() == 1


def test_a_number_that_gets_nothing_looks_and_costs_the_same(settings):
    settings.CODES_A_DAY = 10
    a_user(phone=NUMBER)
    for number in range(8):
        ask(phone=f"+3363998{number:04}")
    assert queries_of_asking(NUMBER) == queries_of_asking("+33639980043")
    assert Message.objects.waiting().get(address=NUMBER)
    held = Message.objects.get(address="+33639980043")
    assert held.dropped_at
    assert EntryCode.objects.filter(phone="+33639980043").exists()


def test_known_and_unknown_numbers_cost_the_same_and_get_the_same_words():
    a_user(phone=NUMBER)
    ask()
    ask(phone="+33639980043")
    assert queries_of_asking(NUMBER) == queries_of_asking("+33639980043")
    words = {re.sub(r"^\d{6}", "", notices.render_entry_code(message)) for message in Message.objects.all()}
    assert len(words) == 1


def test_with_every_door_shut_an_unknown_number_gets_the_same_message():
    TerritoryFactory._meta.model.objects.update(open_door=False)
    entry = ask()
    assert notices.render_entry_code(Message.objects.get()).startswith(code_for(entry.pk))


def test_a_closed_account_stays_closed():
    a_user(phone=NUMBER, is_active=False)
    with pytest.raises(AccountClosed):
        enter(code_for(ask().pk))


def test_no_row_holds_the_code_nor_the_number_of_what_is_spent():
    entry = ask()
    code = code_for(entry.pk)
    held = [
        *EntryCode.objects.values_list(),
        *Spending.objects.values_list(),
        *Message.objects.values_list("data", "key"),
    ]
    assert code not in str(held)
    assert NUMBER not in str(Spending.objects.values_list("key"))


def test_the_sms_says_the_code_in_one_plain_message():
    entry = ask()
    text = notices.render_entry_code(Message.objects.get())
    assert code_for(entry.pk) in text
    assert sms.fits(text)


def test_the_other_messages_are_one_sms_too():
    assert sms.fits(notices.render_card_given(Message()))
    assert sms.fits(notices.render_pin_changed(Message()))
    assert sms.fits(notices.render_person_met(Message()))


def test_a_code_that_is_too_old_is_not_sent_any_more():
    ask()
    with time_machine.travel(now() + dt.timedelta(minutes=11)):
        assert notices.render_entry_code(Message.objects.get()) is None


def with_card(code: str = "482913570264") -> User:
    iryna = a_person(name="Iryna", phone=None, username="iryna")
    iryna.set_password(code)
    iryna.save()
    return iryna


def test_a_card_opens_however_its_code_is_spaced():
    iryna = with_card()
    assert enter_with_card(username=" Iryna ", typed="4829-1357 0264") == (iryna, False)


@pytest.mark.parametrize(("username", "code"), [("iryna", "111111111111"), ("personne", "482913570264"), ("", "")])
def test_a_wrong_card_is_refused_with_one_sentence_for_all(username, code):
    with_card()
    with pytest.raises(WrongCard):
        enter_with_card(username=username, typed=code)


def test_a_staff_password_never_opens_the_card_door():
    nadia = a_worker(username="nadia")
    nadia.set_password("482913570264")
    nadia.save()
    with pytest.raises(WrongCard):
        enter_with_card(username="nadia", typed="482913570264")


def test_guessing_a_card_stops_and_the_owner_waits_a_quarter_of_an_hour_at_most():
    iryna = with_card()
    with time_machine.travel(now(), tick=False) as clock:
        for _ in range(20):
            with pytest.raises(WrongCard):
                enter_with_card(username="iryna", typed="000000000000")
        with pytest.raises(TooManyGuesses):
            enter_with_card(username="iryna", typed="482913570264")
        clock.shift(dt.timedelta(minutes=15))
        assert enter_with_card(username="iryna", typed="482913570264").user == iryna
