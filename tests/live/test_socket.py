"""The socket, through a real server: what comes, what does not, and how it ends."""

import json

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from live import looking, wire
from participation.people.models import User
from tests.support import live
from tests.support.people import a_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]


@pytest.fixture
def worker() -> User:
    return a_user("Équipe")


@pytest.fixture
def person() -> User:
    return a_user("Awa")


def test_what_is_written_arrives_without_asking(site, worker):
    with live.socket(site, live.session_of(worker), trial=0) as end:
        live.write(3)
        came = live.frames(end, 3)
    assert [frame["seq"] for frame in came] == [1, 2, 3]
    assert came[0] == {"stream": "trial", "seq": 1, "kind": "append:list", "html": "<p id='entry-1'></p>"}


def test_who_comes_back_far_behind_has_all_of_it_though_nothing_more_is_written(site, worker):
    last = 7 * looking.PORTION
    live.write(last)
    with live.socket(site, live.session_of(worker), trial=0) as end:
        assert [frame["seq"] for frame in live.frames(end, last)] == [*range(1, last + 1)]


def test_what_one_may_not_see_is_a_number_without_words(site, worker, person):
    with (
        live.socket(site, live.session_of(worker), trial=0) as hers,
        live.socket(site, live.session_of(person), trial=0) as his,
    ):
        live.write(secret=True)
        live.write()
        assert [frame["kind"] for frame in live.frames(hers, 2)] == ["append:list", "append:list"]
        assert live.frames(his, 1) == [{"stream": "trial", "seq": 1, "kind": "skip"}]
        assert live.frames(his, 1)[0]["seq"] == 2


def test_two_viewers_with_one_view_are_rendered_once(site, worker):
    sessions = [live.session_of(worker), live.session_of(a_user("Équipe"))]
    with live.socket(site, sessions[0], trial=0) as one, live.socket(site, sessions[1], trial=0) as other:
        assert live.silence(one)
        live.renderings.clear()
        live.write()
        assert live.frames(one, 1) == live.frames(other, 1)
    assert live.renderings == [("all", [1])]


def test_who_comes_back_gets_what_was_missed_and_nothing_twice(site, worker):
    session = live.session_of(worker)
    live.write(5)
    with live.socket(site, session, trial=2) as end:
        assert [frame["seq"] for frame in live.frames(end, 3)] == [3, 4, 5]
        assert live.silence(end)


def test_who_is_too_far_behind_reloads(site, worker):
    live.write(looking.FURTHEST + 1)
    with live.socket(site, live.session_of(worker), trial=0) as end:
        assert live.close_code(end) == (wire.RELOAD, [])
    with live.socket(site, live.session_of(worker), trial=1) as end:
        assert len(live.frames(end, looking.FURTHEST)) == looking.FURTHEST


def test_who_comes_from_the_future_reloads(site, worker):
    live.write(1)
    with live.socket(site, live.session_of(worker), trial=7) as end:
        assert live.close_code(end) == (wire.RELOAD, [])


def test_a_right_taken_back_stops_the_next_word(site, person):
    with live.socket(site, live.session_of(person), trial=0) as end:
        live.write()
        live.frames(end, 1)
        User.objects.filter(pk=person.pk).update(name=live.OUTSIDER)
        live.write()
        assert live.close_code(end, seconds=1) == (wire.NOT_YOURS, [])


def test_signing_out_closes_within_two_seconds_even_when_nothing_happens(site, client, worker):
    client.force_login(worker, backend="django.contrib.auth.backends.ModelBackend")
    with live.socket(site, client.session.session_key, trial=0) as end:
        assert live.silence(end)
        client.logout()
        assert live.close_code(end, seconds=2) == (wire.SIGNED_OUT, [])


def test_a_closed_account_and_a_changed_password_close_too(site, worker, person):
    with live.socket(site, live.session_of(worker), trial=0) as hers, live.socket(site, live.session_of(person)) as his:
        his.send(json.dumps({"streams": {"trial": 0}}))
        User.objects.filter(pk=worker.pk).update(is_active=False)
        person.set_password("une nouvelle phrase de passe")
        person.save()
        assert live.close_code(hers) == (wire.SIGNED_OUT, [])
        assert live.close_code(his) == (wire.SIGNED_OUT, [])


