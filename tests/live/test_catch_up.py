"""`GET /live/`: the same entries where sockets are blocked."""

import pytest
from django.urls import reverse

from live import looking
from tests.support import live
from tests.support.clients import signed_in
from tests.support.people import a_user

pytestmark = pytest.mark.django_db
ADDRESS = "/live/"


def test_the_address_is_the_one_that_the_script_asks():
    assert reverse("live:catch-up") == ADDRESS


def test_it_gives_the_entries_after_the_one_that_was_seen():
    live.write(3)
    answer = signed_in(a_user("Équipe")).get(ADDRESS, {"stream": "trial", "after": 1}).json()
    assert [entry["seq"] for entry in answer["entries"]] == [2, 3]
    assert (answer["seq"], answer["reload"]) == (3, False)


def test_nothing_new_is_an_empty_list():
    live.write(3)
    answer = signed_in(a_user("Équipe")).get(ADDRESS, {"stream": "trial", "after": 3}).json()
    assert answer == {"entries": [], "seq": 3, "reload": False}


def test_what_one_may_not_see_is_skipped():
    live.write(secret=True)
    answer = signed_in(a_user("Awa")).get(ADDRESS, {"stream": "trial", "after": 0}).json()
    assert answer["entries"] == [{"stream": "trial", "seq": 1, "kind": "skip"}]


def test_too_far_is_to_be_reloaded():
    live.write(looking.FURTHEST + 1)
    assert signed_in(a_user("Équipe")).get(ADDRESS, {"stream": "trial", "after": 0}).json()["reload"] is True


def test_denied_unknown_unreadable_and_signed_out_are_the_same_404(client):
    live.write(3)
    outsider, worker = signed_in(a_user(live.OUTSIDER)), signed_in(a_user("Équipe"))
    refusals = [
        outsider.get(ADDRESS, {"stream": "trial", "after": 0}),
        worker.get(ADDRESS, {"stream": "nothing", "after": 0}),
        worker.get(ADDRESS, {"stream": "trial", "after": "-1"}),
        worker.get(ADDRESS, {"stream": "trial", "after": "9" * 30}),
        worker.get(ADDRESS),
        client.get(ADDRESS, {"stream": "trial", "after": 0}),
    ]
    assert [answer.status_code for answer in refusals] == [404] * len(refusals)


@pytest.mark.django_db(transaction=True)
def test_a_socket_and_a_get_give_the_same_bytes(site):
    worker = a_user("Équipe")
    live.write(3)
    with live.socket(site, live.session_of(worker), trial=0) as end:
        by_socket = live.frames(end, 3)
    assert signed_in(worker).get(ADDRESS, {"stream": "trial", "after": 0}).json()["entries"] == by_socket
