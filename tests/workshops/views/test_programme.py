import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from kit.time import PARIS, now
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_user, a_worker, accompany
from tests.support.workshops import SessionFactory, WorkshopFactory, book, to_the_past
from workshops.fragments import bookings_of, session_card, upcoming_sessions
from workshops.models import Room, Theme

pytestmark = pytest.mark.django_db
LIST = reverse("workshops:sessions")


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_visitor_sees_the_sessions_day_by_day(client):
    with time_machine.travel(dt.datetime(2026, 10, 12, 9, tzinfo=PARIS), tick=False):
        tuesday = dt.datetime(2026, 10, 13, 10, tzinfo=PARIS)
        SessionFactory(
            workshop__title="Cuisiner pour dix", starts_at=tuesday, ends_at=tuesday + dt.timedelta(hours=3), capacity=6
        )
        text = page(client, LIST)

    assert "Mardi 13 octobre" in text
    assert "10\u00a0h à 13\u00a0h" in text
    assert "6 places" in text
    assert "1 atelier<" in text


def test_a_full_session_says_so_and_offers_to_wait(client):
    session = SessionFactory(capacity=1)
    book(session, a_user())
    book(session, a_user())

    assert "Complet" in page(client, LIST)
    signed = page(signed_in(a_user()), reverse("workshops:session", args=[session.pk]))
    assert "Entrer dans la liste d’attente" in signed
    assert "1 personne attend avant vous." in signed


def test_chips_and_choices_narrow_the_list(client):
    with time_machine.travel(dt.datetime(2026, 10, 14, 9, tzinfo=PARIS), tick=False):
        soon = dt.datetime(2026, 10, 18, 21, tzinfo=PARIS)  # Sunday evening
        for title, theme, start, children in (
            ("Soupe", Theme.COOKING, soon, True),
            ("Pain", Theme.COOKING, soon + dt.timedelta(hours=4), False),  # Monday, in the night
            ("Semis", Theme.GARDEN, soon + dt.timedelta(days=20), True),
        ):
            workshop = WorkshopFactory(title=title, theme=theme, with_children=children)
            SessionFactory(workshop=workshop, starts_at=start, ends_at=start + dt.timedelta(hours=1))

        def titles(query: str) -> set[str]:
            text = page(client, LIST + query)
            return {title for title in ("Soupe", "Pain", "Semis") if f">{title}<" in text}

        assert titles("?theme=cuisine") == {"Soupe", "Pain"}
        assert titles("?theme=cuisine&when=week") == {"Soupe"}
        assert titles("?when=month") == {"Soupe", "Pain"}
        assert titles("?children=on") == {"Soupe", "Semis"}
        assert titles("?theme=nothing&when=never") == {"Soupe", "Pain", "Semis"}


def test_a_choice_is_a_link_that_keeps_the_others_and_can_be_taken_back(client):
    here = SessionFactory(workshop__title="Soupe", workshop__theme=Theme.COOKING, workshop__with_children=True)
    there = SessionFactory(workshop__title="Pain", workshop__theme=Theme.COOKING, venue__place__name="La Halle")

    def chips(query: str) -> dict[str, str]:
        found = BeautifulSoup(page(client, LIST + query), "html.parser").select("a.chip")
        return {chip.text.strip(): chip["href"] for chip in found}

    assert "Jardin" not in chips(""), "no session of it: the link would lead to nothing"
    query = parse_qs(urlsplit(chips("?theme=cuisine&children=on")["La Halle"]).query)
    assert query == {"theme": ["cuisine"], "children": ["on"], "place": [str(there.venue_id)]}
    text = page(client, f"{LIST}?place={there.venue_id}")
    assert there.workshop.title in text
    assert f"s-{here.pk}" not in text
    assert chips("?children=on")["Avec les enfants"] == "?#compte"
    assert f"s-{here.pk}" in page(client, f"{LIST}?place=nowhere")


