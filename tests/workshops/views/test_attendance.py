import pytest
from django.urls import reverse

from tests.support.clients import signed_in
from tests.support.people import a_user, a_worker
from tests.support.workshops import SessionFactory, book, to_the_past

pytestmark = pytest.mark.django_db
ROLLS = reverse("workshops:rolls")


def test_a_worker_notes_who_came_with_ordinary_forms():
    session = SessionFactory()
    attendee = book(session, a_user(name="Awa Keïta"), guests=1).attendees.get(seat=1)
    to_the_past(session)
    client = signed_in(a_worker(session.workshop.structure))
    roll = reverse("workshops:roll", args=[session.pk])

    assert session.workshop.title in client.get(ROLLS).content.decode()
    text = client.get(roll).content.decode()
    assert "Awa Keïta" in text
    assert "Une autre personne" in text
    assert "Là\xa0: 0 sur 2" in text

    answer = client.post(reverse("workshops:mark", args=[attendee.pk]), {"present": "yes"})
    assert answer.url == f"{roll}#p-{attendee.pk}"
    assert "Là\xa0: 1 sur 2" in client.get(roll).content.decode()


def test_a_word_that_is_no_mark_changes_nothing():
    session = SessionFactory()
    attendee = book(session, a_user()).attendees.get()
    to_the_past(session)
    client = signed_in(a_worker(session.workshop.structure))
    client.post(reverse("workshops:mark", args=[attendee.pk]), {"present": "yes"})

    assert client.post(reverse("workshops:mark", args=[attendee.pk]), {"present": "maybe"}).status_code == 404

    attendee.refresh_from_db()
    assert attendee.present is True


def test_another_structure_sees_neither_the_list_nor_the_names():
    session = to_the_past(SessionFactory())
    client = signed_in(a_worker())

    assert session.workshop.title not in client.get(ROLLS).content.decode()
    assert client.get(reverse("workshops:roll", args=[session.pk])).status_code == 404


def test_before_the_day_the_buttons_are_not_there():
    session = SessionFactory()
    attendee = book(session, a_user()).attendees.get()
    client = signed_in(a_worker(session.workshop.structure))

    assert 'name="present"' not in client.get(reverse("workshops:roll", args=[session.pk])).content.decode()
    answer = client.post(reverse("workshops:mark", args=[attendee.pk]), {"present": "yes"}, follow=True)
    assert "On note les présences le jour de l’atelier" in answer.content.decode()


def test_the_list_of_rolls_is_one_question_more_than_the_door(django_assert_max_num_queries):
    session = SessionFactory()
    for _ in range(4):
        SessionFactory(workshop=session.workshop, venue=session.venue, starts_at=session.starts_at)
    client = signed_in(a_worker(session.workshop.structure))

    with django_assert_max_num_queries(14):
        client.get(ROLLS)
