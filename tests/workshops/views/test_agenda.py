"""What is on, and one's own seats, in the calendar of a phone."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from config.logs import mask
from kit.time import now
from participation.people.rules import end_sessions
from tests.support.clients import signed_in
from tests.support.people import a_user
from tests.support.workshops import SessionFactory, WorkshopFactory, book, to_the_past
from workshops.models import CalendarFeed, Theme
from workshops.rules import cancel_booking, erase_bookings

pytestmark = pytest.mark.django_db
PROGRAMME, MINE = reverse("workshops:agenda"), reverse("workshops:my-agenda")


def events(client: Client, address: str) -> list:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content).walk("VEVENT")


def an_address(client: Client) -> str:
    """The one just made, as the page shows it."""
    return client.post(MINE).context["address"]


def test_everybody_follows_what_is_on_with_the_choices_of_the_list(client):
    session = SessionFactory(workshop=WorkshopFactory(title="Pain, sel ; et\x0bsoupe", theme=Theme.COOKING))
    SessionFactory(workshop__theme=Theme.GARDEN)
    to_the_past(SessionFactory())

    assert len(events(client, PROGRAMME)) == 2
    [event] = events(client, f"{PROGRAMME}?theme=cuisine")
    assert (event["UID"], event["SUMMARY"]) == (str(session.pk), "Pain, sel ; etsoupe")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (
        session.starts_at.replace(microsecond=0),
        session.ends_at.replace(microsecond=0),
    )
    assert event["LOCATION"] == "Le Trait d’union, 12 rue des Tanneurs"
    assert event["URL"] == f"http://testserver/ateliers/{session.pk}/"


def test_a_session_that_is_called_off_stays_and_says_so(client):
    SessionFactory(open=False, called_off_at=now())

    [event] = events(client, PROGRAMME)

    assert event["STATUS"] == "CANCELLED"


def test_the_file_is_two_questions_however_many_sessions(client, django_assert_max_num_queries):
    for _ in range(5):
        SessionFactory()
    with django_assert_max_num_queries(2):
        client.get(PROGRAMME)


def test_ones_own_calendar_says_when_and_neither_where_nor_what_for(client):
    person, session = a_user(), SessionFactory()
    book(session, person)
    book(SessionFactory(), a_user())
    full = SessionFactory(capacity=1)
    book(full, a_user())
    book(full, person)  # waits: there is nothing to come to

    address = an_address(signed_in(person))
    [event] = events(client, address)

    assert event["DTSTART"].dt == session.starts_at.replace(microsecond=0)
    text = client.get(address).content.decode()
    assert not any(word in text for word in ("vélo", "Trait", "Tanneurs", "ateliers", "testserver", str(session.pk)))
    assert "no-store" in client.get(address)["Cache-Control"]


def test_a_seat_given_back_leaves_the_calendar(client):
    person = a_user()
    booking = book(SessionFactory(), person)
    address = an_address(signed_in(person))

    cancel_booking(booking.pk, by=person)

    assert events(client, address) == []


def test_the_address_is_shown_once_and_only_its_digest_is_kept():
    client = signed_in(a_user())
    address = an_address(client)

    secret = address.rpartition("/")[2].removesuffix(".ics")
    assert len(secret) >= 32
    assert secret not in str(CalendarFeed.objects.values_list().get())
    assert secret not in client.get(MINE).content.decode()
    assert secret not in mask(f"Not Found: {address}")


def test_another_address_closing_it_and_closing_everywhere_end_the_one_before(client):
    person = a_user()
    hers = signed_in(person)
    first = an_address(hers)
    second = an_address(hers)
    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)

    hers.post(reverse("workshops:close-my-agenda"))
    assert client.get(second).status_code == 404

    third = an_address(hers)
    end_sessions(person, by=person)
    assert client.get(third).status_code == 404


def test_an_account_closed_or_erased_has_no_calendar(client):
    person = a_user()
    address = an_address(signed_in(person))
    person.is_active = False
    person.save()
    assert client.get(address).status_code == 404

    erase_bookings(person)
    assert not CalendarFeed.objects.exists()


def test_looking_makes_no_address(client):
    hers = signed_in(a_user())

    hers.get(MINE)
    hers.get(reverse("workshops:close-my-agenda"))
    client.get(reverse("workshops:own-agenda", args=["x" * 32]))

    assert not CalendarFeed.objects.exists()


def test_what_is_announced_after_a_change_of_hour_keeps_its_hour_on_the_wall(client):
    start = dt.datetime(2027, 3, 30, 8, tzinfo=dt.UTC)  # 10 h in Paris, two days after the change
    SessionFactory(starts_at=start, ends_at=start + dt.timedelta(hours=1))

    [event] = events(client, PROGRAMME)

    assert event["DTSTART"].dt.astimezone(dt.UTC) == start