def test_only_sessions_with_a_seat_to_take_are_free(client):
    free, full = SessionFactory(workshop__title="Libre"), SessionFactory(workshop__title="Plein", capacity=1)
    book(full, a_user())
    kept = {"desk": 3, "desk_until": now() + dt.timedelta(hours=1)}
    SessionFactory(workshop__title="Pour l’accueil", capacity=3, **kept)

    text = page(client, f"{LIST}?free=on")

    assert free.workshop.title in text
    assert "Plein" not in text
    assert "Pour l’accueil" not in text


def test_where_children_are_looked_after_is_a_choice_when_there_is_such_a_session(client):
    without = SessionFactory()
    assert "On garde les enfants" not in page(client, LIST)
    SessionFactory(workshop__title="Tranquille", care_capacity=2)

    text = page(client, f"{LIST}?care=on")

    assert "Tranquille" in text
    assert f"s-{without.pk}" not in text


def test_a_language_and_an_entrance_without_a_step_are_choices_where_there_are_some(client):
    plain = SessionFactory(workshop__title="Partout", workshop__languages="fr")
    room = Room.objects.create(venue=plain.venue, name="Verte", capacity=9, step_free=True)
    SessionFactory(workshop__title="Plain-pied", workshop__languages="fr ar", venue=plain.venue, room=room)
    SessionFactory(workshop__title="Muet")

    text = page(client, LIST)
    assert "العربية, arabe" in text
    assert "Soomaali" not in text
    assert "Sans marche" in text
    for query, titles in (
        ("language=ar", {"Plain-pied"}),
        ("language=fr", {"Partout", "Plain-pied"}),
        ("step_free=on", {"Plain-pied"}),
        ("language=klingon", {"Partout", "Plain-pied", "Muet"}),
    ):
        text = page(client, f"{LIST}?{query}")
        assert {title for title in ("Partout", "Plain-pied", "Muet") if f">{title}<" in text} == titles


def test_a_visitor_is_led_to_the_entrance_and_back(client):
    session = SessionFactory()

    text = page(client, reverse("workshops:session", args=[session.pk]))

    assert f'href="/entrer/?next=/ateliers/{session.pk}/"' in text
    assert "<form" not in text


def test_a_past_session_takes_no_booking(client):
    session = to_the_past(SessionFactory())

    assert "Cet atelier est passé" in page(signed_in(a_user()), reverse("workshops:session", args=[session.pk]))
    assert session.workshop.title not in page(client, LIST)


def test_what_does_not_exist_is_not_found(client):
    assert client.get("/ateliers/019f0000-0000-7000-8000-000000000000/").status_code == 404


def test_pages_ask_the_same_number_of_questions_however_many_sessions(client, django_assert_num_queries):
    for _ in range(5):
        SessionFactory()
    with django_assert_num_queries(3):
        client.get(LIST)
    with django_assert_num_queries(1):
        list(upcoming_sessions(3))


def test_a_list_of_bookings_asks_as_many_questions_whatever_their_number(django_assert_num_queries):
    person = a_user()
    for _ in range(4):
        book(SessionFactory(), person)
    with django_assert_num_queries(5):
        assert [booking.session.workshop.title for booking in bookings_of(person)]


def test_the_next_sessions_come_soonest_first():
    later = SessionFactory()
    sooner = SessionFactory(starts_at=later.starts_at - dt.timedelta(days=1))
    to_the_past(SessionFactory())

    assert upcoming_sessions(5) == [sooner, later]
    assert upcoming_sessions(1) == [sooner]


def test_a_card_stored_in_a_page_disappears_with_its_day():
    session = SessionFactory()

    assert session.workshop.title in session_card(session.pk)
    assert session_card(to_the_past(session).pk) == ""


def test_a_worker_is_asked_for_whom():
    session, structure = SessionFactory(), StructureFactory()
    worker = a_worker(structure)
    accompany(worker, a_user(name="Awa Keïta"), structure)

    text = page(signed_in(worker), reverse("workshops:session", args=[session.pk]))

    assert "Pour qui\u00a0?" in text
    assert "Awa Keïta" in text
