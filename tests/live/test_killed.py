"""A server process dies in the middle of everything: nothing is missed or comes twice, nobody is there for ever."""

import json
import time
from collections.abc import Iterator

import pytest
from redis import Redis

from config import environment
from participation.people.models import User
from tests.support import live
from tests.support.people import a_user
from tests.support.servers import kill_site, site_processes

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]


@pytest.fixture
def sites(transactional_db, valkey, settings) -> Iterator[list[str]]:
    """Two servers over Valkey, with a short presence; the test's own process rings there too."""
    Redis.from_url(valkey).flushall()
    settings.CHANNEL_LAYERS = {"default": environment.channel_layer(valkey)}
    with site_processes(2, application="tests.support.live_hasty:application", REDIS_URL=valkey) as addresses:
        yield addresses


@pytest.fixture
def worker() -> User:
    return a_user("Équipe")


def test_who_comes_back_to_the_other_server_has_everything_once(sites, worker):
    session = live.session_of(worker)
    with live.socket(sites[0], session, trial=0) as end:
        live.write(3)
        seen = [frame["seq"] for frame in live.frames(end, 3)]
        kill_site(sites[0])
        live.write(4)
        assert live.close_code(end)[0] == 1006
    with live.socket(sites[1], session, trial=max(seen)) as end:
        seen += [frame["seq"] for frame in live.frames(end, 4)]
        live.write()
        seen += [frame["seq"] for frame in live.frames(end, 1)]
    assert seen == [*range(1, 9)]


def test_who_was_in_the_server_that_died_is_no_longer_there(sites, worker):
    session = live.session_of(worker)
    with live.socket(sites[0], session, trial=0) as reader, live.socket(sites[1], session, trial=0) as other:
        reader.send(json.dumps({"here": {"stream": "trial", "where": "42"}}))
        assert live.frames(other, 1)[0]["html"] == "<li>Équipe 42</li>"
        begun = time.monotonic()
        kill_site(sites[0])
        assert live.frames(other, 1, seconds=6) == [{"kind": "presence", "stream": "trial", "html": ""}]
        assert time.monotonic() - begun < 5
