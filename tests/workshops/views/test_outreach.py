import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from kit.ids import new_id
from kit.time import PARIS, midnight, now, today
from participation.people.models import Contact, User
from tests.support.clients import signed_in
from tests.support.people import a_user, a_worker
from tests.support.workshops import SessionFactory, WorkshopFactory, book, to_the_past
from workshops.models import CALL_WORDS, Attendee, Booking, BookingState, CallAnswer, CallWhy, KindCall, Mark, Session
from workshops.rules import Said, book_seats, note_attendance, note_call

pytestmark = pytest.mark.django_db
LIST = reverse("workshops:outreach")


@pytest.fixture
def workshop():
    return WorkshopFactory()


@pytest.fixture
def worker(workshop) -> User:
    return a_worker(workshop.structure)


@pytest.fixture
def afternoon():
    with time_machine.travel(dt.datetime.combine(today(), dt.time(15), PARIS), tick=False):
        yield


def text_of(client) -> str:
    return client.get(LIST).content.decode()


def noted(workshop, person: User, mark: Mark, *, days: int, worker: User) -> Booking:
    """A session so many days ago, at which this was noted of her."""
    booking = book(SessionFactory(workshop=workshop), person)
    to_the_past(booking.session, days=days)
    attendee = booking.attendees.get()
    note_attendance(booking.session_id, marks={attendee.pk: Said(Mark.NONE, mark)}, by=worker)
    return booking


def tomorrow(workshop) -> Session:
    starts = midnight(today() + dt.timedelta(days=1)) + dt.timedelta(hours=14)
    return SessionFactory(workshop=workshop, starts_at=starts, ends_at=starts + dt.timedelta(hours=2))


def test_who_reads_no_message_is_called_before_tomorrow(workshop, worker):
    session = tomorrow(workshop)
    book(session, a_user(name="Awa Keïta"))
    salma = a_user(name="Salma Haddad")
    Contact.objects.create(user=salma, phone="+33199000042", never_sms=True)
    book(session, salma)
    book_seats(session.pk, person=None, first_name="Yvette", contact="+33199000043", by=worker, key=new_id())
    far = book(SessionFactory(workshop=workshop), a_user(name="Iryna Petrenko"))
    Contact.objects.create(user=far.person, never_sms=True)

    text = text_of(signed_in(worker))

    assert "Salma Haddad" in text
    assert "Yvette" in text
    assert "Awa Keïta" not in text, "an SMS reminds her"
    assert far.person.name not in text


def test_who_was_not_there_twice_in_a_row_is_called_and_who_came_since_is_not(workshop, worker):
    salma, awa, joel = (a_user(name=name) for name in ("Salma Haddad", "Awa Keïta", "Joël Rousseau"))
    for days in (14, 7):
        noted(workshop, salma, Mark.AWAY, days=days, worker=worker)
    for days, mark in ((21, Mark.AWAY), (14, Mark.AWAY), (7, Mark.LATE)):
        noted(workshop, awa, mark, days=days, worker=worker)
    noted(workshop, joel, Mark.AWAY, days=7, worker=worker)

    text = text_of(signed_in(worker))

    assert "Salma Haddad" in text
    assert "Awa Keïta" not in text
    assert "Joël Rousseau" not in text


def test_whose_offer_lapsed_or_is_about_to_is_called(workshop, worker):
    names = {"Salma Haddad": -1, "Awa Keïta": 2, "Joël Rousseau": 30}
    for name, hours in names.items():
        booking = book(SessionFactory(workshop=workshop), a_user(name=name))
        state = {"state": BookingState.OFFERED, "offered_at": now(), "promoted_why": "head"}
        if hours < 0:
            state = {"state": BookingState.LAPSED, "cancelled_at": now()}
        Booking.objects.filter(pk=booking.pk).update(answer_by=now() + dt.timedelta(hours=hours), **state)
    again = Booking.objects.get(person__name="Salma Haddad")
    client = signed_in(worker)

    text = text_of(client)

    assert [name in text for name in names] == [True, True, False]
    book(again.session, again.person)
    assert "Salma Haddad" not in text_of(client), "she has a place there again"


def test_without_account_she_is_known_by_her_name_and_number_and_has_one_card(workshop, worker):
    def desk(name: str, session: Session) -> Booking:
        who = {"person": None, "first_name": name, "contact": "+33199000043"}
        return book_seats(session.pk, **who, by=worker, key=new_id(), channel="desk")

    session, other = SessionFactory(workshop=workshop, capacity=9), SessionFactory(workshop=workshop)
    for one in (desk("Yvette", session), desk("Gisèle", session), desk("Gisèle", other)):
        Booking.objects.filter(pk=one.pk).update(state=BookingState.LAPSED, cancelled_at=now())
    client = signed_in(worker)
    assert text_of(client).count("<h3>") == 2, "Gisèle has one card for her two sessions"

    desk("yvette", session)

    text = text_of(client)
    assert "Yvette" not in text
    assert text.count("Gisèle") == 1
    assert "perd sa place" not in text


