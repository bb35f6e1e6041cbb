"""Where nobody rings: the file says that something was written."""

import time

import pytest

from live import hub
from tests.support import live
from tests.support.people import a_user

# Not grown: SQLite alone has a file to watch.
pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_written_where_nobody_rings_is_noticed_in_the_file(site, monkeypatch):
    """SQLite and the in-memory layer: a command writes beside the server."""
    with live.socket(site, live.session_of(a_user("Équipe")), trial=0) as end:
        assert live.silence(end, 1)
        monkeypatch.setattr(hub.hub, "wake", lambda: None)
        waits = []
        for seq in range(1, 6):
            begun = time.monotonic()
            live.write()
            assert live.frames(end, 1)[0]["seq"] == seq
            waits.append(time.monotonic() - begun)
            time.sleep(0.3)
    assert sorted(waits)[2] < 0.4
