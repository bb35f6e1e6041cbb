"""Two server processes and a third that writes: the journal is the truth, Valkey only the doorbell."""

import json
import time
from collections.abc import Iterator

import pytest
from redis import Redis

from config import environment
from participation.people.models import User
from tests.support import live
from tests.support.people import a_user
from tests.support.servers import race, site_processes

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]


@pytest.fixture
def sites(transactional_db, valkey, settings) -> Iterator[list[str]]:
    """Two servers over Valkey; the test's own process rings there too, as a third one that only writes."""
    Redis.from_url(valkey).flushall()  # who was where in the test before
    settings.CHANNEL_LAYERS = {"default": environment.channel_layer(valkey)}
    with site_processes(2, application="tests.support.live_application:application", REDIS_URL=valkey) as addresses:
        yield addresses


@pytest.fixture
def worker() -> User:
    return a_user("Équipe")


def test_what_a_third_process_writes_is_on_both_screens_at_once(sites, worker):
    session = live.session_of(worker)
    with live.socket(sites[0], session, trial=0) as one, live.socket(sites[1], session, trial=0) as two:
        assert live.silence(one)
        waits = []
        for seq in range(1, 10):
            begun = time.monotonic()
            live.write()
            assert [live.frames(end, 1)[0]["seq"] for end in (one, two)] == [seq, seq]
            waits.append(time.monotonic() - begun)
            time.sleep(0.13)
    # Well under the second after which a hub looks by itself: the bell was heard.
    assert sorted(waits)[4] < 0.4


def test_a_doorbell_nobody_hears_costs_a_second(sites, worker, settings):
    session = live.session_of(worker)
    with live.socket(sites[0], session, trial=0) as end:
        assert live.silence(end)
        settings.CHANNEL_LAYERS = {"default": environment.channel_layer("")}
        live.write()
        assert live.frames(end, 1)[0]["seq"] == 1


def test_writers_of_several_processes_are_followed_without_a_gap(sites, worker):
    session = live.session_of(worker)
    with live.socket(sites[0], session, trial=0) as one, live.socket(sites[1], session, trial=0) as two:
        race(3, "tests.support.live:write", (40,))
        for end in (one, two):
            assert [frame["seq"] for frame in live.frames(end, 120, seconds=10)] == list(range(1, 121))


def test_who_is_where_is_known_in_the_other_process(sites, worker):
    session = live.session_of(worker)
    with live.socket(sites[0], session, trial=0) as reader, live.socket(sites[1], session, trial=0) as other:
        reader.send(json.dumps({"here": {"stream": "trial", "where": "42"}}))
        assert live.frames(other, 1)[0]["html"] == "<li>Équipe 42</li>"