def test_who_has_no_telephone_is_told_face_to_face(workshop, worker):
    booking = book(SessionFactory(workshop=workshop), a_user(name="Iryna Petrenko", phone=None, username="iryna"))

    text = signed_in(worker).get(reverse("workshops:outreach_call", args=[booking.pk, "voix"])).content.decode()

    assert "Parler à Iryna" in text
    assert "À dire de vive voix" in text


def test_a_list_that_is_cut_says_so_and_those_already_called_take_nobodys_line(workshop, worker, monkeypatch):
    monkeypatch.setattr("workshops.fragments.outreach.MOST", 1)
    for person in (a_user(name="Salma Haddad"), a_user(name="Awa Keïta")):
        last = [noted(workshop, person, Mark.AWAY, days=days, worker=worker) for days in (14, 7)][-1]
    client, more = signed_in(worker), "D’autres personnes viendront ici"
    assert more in text_of(client)

    first = Booking.objects.filter(person__name="Salma Haddad").latest("session__starts_at")
    note_call(first.pk, why=CallWhy.MISSED, answer=CallAnswer.REACHED, words="", key=new_id(), by=worker)

    text = text_of(client)
    assert more not in text
    assert last.person.name in text


def test_the_number_is_dialled_in_her_safe_hours_only(workshop, worker):
    booking = book(SessionFactory(workshop=workshop), a_user())
    Contact.objects.create(user=booking.person, hours_from=dt.time(9), hours_until=dt.time(12))
    there = reverse("workshops:outreach_call", args=[booking.pk, CallWhy.LAPSED])
    for hour, may in ((8, False), (10, True), (13, False)):
        with time_machine.travel(dt.datetime.combine(today(), dt.time(hour), PARIS), tick=False):
            text = signed_in(worker).get(there).content.decode()
        assert (hour, "tel:" in text, "Attendez une heure sûre" in text) == (hour, may, not may)


@pytest.mark.usefixtures("afternoon")
def test_a_call_shows_how_to_reach_her_and_what_to_say_and_keeps_what_was_said(workshop, worker):
    salma = a_user(name="Salma Haddad")
    booking = [noted(workshop, salma, Mark.AWAY, days=days, worker=worker) for days in (14, 7)][-1]
    client, there = signed_in(worker), reverse("workshops:outreach_call", args=[booking.pk, CallWhy.MISSED])

    text = client.get(there).content.decode()
    assert f'href="tel:{salma.phone}"' in text
    assert "Est-ce que je parle à Salma" in text
    assert "Vous n’avez rien à expliquer." in text
    assert "Jamais de message sur le répondeur." in text
    assert 'value="left"' not in text

    client.post(there, {"answer": "no_answer", "text": "", "key": str(new_id())})
    assert "1 essai" in text_of(client), "nobody answered: she stays on the list"
    client.post(there, {"answer": "reached", "text": "Elle revient mardi.", "key": str(new_id())})
    assert "Salma Haddad" not in text_of(client)
    assert "Elle revient mardi." in client.get(there).content.decode()
    assert Attendee.objects.filter(present=False).count() == 2, "what was noted stays what it was"


def test_words_too_long_come_back_whole_and_a_button_that_is_none_says_so(workshop, worker):
    booking = book(SessionFactory(workshop=workshop), a_user())
    client, there = signed_in(worker), reverse("workshops:outreach_call", args=[booking.pk, CallWhy.LAPSED])
    words = "a" * (CALL_WORDS + 1)

    answer = client.post(there, {"answer": "reached", "text": words})

    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert client.post(there, {"answer": "angry", "text": "Bonjour"}).status_code == 400
    assert not KindCall.objects.exists()


def test_another_structure_sees_nobody(workshop, worker):
    booking = [noted(workshop, a_user(name="Salma Haddad"), Mark.AWAY, days=days, worker=worker) for days in (14, 7)][
        -1
    ]
    stranger = signed_in(a_worker())

    assert "Salma" not in text_of(stranger)
    for why in (CallWhy.MISSED, "rien"):
        assert stranger.get(reverse("workshops:outreach_call", args=[booking.pk, why])).status_code == 404


def test_the_page_asks_the_same_number_of_questions_however_many_people(
    workshop, worker, django_assert_max_num_queries
):
    client = signed_in(worker)
    for _ in range(6):
        person = a_user()
        for days in (14, 7):
            last = noted(workshop, person, Mark.AWAY, days=days, worker=worker)
        note_call(last.pk, why=CallWhy.MISSED, answer=CallAnswer.NO_ANSWER, words="", key=new_id(), by=worker)
    with django_assert_max_num_queries(22):
        assert "1 essai" in text_of(client)
