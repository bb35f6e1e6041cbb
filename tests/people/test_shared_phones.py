"""How long one stays in: minutes on a shared phone, weeks on one's own, and nothing kept by the browser."""

import datetime as dt
import re

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kit.time import now
from participation.people.views.entering import SHARED_AT_MOST, SHARED_FOR
from tests.people.test_staff_door import PASSWORD, PROOF, code_of, knock
from tests.support.outbox import deliver
from tests.support.people import a_person, a_worker

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def clock():
    with time_machine.travel(now(), tick=False) as moving:
        yield moving


def on_a_phone(whose: str) -> Client:
    """With the code of an SMS, answering so to « Ce téléphone est à vous ? »; "" is no answer."""
    client, number = Client(), a_person().phone
    client.post("/entrer/", {"phone": number, **({"whose": whose} if whose else {})})
    code = next(line["text"][:6] for line in deliver() if line["to"] == number)
    client.post("/entrer/code/", {"code": code})
    assert is_in(client)
    return client


def on_a_shared_phone() -> Client:
    return on_a_phone("shared")


def is_in(client: Client) -> bool:
    return client.get("/compte/").status_code == 200


def cookie(client: Client):
    return client.cookies[settings.SESSION_COOKIE_NAME]


def test_a_shared_phone_closes_after_ten_minutes_without_a_sign(clock):
    client = on_a_shared_phone()
    clock.shift(10 * MINUTE + dt.timedelta(seconds=1))
    assert not is_in(client)


def test_each_sign_of_life_keeps_a_shared_phone_open(clock):
    client = on_a_shared_phone()
    for _ in range(4):
        clock.shift(9 * MINUTE)
        assert is_in(client)


def test_what_a_page_asks_by_itself_is_no_sign_of_life(clock):
    client = on_a_shared_phone()
    clock.shift(9 * MINUTE)
    client.get("/live/?stream=moderation&after=0")
    clock.shift(2 * MINUTE)
    assert not is_in(client)


def test_saving_is_a_sign_of_life_even_just_after_another(clock):
    """A page that saves while one writes is looked at: its ten minutes count from the last word saved."""
    client = on_a_shared_phone()
    clock.shift(dt.timedelta(seconds=5))
    client.post("/compte/", {"name": "Iryna", "language": "fr"})
    clock.shift(10 * MINUTE - dt.timedelta(seconds=1))
    assert is_in(client)


def test_a_page_that_saves_by_itself_keeps_the_phone_open(clock):
    """Forty minutes of writing on one page, saved every nine minutes, and no other page asked for."""
    client = on_a_shared_phone()
    for _ in range(5):
        clock.shift(9 * MINUTE)
        assert client.post("/compte/", {"name": "Iryna", "language": "fr"}).status_code == 302
    assert is_in(client)


