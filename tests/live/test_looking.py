"""One look for many viewers: each gets what is hers, at a cost that does not grow with their number."""

import json

import pytest
from django.contrib.sessions.models import Session

from live import wire
from live.looking import Follower, look
from tests.support import live
from tests.support.people import a_user

pytestmark = pytest.mark.django_db


def seqs(frames: list[str]) -> list[int]:
    return [json.loads(frame)["seq"] for frame in frames]


def test_viewers_at_different_places_each_get_what_they_lack():
    session = live.session_of(a_user("Équipe"))
    live.write(3)
    early, late = Follower(session, "trial", 0), Follower(session, "trial", 2)
    deliveries = look([early, late])
    assert seqs(deliveries[early].frames) == [1, 2, 3]
    assert seqs(deliveries[late].frames) == [3]
    assert deliveries[early].after == deliveries[late].after == 3


def test_nothing_is_asked_again_for_those_to_whom_nothing_happens():
    one = Follower(live.session_of(a_user("Équipe")), "trial", 0, asked=True)
    assert look([one]) == {}
    assert look([one], ask_all=True)[one].frames == []


def test_an_idle_session_that_ends_is_seen_at_the_next_look():
    one = Follower(live.session_of(a_user("Équipe")), "trial", 0, asked=True)
    Session.objects.all().delete()
    assert look([one])[one].close == wire.SIGNED_OUT


def test_many_viewers_cost_the_queries_of_one(django_assert_num_queries):
    live.write(3)
    followers = [Follower(live.session_of(a_user("Équipe")), "trial", 0) for _ in range(20)]
    live.renderings.clear()
    # Sessions, accounts, the guard of people once per account, heads, entries, views.
    with django_assert_num_queries(5 + len(followers)):
        look(followers)
    assert live.renderings == [("all", [1, 2, 3])]