@pytest.mark.parametrize("session", ["", "une-session-inventee"])
def test_a_visitor_is_told_to_sign_in(site, session):
    with live.socket(site, session, trial=0) as end:
        assert live.close_code(end) == (wire.SIGNED_OUT, [])


def test_what_is_not_hers_and_what_does_not_exist_close_alike(site, worker):
    for name, user in [("trial", a_user(live.OUTSIDER)), ("nothing", worker), ("nothing:at-all", worker)]:
        live.write(name=name)
        with live.socket(site, live.session_of(user), **{name: 0}) as end:
            assert live.close_code(end) == (wire.NOT_YOURS, [])


@pytest.mark.parametrize(
    "said",
    [
        "",
        "bonjour",
        "[]",
        "{}",
        "null",
        '{"streams": []}',
        '{"streams": {"trial": "0"}}',
        '{"streams": {"trial": -1}}',
        '{"streams": {"trial": true}}',
        '{"streams": {"": 0}}',
        '{"streams": {"trial:\\ud800": 0}}',
        '{"streams": {"trial:\\u0000": 0}}',
        '{"streams": {"trial": 0}, "here": {"stream": "trial", "where": "\\ud800"}}',
        '{"here": {"stream": "trial", "where": "1"}}',
        '{"streams": {"trial": 0}, "more": 1}',
        "[" * 5_000,
        json.dumps({"streams": {f"trial:{n}": 0 for n in range(wire.MOST_STREAMS + 1)}}),
        b"\x00\xff",
    ],
)
def test_what_cannot_be_read_closes_cleanly(site, worker, said):
    with live.socket(site, live.session_of(worker)) as end:
        end.send(said)
        assert live.close_code(end) == (wire.UNREADABLE, [])


def test_a_visitor_who_sends_nonsense_silences_nobody(site, worker):
    """Half a character, and signs that PostgreSQL refuses, in the name of a stream and in the cookie."""
    with live.socket(site, live.session_of(worker), trial=0) as hers:
        assert live.silence(hers, 0.3)
        for session in ("", '"' + r"\000" * 32 + '"'):
            for name in ("trial:\ud800", "trial:\0"):
                with live.socket(site, session, **{name: 0}) as end:
                    live.write()
                    assert len(live.frames(hers, 1)) == 1
                    assert live.close_code(end)[0] in (wire.UNREADABLE, wire.SIGNED_OUT)


def test_another_site_cannot_open_it(site):
    for origin in (None, "https://ailleurs.example"):
        with pytest.raises(InvalidStatus) as refused:
            connect(f"{site.replace('http', 'ws')}/ws/live/", origin=origin).close()
        assert refused.value.response.status_code == 403


def test_a_piece_too_large_for_a_frame_is_to_be_reloaded(site, worker):
    with live.socket(site, live.session_of(worker), trial=0) as end:
        live.write(large=True)
        assert live.frames(end, 1) == [{"stream": "trial", "seq": 1, "kind": "reload"}]


def test_the_mistake_of_one_room_does_not_silence_the_others(site, worker):
    session = live.session_of(worker)
    with live.socket(site, session, **{"trial:broken": 0}) as broken, live.socket(site, session, trial=0) as whole:
        live.write(name="trial:broken")
        live.write()
        assert live.close_code(broken) == (wire.RELOAD, [])
        assert len(live.frames(whole, 1)) == 1


def test_who_reads_what_is_said_to_those_who_may_know(site, worker, person):
    colleague = live.session_of(a_user("Équipe"))
    with (
        live.socket(site, colleague, trial=0) as reader,
        live.socket(site, live.session_of(worker), trial=0) as hers,
        live.socket(site, live.session_of(person), trial=0) as his,
    ):
        reader.send(json.dumps({"here": {"stream": "trial", "where": "42"}}))
        there = {"kind": "presence", "stream": "trial", "html": "<li>Équipe 42</li>"}
        assert live.frames(hers, 1) == [there]
        assert live.silence(his)
        reader.close()
        assert live.frames(hers, 1) == [there | {"html": ""}]


def test_sockets_that_leave_are_forgotten(site, worker):
    from live.hub import hub

    for _ in range(3):
        with live.socket(site, live.session_of(worker), trial=0) as end:
            assert live.silence(end, 0.1)
    with live.socket(site, live.session_of(worker), trial=0) as end:
        assert live.silence(end, 0.3)
        assert len(hub._seats) == 1
