"""Rights end under open sockets: nothing comes afterwards, and those who keep theirs get everything.

`manage.py bench revocations` does the same a thousand times, and measures.
"""

import pytest
from asgiref.sync import async_to_sync

from live import wire
from tests.support.revocations import House, hold
from tests.support.servers import site_processes

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]

PLANS = 2  # six rights each
GRACE = 2.0  # seconds: the machine that runs all the tests at once is slower than one that serves


def test_what_ended_delivers_nothing_and_what_did_not_delivers_all(site):
    done = async_to_sync(hold)([site], House.build(PLANS), seconds=1.0)
    assert {end.kind: end.late(GRACE) for end in done.revoked} == dict.fromkeys({end.kind for end in done.revoked}, 0)
    codes = {end.closed and end.closed[1] for end in done.revoked}
    assert codes <= {wire.SIGNED_OUT, wire.NOT_YOURS}
    assert all(end.frames for end in done.revoked)
    assert 0 < done.expected == done.received


def test_a_hub_that_believes_its_first_answer_goes_on_delivering():
    house = House.build(PLANS)
    with site_processes(1, application="tests.support.live_trusting:application", JOBS="off") as addresses:
        done = async_to_sync(hold)(addresses, house, seconds=0.5)
    assert sum(end.late() for end in done.revoked) > 0
