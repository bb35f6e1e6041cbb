"""Plenaries, by their addresses: the public calendar, one's theme, what the team publishes."""

import datetime as dt
import re

import pytest
import time_machine

from kit.ids import new_id
from kit.time import in_paris, now, today
from participation.consultations.models import Approval, Audience, Plenary, State, Topic
from participation.consultations.rules import cancel_plenary, publish_minutes
from tests.support.clients import signed_in
from tests.support.committee import a_member
from tests.support.consultations import a_consultation
from tests.support.people import a_coordinator, a_person
from tests.support.plenaries import a_plenary, a_topic
from tests.support.workshops import SessionFactory, WorkshopFactory, book

pytestmark = pytest.mark.django_db
CALENDAR = "/consultations/plenieres/"


def page(client, where: str) -> str:
    response = client.get(where)
    assert response.status_code == 200
    return response.content.decode().replace("\xa0", " ")


def in_month(plenary: Plenary, month: int, day: int = 10) -> None:
    begins = dt.datetime(today().year, month, day, 10, tzinfo=dt.UTC)
    Plenary.objects.filter(pk=plenary.pk).update(starts_at=begins, ends_at=begins + dt.timedelta(hours=3))


@time_machine.travel("2026-10-20T09:00:00+00:00")
def test_the_calendar_says_how_many_of_four_were_held_and_when_the_next_one_is(client):
    first = a_plenary()
    claire = a_coordinator(first.structure)
    others = [a_plenary(first.structure, by=claire) for _number in range(4)]
    for plenary, month in zip([first, *others], (2, 5, 9, 12, 11), strict=True):
        in_month(plenary, month)
    cancel_plenary(others[3].pk, by=claire)
    said = page(client, CALENDAR)
    assert "4 plénières par an au moins : 3 tenues sur 4, la prochaine le jeudi 10 décembre." in said
    assert said.count("Annulée") == 1


def test_a_visitor_reads_all_and_proposes_after_entering(client):
    plenary = a_plenary()
    topic = a_topic(plenary)
    said = page(client, f"{CALENDAR}{plenary.pk}/")
    for words in ("Le trajet est payé.", "Le repas n’est pas offert.", "Salle des fêtes", topic.text):
        assert words in said
    assert "C’est important pour moi" not in said
    response = client.get(f"{CALENDAR}{plenary.pk}/proposer/")
    assert response.url.startswith("/entrer/?next=")


def test_the_minutes_are_printed_once_they_are_published(client, monkeypatch):
    plenary = a_plenary(days=-1)
    here = f"{CALENDAR}{plenary.pk}/compte-rendu.pdf"
    assert client.get(here).status_code == 404
    said = {"minutes": "On a parlé des bus.", "easy": "Les bus.", "seen": 0}
    publish_minutes(plenary.pk, **said, by=a_coordinator(plenary.structure))
    assert here in page(client, f"{CALENDAR}{plenary.pk}/")
    assert client.get(here).content.startswith(b"%PDF")
    monkeypatch.setattr("participation.consultations.fragments.plenaries.tagged_pdf", lambda html, style: html.encode())
    assert "On a parlé des bus." in page(client, here)
    assert "Les bus." in page(client, f"{here}?facile")


def test_a_theme_is_proposed_and_supported_with_plain_forms():
    plenary, awa = a_plenary(), a_person()
    client, where = signed_in(awa), f"{CALENDAR}{plenary.pk}/"
    client.post(f"{where}proposer/", {"text": "Les douches", "key": new_id()})
    said = page(client, where)
    assert "Vous avez proposé « Les douches »." in said
    topic = a_topic(plenary, "Le bus")
    client.post(f"{CALENDAR}themes/{topic.pk}/")
    assert "Vous l’avez choisi" in page(client, where)
    client.post(f"{CALENDAR}themes/{topic.pk}/", {"garder": "non"})
    assert "Vous l’avez choisi" not in page(client, where)


