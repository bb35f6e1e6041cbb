import datetime as dt

import pytest

from kit.time import PARIS
from outbox.engine.sms import fits
from outbox.kinds import find
from outbox.models import Message
from tests.support.people import a_user
from tests.support.workshops import SessionFactory, book
from workshops.models import Booking
from workshops.notices import kinds
from workshops.rules import accept_offer, cancel_booking

pytestmark = pytest.mark.django_db


def the_text(kind: str) -> str | None:
    message = Message.objects.filter(kind=kind).latest("created_at")
    return find(kind).render(message)


@pytest.mark.parametrize("month", range(1, 13))
def test_every_text_is_one_neutral_sms_whatever_the_month(month):
    next_year = dt.datetime.now(PARIS).year + 1
    days = (dt.datetime(next_year, month, day, 10, 30, tzinfo=PARIS) for day in range(1, 29))
    longest = max(days, key=lambda day: len(f"{day:%A}"))
    session = SessionFactory(starts_at=longest, ends_at=longest + dt.timedelta(hours=6))
    booking = book(session, a_user())
    message = Message(data={"booking": str(booking.pk)})

    texts = [kind.render(message) for kind in kinds() if kind.name != "seats_offered"]
    Booking.objects.update(state="waiting")
    texts.append(find("booking_made_for_you").render(message))
    Booking.objects.update(state="offered", offered_at=session.starts_at, promoted_why="head")
    texts.append(find("seats_offered").render(message))

    assert len(texts) == 7
    for text in texts:
        assert fits(text), (len(text), text)
        assert session.workshop.title not in text
        assert session.venue.place.name not in text
        assert session.workshop.structure.name not in text


def test_the_reminder_waits_for_the_eve_and_is_dropped_when_the_seat_was_given_back():
    start = (dt.datetime.now(PARIS) + dt.timedelta(days=9)).replace(hour=14, minute=0, second=0, microsecond=0)
    session = SessionFactory(starts_at=start, ends_at=start + dt.timedelta(hours=2))
    booking = book(session, a_user(), remind=True)

    reminder = Message.objects.get(kind="booking_reminder")
    eve = start.date() - dt.timedelta(days=1)
    assert reminder.due_at == dt.datetime.combine(eve, dt.time(10), PARIS)
    assert "14 h" in the_text("booking_reminder")

    cancel_booking(booking.pk, by=booking.person)
    assert the_text("booking_reminder") is None


def test_who_did_not_ask_is_not_reminded():
    book(SessionFactory(), a_user())

    assert not Message.objects.filter(kind="booking_reminder").exists()


def test_who_waited_is_reminded_only_once_she_said_yes():
    session = SessionFactory(capacity=1)
    inside = book(session, a_user())
    waiter = book(session, a_user(), remind=True)
    cancel_booking(inside.pk, by=inside.person)
    assert not Message.objects.filter(kind="booking_reminder").exists()

    accept_offer(waiter.pk, by=waiter.person)

    assert Message.objects.filter(kind="booking_reminder").exists()
