"""How a session was: a face that may change, and one word, read before others see it."""

import pytest

from kit.ids import new_id
from kit.refusals import NotAllowed
from participation.moderation.models import Reason, ReviewItem
from participation.moderation.rules import publish_item, refuse_item
from participation.people.models import User
from tests.support.people import StructureFactory, a_person, a_user, a_worker, accompany
from tests.support.workshops import SessionFactory, book, to_the_past
from workshops.fragments import words_on
from workshops.models import Booking, Face, Feedback
from workshops.permissions import Bearer
from workshops.rules import (
    NoFaceYet,
    SaidAlready,
    TooLateToSay,
    WordAlreadyLeft,
    cancel_booking,
    erase_bookings,
    leave_word,
    rate_session,
)

pytestmark = pytest.mark.django_db


def a_past_booking(person: User | None = None, *, days: int = 1, **options) -> Booking:
    booking = book(SessionFactory(**options), person or a_user())
    to_the_past(booking.session, days)
    return booking


def a_word(booking: Booking, text: str = "C’était bien.", **options) -> Feedback:
    rate_session(booking.pk, face=Face.GOOD, by=booking.person)
    return leave_word(booking.pk, text=text, key=new_id(), by=booking.person, **options)


def test_the_last_face_said_is_the_one_that_counts():
    booking = a_past_booking()

    rate_session(booking.pk, face=Face.BAD, by=booking.person)
    rate_session(booking.pk, face=Face.SO_SO, by=booking.person)

    assert Feedback.objects.get().face == Face.SO_SO


def test_one_says_it_once_it_has_begun_and_for_a_month():
    to_come = book(SessionFactory(), a_user())
    long_ago = a_past_booking(days=40)
    waiting_in_vain = book(SessionFactory(capacity=1), a_user())
    waiting_in_vain = book(waiting_in_vain.session, a_user())
    to_the_past(waiting_in_vain.session)

    for booking in (to_come, long_ago, waiting_in_vain):
        with pytest.raises(TooLateToSay):
            rate_session(booking.pk, face=Face.GOOD, by=booking.person)
    assert not Feedback.objects.exists()


def test_nobody_else_says_it():
    booking = a_past_booking()

    for stranger in (a_user(), a_worker(booking.session.workshop.structure), Bearer(new_id(), booking.person_id)):
        with pytest.raises(NotAllowed):
            rate_session(booking.pk, face=Face.GOOD, by=stranger)
        with pytest.raises(NotAllowed):
            leave_word(booking.pk, text="Bien.", key=new_id(), by=stranger)
    with pytest.raises(NotAllowed):
        rate_session(new_id(), face=Face.GOOD, by=booking.person)


def test_who_helps_is_written_down_and_does_not_read_it_again():
    structure = StructureFactory()
    person, worker = a_person(structure), a_worker(structure)
    accompany(worker, person, structure)
    booking = a_past_booking(person)

    rate_session(booking.pk, face=Face.GOOD, by=worker)
    feedback = leave_word(booking.pk, text="Bien.", key=new_id(), by=worker)

    assert (feedback.helper, feedback.channel) == (worker, "assisted")
    assert (feedback.review.author, feedback.review.writer) == (person, worker)


def test_what_she_said_herself_is_written_over_by_nobody_and_what_was_said_with_help_by_her_alone():
    structure = StructureFactory()
    person, worker, colleague = a_person(structure), a_worker(structure), a_worker(structure)
    accompany(worker, person, structure)
    alone, with_help = a_past_booking(person), a_past_booking(person)
    rate_session(alone.pk, face=Face.BAD, by=person)
    rate_session(with_help.pk, face=Face.BAD, by=worker)

    for booking, other in ((alone, worker), (alone, colleague), (with_help, colleague)):
        with pytest.raises(SaidAlready):
            rate_session(booking.pk, face=Face.GOOD, by=other)
        with pytest.raises(SaidAlready):
            leave_word(booking.pk, text="Bien.", key=new_id(), by=other)
    rate_session(with_help.pk, face=Face.SO_SO, by=worker)
    rate_session(with_help.pk, face=Face.GOOD, by=person)

    assert Feedback.objects.get(booking=alone).face == Face.BAD
    assert Feedback.objects.get(booking=with_help).helper is None


def test_by_the_link_without_account_it_is_nobodys():
    booking = a_past_booking()
    Booking.objects.update(person=None)

    rate_session(booking.pk, face=Face.GOOD, by=Bearer(booking.pk, None))
    feedback = leave_word(booking.pk, text="Bien.", key=new_id(), by=Bearer(booking.pk, None))

    assert (feedback.helper, feedback.channel, feedback.review.author) == (None, "self", None)


def test_the_face_comes_first_and_the_word_is_one():
    booking, key = a_past_booking(), new_id()
    with pytest.raises(NoFaceYet):
        leave_word(booking.pk, text="Bien.", key=key, by=booking.person)
    rate_session(booking.pk, face=Face.GOOD, by=booking.person)

    for _ in range(2):
        leave_word(booking.pk, text="Bien.", key=key, by=booking.person)
    with pytest.raises(WordAlreadyLeft):
        leave_word(booking.pk, text="Très bien.", key=new_id(), by=booking.person)

    assert ReviewItem.objects.get().text == "Bien."


def test_others_read_it_once_it_is_published_with_what_was_hidden():
    booking = a_past_booking()
    item = a_word(booking, "Merci à Karim.").review
    refused = a_word(a_past_booking(workshop=booking.session.workshop), "Sors d’ici.").review
    moderator = a_worker(booking.session.workshop.structure)
    assert words_on(booking.session.workshop_id) == []

    publish_item(item.pk, seen=0, text="Merci à [prénom].", by=moderator)
    refuse_item(refused.pk, seen=0, reason=Reason.INSULT, by=moderator)

    assert [said.review.published_text for said in words_on(booking.session.workshop_id)] == ["Merci à [prénom]."]


def test_who_is_erased_takes_her_face_and_her_word_along():
    booking = a_past_booking()
    item = a_word(booking).review
    publish_item(item.pk, seen=0, by=a_worker(booking.session.workshop.structure))

    erase_bookings(booking.person)

    assert not Feedback.objects.exists()
    assert words_on(booking.session.workshop_id) == []


def test_a_seat_given_back_has_nothing_to_say():
    booking = book(SessionFactory(), a_user())
    cancel_booking(booking.pk, by=booking.person)
    to_the_past(booking.session)

    with pytest.raises(TooLateToSay):
        rate_session(booking.pk, face=Face.GOOD, by=booking.person)
