"""One look for many viewers: each gets what is hers, at a cost that does not grow with their number."""

import datetime as dt
import json

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction

from journal.events import RIGHTS, RightsMoved
from journal.models import head_seq
from journal.rules import record
from kit.time import today
from live import wire
from live.looking import FURTHEST, PORTION, Follower, Rights, is_behind, look, looks
from live.streams import is_followed
from participation.people.models import User
from tests.support import live
from tests.support.clients import signed_in
from tests.support.people import a_user, a_worker

pytestmark = pytest.mark.django_db


def move_rights() -> None:
    with transaction.atomic():
        record(RightsMoved(), by=None)


def rights_of_today() -> Rights:
    return (head_seq(RIGHTS), today())


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


def test_who_is_far_behind_gets_a_part_at_each_look_and_delays_nobody():
    """A phone that stays a second at a time must come to the end, however long the whole takes to draw."""
    session, last = live.session_of(a_user("Équipe")), 5 * PORTION
    live.write(last)
    far, near, polls = (
        Follower(session, "trial", 0),
        Follower(session, "trial", last - 1),
        Follower(session, "trial", 0),
    )
    polls.by_get = True
    assert seqs(look([polls])[polls].frames) == [*range(1, last + 1)]
    parts = [*looks([far, near])]
    assert [list(part) for part in parts] == [[near], [far]]
    assert seqs(parts[0][near].frames) == [last]
    assert not is_behind(near, parts[0][near], {"trial": last})
    had = []
    while far.after < last:
        part = look([far])[far]
        assert 0 < len(part.frames) <= 2 * PORTION
        had += seqs(part.frames)
        far.after, far.asked = part.after, True
        assert is_behind(far, part, {"trial": last}) == (far.after < last)
    assert had == [*range(1, last + 1)]


def test_nothing_is_asked_again_for_those_to_whom_nothing_happens():
    one = Follower(live.session_of(a_user("Équipe")), "trial", 0, asked=True, rights=rights_of_today())
    assert look([one]) == {}
    assert look([one], ask_all=True)[one].frames == []


def test_rights_that_changed_are_asked_again_without_news():
    worker = a_user("Équipe")
    one = Follower(live.session_of(worker), "trial", 0, asked=True, rights=rights_of_today())
    User.objects.filter(pk=worker.pk).update(name=live.OUTSIDER)
    assert look([one]) == {}
    move_rights()
    assert look([one])[one].close == wire.NOT_YOURS


def test_all_rights_are_asked_again_when_the_day_changes():
    worker = a_user("Équipe")
    one = Follower(live.session_of(worker), "trial", 0, asked=True, rights=rights_of_today())
    User.objects.filter(pk=worker.pk).update(name=live.OUTSIDER)
    assert look([one]) == {}
    one.rights = (one.rights[0], today() - dt.timedelta(days=1))
    assert look([one])[one].close == wire.NOT_YOURS


def test_a_staff_session_without_its_factor_is_closed_at_the_next_look():
    worker = a_worker()
    one = Follower(signed_in(worker).session.session_key, "trial", 0, asked=True, rights=rights_of_today())
    assert look([one]) == {}
    Authenticator.objects.filter(user=worker).delete()
    assert look([one])[one].close == wire.SIGNED_OUT


def test_a_session_opened_under_the_secret_key_of_before_still_follows(settings):
    one = Follower(live.session_of(a_user("Équipe")), "trial", 0, asked=True, rights=rights_of_today())
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another one, from now on"
    assert look([one]) == {}
    settings.SECRET_KEY_FALLBACKS = []
    assert look([one])[one].close == wire.SIGNED_OUT


def test_an_idle_session_that_ends_is_seen_at_the_next_look():
    one = Follower(live.session_of(a_user("Équipe")), "trial", 0, asked=True)
    Session.objects.all().delete()
    assert look([one])[one].close == wire.SIGNED_OUT


def test_many_viewers_cost_the_queries_of_one(django_assert_num_queries):
    live.write(3)
    followers = [Follower(live.session_of(a_user("Équipe")), "trial", 0) for _ in range(20)]
    live.renderings.clear()
    # Heads, sessions, accounts, the guard of people, entries, views.
    with django_assert_num_queries(6):
        look(followers)
    assert live.renderings == [("all", [1, 2, 3])]


def test_a_stream_that_is_whole_sends_its_last_piece_alone_from_the_journal_of_another():
    session = live.session_of(a_user("Awa"))
    live.write(3, name="tried:a")
    live.write(2, name="tried:a", secret=True)
    one = Follower(session, "count:a", 0)
    delivery = look([one])[one]
    (frame,) = map(json.loads, delivery.frames)
    assert (frame["stream"], frame["seq"], frame["kind"], frame["whole"]) == ("count:a", 3, "append:list", True)
    assert delivery.after == 5, "what shows nothing is not looked at again"


def test_a_stream_that_is_whole_needs_no_reload_however_far_behind():
    session = live.session_of(a_user("Équipe"))
    live.write(FURTHEST + 50, name="tried:a")
    far, ahead = Follower(session, "count:a", 1), Follower(session, "count:a", FURTHEST + 51)
    deliveries = look([far, ahead])
    assert seqs(deliveries[far].frames) == [FURTHEST + 50]
    assert deliveries[ahead].close == wire.RELOAD, "of another journal than this one"


def test_a_stream_that_is_whole_is_shown_anew_to_who_sees_it_otherwise():
    worker = a_user("Équipe")
    live.write(2, name="tried:a")
    one = Follower(live.session_of(worker), "count:a", 2, asked=True, rights=rights_of_today(), view="all")
    User.objects.filter(pk=worker.pk).update(name="Awa")
    move_rights()
    delivery = look([one])[one]
    assert seqs(delivery.frames) == [2]
    assert (delivery.close, delivery.view, delivery.after) == (None, "public", 2)

    nothing_yet = Follower(live.session_of(worker), "count:b", 0, asked=True, rights=one.rights, view="all")
    assert look([nothing_yet])[nothing_yet].close == wire.RELOAD, "no entry shows it to her"


def test_what_another_family_reads_wakes_the_hub():
    assert is_followed("trial:a")
    assert is_followed("tried:a")
    assert is_followed("tried")
    assert not is_followed("trieds:a")
    assert not is_followed("access:a")