def test_an_empty_theme_gets_a_sentence_and_one_too_many_too():
    plenary, awa = a_plenary(), a_person()
    client, where = signed_in(awa), f"{CALENDAR}{plenary.pk}/"
    response = client.post(f"{where}proposer/", {"text": "  ", "key": new_id()})
    assert response.status_code == 400
    assert "Écrivez le thème." in response.content.decode()
    for number in range(4):
        topic = a_topic(plenary, f"Thème {number}")
        response = client.post(f"{CALENDAR}themes/{topic.pk}/", follow=True)
    assert "Vous avez déjà choisi 3 thèmes." in response.content.decode()


def test_the_team_announces_one_with_a_session_where_people_book():
    session = SessionFactory()
    claire = a_coordinator(session.workshop.structure)
    asked = {"structure": str(session.workshop.structure_id), "session": str(session.pk), "key": new_id()}
    response = signed_in(claire).post("/equipe/plenieres/annoncer/", asked | {"travel": "yes", "meals": "yes"})
    assert response.status_code == 302
    plenary = Plenary.objects.get()
    said = page(signed_in(a_person()), f"{CALENDAR}{plenary.pk}/")
    assert f'href="/ateliers/{session.pk}/"' in said
    assert "Réserver ma place" in said


def test_what_is_missing_is_said_and_what_was_typed_stays():
    claire = a_coordinator()
    structure = claire.memberships.get().structure
    asked = {"structure": str(structure.pk), "day": "2031-03-05", "begins": "16:00", "ends": "10:00", "key": new_id()}
    response = signed_in(claire).post("/equipe/plenieres/annoncer/", asked | {"where": "", "travel": "yes"})
    said = response.content.decode().replace("\xa0", " ")
    assert response.status_code == 400
    for sentence in ("Écrivez où.", "La fin vient après le début.", "Choisissez une réponse."):
        assert sentence in said
    assert 'value="2031-03-05"' in said
    assert not Plenary.objects.exists()


def test_who_came_and_what_was_said_are_public(client):
    plenary = a_plenary(days=-2)
    team, where = signed_in(a_coordinator(plenary.structure)), f"/equipe/plenieres/{plenary.pk}/"
    team.post(f"{where}presence/", {"concerned": "28", "professionals": "6", "institutions": "3"})
    seen = re.search(r'name="vu" value="(\d+)"', page(team, f"{where}compte-rendu/"))[1]
    team.post(f"{where}compte-rendu/", {"minutes": "On a parlé du bus.", "easy": "Le bus.", "vu": seen})
    said = page(client, f"{CALENDAR}{plenary.pk}/")
    assert "37 personnes sont venues, dont 28 personnes concernées. Il en faut 2 sur 3 : c’est le cas." in said
    assert said.index("Le bus.") < said.index("On a parlé du bus.")


def test_the_second_of_two_who_write_the_agenda_keeps_her_words():
    plenary = a_plenary()
    claire, where = a_coordinator(plenary.structure), f"/equipe/plenieres/{plenary.pk}/ordre-du-jour/"
    signed_in(claire).post(where, {"agenda": "Accueil", "vu": "0"})
    late = signed_in(a_coordinator(plenary.structure)).post(where, {"agenda": "Le bus d’abord", "vu": "0"})
    assert late.status_code == 409
    assert "Le bus d’abord" in late.content.decode()
    assert 'name="vu" value="1"' in late.content.decode()


def of_a_draft(structure, **fields) -> tuple:
    """A consultation that opens in an hour, its form at the team's, and what that form sends."""
    opens_at = now() + dt.timedelta(hours=1)
    closes_at = opens_at + dt.timedelta(days=9)
    draft = a_consultation(structure, state=State.REVIEW, opens_at=opens_at, closes_at=closes_at, **fields)
    where = f"/equipe/consultations/{draft.pk}/changer/"
    said = {"title": draft.title, "intro": draft.intro, "anonymity": "confidential", "k_min": "5"}
    days = {"first_day": str(in_paris(opens_at).date()), "last_day": str(in_paris(closes_at).date())}
    return draft, where, said | days | {"audience": "plenary"}


def sent(client, where: str, **said):
    seen = re.search(r'name="seen" value="(\w+)"', page(client, where))[1]
    return client.post(where, said | {"key": new_id(), "seen": seen})