def test_eight_hours_are_the_most_whatever_one_does(clock):
    client = on_a_shared_phone()
    for _ in range(8 * 60 // 5):
        assert is_in(client)
        clock.shift(5 * MINUTE)
    assert not is_in(client)


def test_nothing_else_that_is_saved_in_the_session_makes_it_last_longer(clock):
    client = on_a_shared_phone()
    for _ in range(SHARED_AT_MOST // SHARED_FOR - 1):
        clock.shift(dt.timedelta(seconds=SHARED_FOR - 1))
        assert client.post("/compte/", {"name": "Iryna", "language": "fr"}).status_code == 302
    ends = Session.objects.get().expire_date
    session = client.session
    session["anything"] = "else"
    session.save()
    assert Session.objects.get().expire_date == ends


@pytest.mark.parametrize("whose", ["", "shared"])
def test_without_an_answer_the_phone_is_shared_and_keeps_no_dated_cookie(clock, whose):
    client = on_a_phone(whose)
    assert cookie(client)["max-age"] == cookie(client)["expires"] == ""
    clock.shift(11 * MINUTE)
    assert not is_in(client)


def test_ones_own_phone_is_remembered_thirty_days(clock):
    client = on_a_phone("mine")
    assert cookie(client)["max-age"] == 30 * 24 * 3600
    clock.shift(dt.timedelta(days=29))
    assert is_in(client)
    clock.shift(dt.timedelta(days=2))
    assert not is_in(client)


def test_one_may_change_ones_mind_about_whose_phone_it_is(clock):
    client = on_a_phone("mine")
    clock.shift(dt.timedelta(days=3))
    client.post("/compte/", {"name": "Awa", "language": "fr", "whose": "shared"})
    assert cookie(client)["max-age"] == ""
    assert is_in(client)
    clock.shift(11 * MINUTE)
    assert not is_in(client)


def test_the_staffs_cookie_goes_with_the_window_and_a_visitors_too(client):
    nadia, worker = a_worker(username="nadia", password=PASSWORD), Client()
    code = code_of(nadia)
    knock(worker)
    assert worker.post(PROOF, {"code": code}).url == "/equipe/"
    assert cookie(worker)["max-age"] == ""
    client.get("/entrer/")
    client.post("/entrer/", {"phone": "06 39 98 00 42"})
    assert cookie(client)["max-age"] == ""
    assert client.cookies[settings.CSRF_COOKIE_NAME]["max-age"] == ""


def test_a_sign_of_life_costs_no_question_and_looking_twice_writes_once(clock):
    """What is asked for the second factor and the account is not counted here: they are asked anyway."""
    client = on_a_shared_phone()
    is_in(client)
    clock.shift(MINUTE)
    with_sign = _writes_of_session(client)
    clock.shift(dt.timedelta(seconds=10))
    assert (with_sign, _writes_of_session(client)) == (1, 0)


def _writes_of_session(client: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert is_in(client)
    return sum("django_session" in one["sql"] and not one["sql"].startswith("SELECT") for one in asked)


def test_no_script_of_ours_keeps_anything_in_the_browser():
    """But one hour, in the tab of who has just left, until the goodbye has arrived and Clear-Site-Data takes it; and,
    on a phone that somebody says is her own, words that could not be sent yet; and whether the committee's keyboard
    chooses by number, in this window; and for the team who came, as ids without a name, until it is saved."""
    kept = re.compile(r"localStorage|sessionStorage|indexedDB|\bcaches\b|serviceWorker|document\.cookie")
    scripts = list((settings.ROOT / "site" / "static" / "js").glob("*.js"))
    assert scripts
    found = {(path.name, word) for path in scripts for word in kept.findall(path.read_text())}
    assert found == {
        ("keys.js", "sessionStorage"),
        ("moderation.js", "sessionStorage"),
        ("quit.js", "sessionStorage"),
        ("roll.js", "localStorage"),
        ("words.js", "localStorage"),
    }
    roll_js = (settings.ROOT / "site" / "static" / "js" / "roll.js").read_text()
    assert re.findall(r"setItem\((.*)\);", roll_js) == ["own, JSON.stringify({ at: Date.now(), lines: touched() })"], (
        "ids and answers: what is really written is read in tests/browser/test_roll_script.py"
    )
    keys_js = (settings.ROOT / "site" / "static" / "js" / "keys.js").read_text()
    assert re.findall(r"setItem\((.*)\)", keys_js) == ['REMEMBERED, on ? "on" : "off"'], "no word, a switch"
    words_js = (settings.ROOT / "site" / "static" / "js" / "words.js").read_text()
    assert re.findall(r"setItem\((.*?),", words_js) == ["form.dataset.keeps"], (
        "which the page gives on her own phone only"
    )
    quit_js = (settings.ROOT / "site" / "static" / "js" / "quit.js").read_text()
    assert re.findall(r"setItem\(.*\)", quit_js) == ["setItem(LEFT, Date.now())"]
