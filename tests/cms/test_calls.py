"""A page that calls to a workshop or a consultation keeps an id, and shows that room's own fragment."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from cms.models import NewsPage
from kit.ids import new_id
from kit.time import now
from participation.consultations.models import Recommendation
from participation.consultations.rules import publish_results
from participation.people.models import Role
from tests.support.cms import a_news, add_url, edit_url, editor, news_form
from tests.support.consultations import EVENING, NO, YES, a_consultation, close, sent_by
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, with_role
from tests.support.workshops import SessionFactory, WorkshopFactory, to_the_past

pytestmark = pytest.mark.django_db


def test_an_editor_calls_to_a_session_and_a_consultation(home, client):
    structure = StructureFactory()
    session, consultation = SessionFactory(), a_consultation(structure)
    browser = editor(a_coordinator(structure))
    calls = (("session", str(session.pk)), ("consultation", str(consultation.pk)))
    browser.post(add_url(), news_form(structure, *calls) | {"action-publish": "1"})
    page = NewsPage.objects.get()
    shown = BeautifulSoup(client.get(page.url).content, "html.parser")
    links = {link["href"] for link in shown.select(".prose a")}
    assert {reverse("workshops:session", args=[session.pk]), consultation.get_absolute_url()} <= links
    levels = [int(heading.name[1]) for heading in shown.main.find_all(["h1", "h2", "h3"])]
    assert levels == [1, 2, 3, 2, 3]
    assert browser.get(edit_url(page)).status_code == 200


def test_a_call_to_what_is_gone_shows_nothing(home, client):
    page = a_news(StructureFactory(), body=[{"type": "session", "value": str(new_id())}])
    response = client.get(page.url)
    assert response.status_code == 200
    assert "Venez à cet atelier" not in response.content.decode()


def test_a_finished_consultation_does_not_ask_any_more(home, client):
    consultation = a_consultation()
    page = a_news(StructureFactory(), body=[{"type": "consultation", "value": str(consultation.pk)}])
    assert "Dites ce que vous pensez" in client.get(page.url).content.decode()
    close(consultation)
    assert "Une consultation finie" in client.get(page.url).content.decode()


def test_the_list_to_choose_from_has_what_is_still_to_come(home):
    coming = SessionFactory(workshop=WorkshopFactory(title="Bientôt"))
    past = to_the_past(SessionFactory(workshop=WorkshopFactory(title="Trop tard")))
    a_consultation(title="Annoncée")
    a_consultation(title="En préparation", opens_at=now() + dt.timedelta(1), closes_at=now() + dt.timedelta(2))
    browser = editor(a_coordinator())
    sessions = browser.get(reverse("session_chooser:choose")).json()["html"]
    assert "Bientôt" in sessions
    assert "Trop tard" not in sessions
    consultations = browser.get(reverse("consultation_chooser:choose")).json()["html"]
    assert "Annoncée" in consultations
    assert "En préparation" not in consultations
    chosen = browser.get(reverse("session_chooser:chosen", args=[coming.pk])).json()["result"]
    assert chosen["id"] == str(coming.pk)
    assert chosen["title"].startswith("Bientôt, ")
    for key in (past.pk, new_id(), "n-importe-quoi"):
        assert browser.get(reverse("session_chooser:chosen", args=[key])).status_code == 404


def test_results_and_what_a_recommendation_became_are_shown_as_they_are_when_the_page_is_read(home, client):
    consultation = a_consultation()
    whom = with_role(a_user("Préfecture"), Role.ADDRESSEE, consultation.structure)
    row = Recommendation.objects.create(
        consultation=consultation, number=1, title="Un micro-ondes", text="Le repas est froid.", addressee=whom
    )
    body = [{"type": kind, "value": str(one.pk)} for kind, one in (("results", consultation), ("recommendation", row))]
    page = a_news(StructureFactory(), body=body)
    before = client.get(page.url).content.decode()
    assert "Les résultats viennent après." in before
    assert "Un micro-ondes" not in before  # not handed over yet
    for number in range(14):
        sent_by(consultation, a_person(consultation.structure), samedi=YES if number % 2 else NO, moment=EVENING)
    close(consultation)
    publish_results(consultation.pk, seen=0, by=a_coordinator(consultation.structure))
    Recommendation.objects.update(handed_at=now())
    after = client.get(page.url).content.decode()
    assert "Voir tous les résultats" in after
    assert "14 personnes" in after
    assert "Réponse attendue avant" in after
