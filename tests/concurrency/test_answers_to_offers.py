"""One offer, answered yes and no at the same instant by every way there is: one answer counts, and the seats say it."""

import pytest
from django.db.models import Sum

from outbox.models import Incoming, Message
from tests.support.people import a_user
from tests.support.servers import race, results_of
from tests.support.workshops import SessionFactory, book
from workshops.models import HOLDING, Booking, BookingState, Session
from workshops.rules import cancel_booking

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]

OFFERS = 8
WAYS = ["OUI", "NON", "yes by the link", "no on her page", "OUI", "NON"]


@pytest.fixture
def offers() -> list[Booking]:
    """Each to a phone of its own, on the last seat, with somebody behind her; told already."""
    made = []
    for number in range(OFFERS):
        session = SessionFactory(capacity=1)
        inside = book(session, a_user())
        made.append(book(session, a_user(phone=f"+336399811{number:02}")))
        book(session, a_user())
        cancel_booking(inside.pk, by=inside.person)
    Message.objects.filter(kind="seats_offered").delete()
    return made


def test_one_answer_counts_and_no_seat_is_lost_or_given_twice(offers):
    lanes = [([booking.pk for booking in offers], way) for way in WAYS]
    outcomes = race(len(WAYS), "tests.concurrency.answers_to_offers:answer", lanes)
    assert results_of(outcomes) == outcomes, outcomes
    assert Incoming.objects.count() == OFFERS * 4
    for session in Session.objects.all():
        held = session.bookings.filter(state__in=HOLDING).aggregate(seats=Sum("seats"))["seats"] or 0
        assert session.taken == held == 1
    ended = {Booking.objects.get(pk=booking.pk).state for booking in offers}
    assert ended <= {BookingState.CONFIRMED, BookingState.CANCELLED}


def test_the_naive_way_answers_one_offer_twice(offers):
    """The positive control."""
    lanes = [([booking.pk for booking in offers], way) for way in WAYS]
    assert sum(race(len(WAYS), "tests.concurrency.answers_to_offers:take_naively", lanes)) > OFFERS
