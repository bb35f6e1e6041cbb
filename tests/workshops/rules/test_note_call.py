import datetime as dt

import pytest
from django.forms.models import model_to_dict

from journal.models import Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import now
from participation.people.models import Contact
from participation.people.rules import NoVoicemail, keep
from tests.support.people import a_user, a_worker
from tests.support.workshops import SessionFactory, book
from workshops.fragments import keeper
from workshops.models import Booking, CallAnswer, CallWhy, KindCall
from workshops.rules import erase_bookings, note_call

pytestmark = pytest.mark.django_db
WORDS = "Elle garde son petit-fils le mardi."


def call(booking: Booking, answer: CallAnswer = CallAnswer.REACHED, **options) -> KindCall:
    options.setdefault("by", a_worker(booking.session.workshop.structure))
    options.setdefault("key", new_id())
    return note_call(booking.pk, why=CallWhy.MISSED, answer=answer, words=WORDS, **options)


def test_what_was_said_is_kept_and_changes_nothing_else():
    booking = book(SessionFactory(), a_user())
    before = model_to_dict(Booking.objects.get())

    kept = call(booking)

    assert (kept.words, kept.answer) == (WORDS, CallAnswer.REACHED)
    assert model_to_dict(Booking.objects.get()) == before, "a call has no consequence"
    entry = Entry.objects.get(verb="CallNoted")
    assert (entry.on_behalf, entry.channel) == (booking.person_id, "phone")
    assert WORDS not in str(entry.targets)


def test_the_same_call_sent_twice_is_one():
    booking, key = book(SessionFactory(), a_user()), new_id()
    worker = a_worker(booking.session.workshop.structure)

    assert call(booking, key=key, by=worker) == call(booking, key=key, by=worker)
    assert KindCall.objects.count() == 1


def test_only_the_team_of_the_workshop_calls():
    booking = book(SessionFactory(), a_user())
    for stranger in (a_worker(), booking.person):
        with pytest.raises(NotAllowed):
            call(booking, by=stranger)
    with pytest.raises(NotAllowed):
        note_call(new_id(), why=CallWhy.MISSED, answer=CallAnswer.REACHED, words="", key=new_id(), by=a_worker())


def test_no_words_are_left_on_a_machine_without_her_agreement():
    booking = book(SessionFactory(), a_user())
    with pytest.raises(NoVoicemail):
        call(booking, CallAnswer.LEFT)

    Contact.objects.create(user=booking.person, voicemail=True)
    assert call(booking, CallAnswer.LEFT).answer == CallAnswer.LEFT


def test_she_takes_along_what_was_said_and_it_goes_with_her():
    booking = book(SessionFactory(), a_user())
    call(booking)

    rows = [row for sheet in keeper().export(booking.person) for row in sheet.rows]
    assert any(WORDS in row for row in rows)
    erase_bookings(booking.person)
    assert not KindCall.objects.exists()


def test_after_six_months_it_is_forgotten():
    booking = book(SessionFactory(), a_user())
    old, new = call(booking), call(booking)
    KindCall.objects.filter(pk=old.pk).update(at=now() - dt.timedelta(days=183))

    assert keep()["kind_calls"] == 1
    assert KindCall.objects.get() == new
