"""What is live of a session: its free seats, to whoever is signed in, as a fresh page says them; never who."""

import datetime as dt
import json

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from journal.models import entries_after, head_seq
from kit.time import now
from live import streams, wire
from live.looking import Follower, look
from tests.support import live
from tests.support.clients import signed_in
from tests.support.people import a_person, a_user, a_worker, give_mandate
from tests.support.workshops import SessionFactory, book, to_the_past
from workshops.models import Booking
from workshops.rules import cancel_booking, cancel_session

pytestmark = pytest.mark.django_db


def pieces(session, after=0):
    family, key = streams.find(f"seats:{session.pk}")
    entries = entries_after(f"session:{session.pk}", after, 200)
    return family.render(entries, key, family.views([a_user("Voisine").pk], key).popitem()[1])


def detail(session):
    return reverse("workshops:session", args=[session.pk])


def drawn(html):
    return {element["id"]: str(element) for element in BeautifulSoup(html, "html.parser").find_all(id=True)}


FULL = {"one seat goes": 1, "the last seat goes": 3, "somebody waits": 4}


@pytest.mark.parametrize("bookings", FULL.values(), ids=FULL)
@pytest.mark.parametrize("helps", [False, True], ids=["for herself", "for others too"])
def test_a_patched_piece_is_the_reloaded_piece(bookings, helps):
    session, reader = SessionFactory(), a_user("Fatou")
    if helps:
        give_mandate(a_user("Awa"), reader)
    before = drawn(signed_in(reader).get(detail(session)).content)
    for number in range(bookings):
        book(session, a_user(f"Personne {number}"), or_wait=True)
    after = drawn(signed_in(reader).get(detail(session)).content)
    in_list = drawn(signed_in(reader).get(reverse("workshops:sessions")).content)
    ((_seq, piece),) = pieces(session).items()
    patches = drawn(piece.html)
    assert piece.kind == "replace"
    on_page = patches.keys() & after.keys()
    assert on_page == patches.keys() & before.keys(), "each piece finds its place on the page of before"
    assert len(on_page) == 5
    for name in on_page:
        assert patches[name] == after[name]
    assert patches.keys() & in_list.keys() == {f"places-{session.pk}"}
    assert patches[f"places-{session.pk}"] == in_list[f"places-{session.pk}"]


def test_the_button_asks_for_a_seat_then_for_the_waiting_list():
    session = SessionFactory(capacity=1)
    booking = book(session, a_user())
    assert "Liste d’attente" in drawn(pieces(session)[1].html)[f"geste-{session.pk}"]
    cancel_booking(booking.pk, by=booking.person)
    ((_seq, piece),) = pieces(session, 1).items()
    assert "Réserver" in drawn(piece.html)[f"geste-{session.pk}"]
    assert "Encore 1 place" in drawn(piece.html)[f"places-{session.pk}"]


def test_it_says_numbers_and_never_who():
    session = SessionFactory(capacity=1)
    for name in ("Awa Keïta", "Moussa Diallo"):
        book(session, a_person(name=name), or_wait=True)
    html = "".join(piece.html for piece in pieces(session).values())
    assert not [word for word in ("Awa", "Keïta", "Moussa", "Diallo", str(Booking.objects.first().pk)) if word in html]


def test_a_session_that_is_called_off_is_taken_anew_even_when_a_seat_comes_free_next():
    session, awa = SessionFactory(), a_user()
    booking = book(session, awa)
    cancel_session(session.pk, by=a_worker(session.workshop.structure))
    assert [piece.kind for piece in pieces(session).values()] == ["reload"]
    cancel_booking(booking.pk, by=awa)
    assert [piece.kind for piece in pieces(session).values()] == ["reload"]


def test_of_what_is_no_number_of_seats_not_even_a_number_is_sent():
    """That a need was noted, or an opinion given: nobody who reads the page can count it."""
    session, key = SessionFactory(), live.session_of(a_user())
    one = Follower(key, f"seats:{session.pk}", 0)
    live.write(2, name=f"session:{session.pk}")
    assert look([one])[one].frames == []
    assert look([one])[one].after == 2
    book(session, a_user())
    live.write(name=f"session:{session.pk}")
    (frame,) = map(json.loads, look([one])[one].frames)
    assert (frame["stream"], frame["seq"], frame["whole"]) == (f"seats:{session.pk}", 3, True)


