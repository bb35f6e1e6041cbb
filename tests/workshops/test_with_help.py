"""What a helper books is marked, everywhere the person reads it; and only what her mandate says is booked."""

import pytest
from django.urls import reverse

from journal.models import Channel, Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from participation.people.models import Scope, User
from participation.people.rules import revoke_mandate
from tests.support.clients import signed_in
from tests.support.people import a_person, a_user, give_mandate
from tests.support.workshops import SessionFactory
from workshops.rules import book_seats, cancel_booking

pytestmark = pytest.mark.django_db


@pytest.fixture
def awa() -> User:
    return a_person(name="Awa Keïta")


@pytest.fixture
def lucie() -> User:
    return a_user("Lucie Diallo")


def test_the_person_reads_who_helped_and_what_was_done(awa, lucie):
    give_mandate(awa, lucie, Scope.WORKSHOP)
    session = SessionFactory()
    booking = book_seats(session.pk, person=awa, by=lucie, key=new_id())
    assert booking.channel == Channel.ASSISTED
    hers = signed_in(awa)
    assert "Lucie a réservé pour vous" in hers.get(reverse("workshops:bookings")).content.decode()
    assert "Lucie a réservé pour vous" in hers.get(reverse("workshops:session", args=[session.pk])).content.decode()
    cancel_booking(booking.pk, by=lucie)
    page = hers.get(reverse("people:helpers")).content.decode()
    assert "Une place demandée" in page
    assert "Une place rendue" in page
    assert session.workshop.title in page
    entries = Entry.objects.filter(actor=lucie.pk, on_behalf=awa.pk)
    assert set(entries.values_list("verb", "channel")) >= {
        ("SeatsBooked", Channel.ASSISTED),
        ("BookingCancelled", Channel.ASSISTED),
    }


def test_what_she_does_herself_is_hers_alone(awa):
    booking = book_seats(SessionFactory().pk, person=awa, by=awa, key=new_id())
    assert booking.channel == Channel.SELF
    assert "Avec l’aide" not in signed_in(awa).get(reverse("workshops:bookings")).content.decode()


def test_a_mandate_for_something_else_or_taken_back_books_nothing(awa, lucie):
    give_mandate(awa, lucie, Scope.PLAN, Scope.CONSULTATION, Scope.MESSAGE)
    with pytest.raises(NotAllowed):
        book_seats(SessionFactory().pk, person=awa, by=lucie, key=new_id())
    mandate = give_mandate(awa, lucie, Scope.WORKSHOP)
    revoke_mandate(mandate.pk, by=awa)
    with pytest.raises(NotAllowed):
        book_seats(SessionFactory().pk, person=awa, by=lucie, key=new_id())
