"""What nobody of ours sends: refused or closed with a code, one line in the log, no traceback, nobody else waits."""

import contextlib
import json
import logging
import time
from collections import Counter
from collections.abc import Callable

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from live import hub, openings, refusals, wire
from participation.people.models import User
from tests.support import live
from tests.support.people import a_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nothing_noted(monkeypatch) -> None:
    monkeypatch.setattr(refusals, "_noted", {})


@pytest.fixture
def lines(caplog) -> Callable[[], list[logging.LogRecord]]:
    """The lines that an operator would read."""
    caplog.set_level(logging.WARNING)
    return lambda: [record for record in caplog.records if record.name.startswith(("live", "uvicorn", "asyncio"))]


@pytest.fixture
def worker() -> User:
    return a_user("Équipe")


def flood(end: ClientConnection, frame: str = '{"streams": {"trial": 0}}') -> None:
    for _ in range(1_000):
        end.send(frame)


SAID = {
    "no JSON": (lambda end: end.send("bonjour"), wire.UNREADABLE),
    "binary": (lambda end: end.send(b"\x00\xff"), wire.UNREADABLE),
    "no text": (lambda end: end.send(b"\xc3(", text=True), 1007),
    "1 MB": (lambda end: end.send("x" * 2**20), 1009),
    "1 MB in pieces": (lambda end: end.send(["x" * 2**10] * 2**10), 1009),
    "deep": (lambda end: end.send("[" * 16_000), wire.UNREADABLE),
    "an unknown stream": (lambda end: end.send('{"streams": {"nothing": 0}}'), wire.NOT_YOURS),
    "from the future": (lambda end: end.send('{"streams": {"trial": 9000000000}}'), wire.RELOAD),
    "a thousand": (flood, wire.TOO_MUCH),
    "a thousand, no JSON": (lambda end: flood(end, "x"), wire.UNREADABLE),
}


@pytest.mark.parametrize("said", SAID)
def test_it_is_closed_with_a_code_and_one_line_whatever_is_said(site, worker, lines, said):
    session, (say, code) = live.session_of(worker), SAID[said]
    with live.socket(site, session, trial=0) as hers:
        assert live.silence(hers)
        for _ in range(3):
            with live.socket(site, session) as end:
                with contextlib.suppress(ConnectionClosed):  # before it had said everything
                    say(end)
                # 1006: it was still speaking when the line was cut, and could not read why.
                assert live.close_code(end)[0] in ((code, 1006) if code == 1009 else (code,))
        begun = time.monotonic()
        live.write()
        assert len(live.frames(hers, 1)) == 1
        assert time.monotonic() - begun < 1
    [line] = lines()
    assert line.exc_info is None
    assert str(code) in line.getMessage()


@pytest.mark.parametrize("origin", [None, "https://ailleurs.example", "null", "http://[", "é"])
def test_another_site_is_refused_before_it_is_accepted(site, lines, origin):
    headers = {"Origin": origin} if origin else {}
    with pytest.raises(InvalidStatus) as refused:
        connect(f"{site.replace('http', 'ws')}/ws/live/", origin=None, additional_headers=headers).close()
    assert refused.value.response.status_code == 403
    [line] = lines()
    assert line.exc_info is None


def test_two_origins_are_none(site):
    headers = [("Origin", "https://ailleurs.example"), ("Origin", site)]
    with pytest.raises(InvalidStatus) as refused:
        connect(f"{site.replace('http', 'ws')}/ws/live/", origin=None, additional_headers=headers).close()
    assert refused.value.response.status_code in (400, 403)


def test_another_address_is_refused_without_a_traceback(site, lines):
    with pytest.raises(InvalidStatus) as refused:
        connect(f"{site.replace('http', 'ws')}/ws/ailleurs/", origin=site).close()
    assert refused.value.response.status_code == 403
    [line] = lines()
    assert line.exc_info is None


def test_one_session_holds_so_many_sockets_and_no_more(site, worker, lines):
    session = live.session_of(worker)
    with contextlib.ExitStack() as stack:
        held = [stack.enter_context(live.socket(site, session, trial=0)) for _ in range(hub.MOST_OF_ONE)]
        with live.socket(site, session) as one_more:
            assert live.close_code(one_more) == (wire.TOO_MUCH, [])
        with live.socket(site, live.session_of(worker), trial=0) as of_another_session:
            live.write()
            assert all(len(live.frames(end, 1)) == 1 for end in (*held, of_another_session))
        held.pop().close()
        time.sleep(0.1)
        with live.socket(site, session, trial=1) as instead:
            assert live.silence(instead)
    assert len(lines()) == 1


def test_who_follows_nothing_is_asked_to_leave(site, worker, monkeypatch, lines):
    monkeypatch.setattr(hub, "SILENCE", 1.0)
    with live.socket(site, live.session_of(worker), trial=0) as follows, live.socket(site) as visitor:
        with live.socket(site, live.session_of(worker)) as silent:
            assert live.close_code(visitor, seconds=4) == (wire.SILENT, [])
            assert live.close_code(silent, seconds=4) == (wire.SILENT, [])
        assert live.silence(follows, 1)
    assert len(lines()) == 1


def test_too_many_who_follow_nothing_are_refused_and_those_who_follow_are_not(site, worker, monkeypatch):
    monkeypatch.setattr(hub, "MOST_SILENT", 2)
    with live.socket(site, live.session_of(worker), trial=0) as hers:
        assert live.silence(hers)
        with live.socket(site), live.socket(site), live.socket(site) as third:
            assert live.close_code(third) == (wire.TOO_MUCH, [])
        live.write()
        assert len(live.frames(hers, 1)) == 1


def test_the_log_counts_what_it_does_not_repeat(monkeypatch, lines):
    monkeypatch.setattr(refusals, "EVERY", 0.2)
    for _ in range(50):
        refusals.note("4400, unreadable")
    time.sleep(0.25)
    refusals.note("4400, unreadable")
    first, second = lines()
    assert "(0 others" in first.getMessage()
    assert "(49 others" in second.getMessage()


def test_a_reader_who_goes_from_place_to_place_speaks_as_fast_as_she_reads(site, worker):
    with live.socket(site, live.session_of(worker), trial=0) as end:
        for place in range(30):
            end.send(json.dumps({"here": {"stream": "trial", "where": str(place)}}))
        live.write()
        kinds = [live.frames(end, 1)[0]["kind"] for _ in range(2)]
    assert "append:list" in kinds


def test_a_browser_that_opens_too_many_waits_and_keeps_nobody_else_out(site, worker, lines):
    session, codes = live.session_of(worker), Counter()
    for _ in range(60):
        try:
            with live.socket(site, session):
                codes[101] += 1
        except InvalidStatus as refused:
            codes[refused.response.status_code] += 1
    assert set(codes) == {101, 403}
    assert codes[101] < 50
    with live.socket(site, live.session_of(worker)):
        pass
    assert len(lines()) == 1


def test_openings_come_back_with_time_and_an_address_has_its_own_number(monkeypatch):
    hour = [0.0]
    monkeypatch.setattr(openings, "of_a_browser", openings.Allowance(2, 0.5, lambda: hour[0]))
    monkeypatch.setattr(openings, "of_an_address", openings.Allowance(4, 0.5, lambda: hour[0]))
    assert [openings.may_open("a", "1.2.3.4") for _ in range(3)] == [True, True, False]
    hour[0] += 2
    assert [openings.may_open("a", "1.2.3.4") for _ in range(2)] == [True, False]
    assert [openings.may_open("", "1.2.3.4") for _ in range(3)] == [True, True, False]
    assert openings.may_open("", "5.6.7.8")