def test_whoever_is_signed_in_may_follow_until_it_begins():
    session, others = SessionFactory(), [a_user("Awa"), a_worker()]
    family, key = streams.find(f"seats:{session.pk}")
    ids = [one.pk for one in others]
    assert family.views(ids, key) == dict.fromkeys(ids, "seats")
    assert family.ends(ids, key) == dict.fromkeys(ids, session.starts_at)
    to_the_past(session)
    assert family.views(ids, key) == family.ends(ids, key) == {}
    for unknown in ("", "x", "0190e3a0-0000-7000-8000-000000000000"):
        assert family.views(ids, unknown) == family.ends(ids, unknown) == {}


def test_seats_kept_for_the_desk_come_free_without_a_word():
    """Nothing is written at that hour: the right ends, is asked again, and what is shown is shown anew."""
    session = SessionFactory(desk=2, desk_until=now() + dt.timedelta(hours=1))
    book(session, a_user())
    one = Follower(live.session_of(a_user()), f"seats:{session.pk}", 1)
    first = look([one])[one]
    one.asked, one.view, one.ends, one.rights = True, first.view, first.ends, first.rights
    assert look([one]) == {}
    with time_machine.travel(session.desk_until + dt.timedelta(seconds=1)):
        (frame,) = map(json.loads, look([one])[one].frames)
    assert frame["seq"] == 1
    assert "Encore 2 places" in frame["html"]


def test_visitors_follow_nothing_and_are_offered_to_ask_again(client):
    session = SessionFactory()
    for address in (detail(session), reverse("workshops:sessions")):
        page = BeautifulSoup(client.get(address).content, "html.parser")
        assert page.select("[data-live], script[src*='live']") == []
        assert page.select_one("a[data-live-reload]")["href"] == ""
        hers = BeautifulSoup(signed_in(a_user()).get(address).content, "html.parser")
        (followed,) = hers.select("[data-live]")
        assert followed["data-live"] == f"seats:{session.pk}"
        assert followed["data-seq"] == str(head_seq(f"session:{session.pk}"))
        assert len(hers.select("script[src*='live.js']")) == 1


def test_a_list_leaves_alone_what_says_her_own_seat():
    session, awa = SessionFactory(), a_user()
    book(session, awa)
    page = BeautifulSoup(signed_in(awa).get(reverse("workshops:sessions")).content, "html.parser")
    assert page.select("[data-live]") == []


def test_a_page_that_holds_a_refused_form_stays_as_it_was_sent():
    session, awa = SessionFactory(capacity=1), a_user()
    book(session, a_user("Moussa"))
    answer = signed_in(awa).post(reverse("workshops:book", args=[session.pk]), {"people": "1"})
    assert answer.status_code == 409
    assert BeautifulSoup(answer.content, "html.parser").select("[data-live]") == []


def test_a_whole_page_of_sessions_fits_in_one_socket():
    for _ in range(30):
        SessionFactory()
    page = signed_in(a_user()).get(reverse("workshops:sessions"))
    followed = BeautifulSoup(page.content, "html.parser").select("[data-live]")
    assert len(followed) == 30 <= wire.MOST_STREAMS


@pytest.mark.django_db(transaction=True)
@pytest.mark.grown
def test_a_seat_that_goes_is_told_through_a_real_socket(site):
    reader = live.session_of(a_user("Lectrice"))
    session = SessionFactory(capacity=1, starts_at=now() + dt.timedelta(seconds=3))
    with live.socket(site, reader, **{f"seats:{session.pk}": 0}) as end:
        book(session, a_user("Autre"))
        (frame,) = live.frames(end, 1)
        assert "Complet" in frame["html"]
        assert live.close_code(end, seconds=5) == (wire.NOT_YOURS, []), "it begins: what comes now is its team's"