def test_who_has_a_seat_at_the_plenary_that_was_chosen_is_asked_and_nobody_else():
    session = SessionFactory(starts_at=now() + dt.timedelta(days=20), ends_at=now() + dt.timedelta(days=20, hours=2))
    structure = session.workshop.structure
    plenary, without_seats = a_plenary(structure, session_id=session.pk), a_plenary(structure)
    team = signed_in(a_coordinator(structure))
    draft, where, said = of_a_draft(structure)
    for wrong, sentence in (("", "Choisissez la plénière"), (without_seats.pk, "on ne réserve pas de place")):
        response = sent(team, where, **said, plenary=wrong)
        assert response.status_code == 400
        assert sentence in response.content.decode()
    assert sent(team, where, **said, plenary=plenary.pk).status_code == 302
    assert team.post(f"/equipe/consultations/{draft.pk}/avancer/", {"act": "open"}).status_code == 302
    awa, fatou = a_person(structure), a_person(structure)
    book(session, awa)
    question = f"/consultations/{draft.slug}/question/1/"
    with time_machine.travel(now() + dt.timedelta(days=1)):
        assert signed_in(awa).get(question).status_code == 200
        assert signed_in(fatou).get(question).status_code == 404
        public = page(signed_in(fatou), f"/consultations/{draft.slug}/")
        assert "Ceux qui ont une place à la plénière répondent" in public
        assert f"/consultations/plenieres/{plenary.pk}/" in public
        assert 'name="plenary"' not in page(signed_in(a_coordinator(structure)), where)
        other = a_plenary(structure, consultations=[draft.pk])
    assert not other.consultations.exists()


def test_a_plenary_that_is_cancelled_is_said_and_who_is_asked_may_be_changed():
    session = SessionFactory(starts_at=now() + dt.timedelta(days=20), ends_at=now() + dt.timedelta(days=20, hours=2))
    structure = session.workshop.structure
    claire = a_coordinator(structure)
    plenary, (draft, where, said) = a_plenary(structure, session_id=session.pk), of_a_draft(structure)
    team, here = signed_in(claire), f"/equipe/consultations/{draft.pk}/"
    sent(team, where, **said, plenary=plenary.pk)
    cancel_plenary(plenary.pk, by=claire)
    shown = page(team, here)
    assert "est annulée." in shown
    assert "Choisir la plénière, ou changer qui répond." in shown
    assert "une plénière à venir" in team.post(f"{here}avancer/", {"act": "open"}, follow=True).content.decode()
    assert sent(team, where, **said | {"audience": "territory"}).status_code == 302
    team.post(f"{here}avancer/", {"act": "open"})
    draft.refresh_from_db()
    assert (draft.state, draft.audience) == (State.OPEN, Audience.TERRITORY)


def test_the_committee_reads_the_questions_and_writes_down_its_hands():
    consultation = a_consultation(state=State.REVIEW)
    client = signed_in(a_member(consultation.structure))
    where = re.search(r'href="(/comite/questions/[^"]+)"', page(client, "/comite/"))[1]
    said = page(client, where)
    assert "Quel moment vous va le mieux ?" in said
    words = re.search(r'name="vu" value="(\w+)"', said)[1]
    response = client.post(where, {"yes": "2", "no": "9", "vu": words, "against": "Trop long."})
    assert response.status_code == 400
    assert "Trop long." in response.content.decode()
    client.post(where, {"yes": "9", "no": "2", "vu": words, "against": "Trop long."})
    assert Approval.objects.get().against == "Trop long."


def test_the_calendar_asks_the_database_as_much_for_many_as_for_one(client, django_assert_max_num_queries):
    plenary = a_plenary(session_id=None)
    for number in range(8):
        session = SessionFactory(workshop=WorkshopFactory(structure=plenary.structure))
        a_plenary(plenary.structure, session_id=session.pk if number % 2 else None, days=number)
    for _number in range(6):
        a_topic(plenary, f"Thème {_number}")
    assert Topic.objects.count() == 6
    with django_assert_max_num_queries(6):
        page(client, CALENDAR)
    with django_assert_max_num_queries(10):
        page(client, f"{CALENDAR}{plenary.pk}/")
