"""Several workers at once: each message leaves once."""

import pytest

from outbox.rules import queue_message
from tests.outbox.racers import NEWS
from tests.support.outbox import registered
from tests.support.servers import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]
WORKERS, MESSAGES = 4, 30


@pytest.fixture
def post(tmp_path):
    with registered(NEWS):
        for number in range(MESSAGES):
            queue_message(kind=NEWS.name, address="+33639980001", data={"number": number}, key=f"race:{number}")
    return tmp_path / "outbox.jsonl"


def test_workers_share_the_post_and_send_nothing_twice(post):
    shares = race(WORKERS, "tests.outbox.racers:sweep", (str(post),))
    assert sum(shares) == MESSAGES
    lines = post.read_text().splitlines()
    assert len(lines) == len({line.partition('"text"')[2] for line in lines}) == MESSAGES


def test_marking_after_sending_does_send_twice(post):
    """The positive control."""
    race(WORKERS, "tests.outbox.racers:sweep_naively", (str(post),))
    assert len(post.read_text().splitlines()) > MESSAGES
