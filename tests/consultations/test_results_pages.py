"""The results as they are read, and as they are taken along."""

import csv
import io

import pytest
from openpyxl import load_workbook

from journal.models import Channel
from participation.consultations.engine.form import Choice, Form, Kind, Question, Words
from participation.consultations.models import Contribution, Publication, Statement
from participation.consultations.rules import publish_results
from participation.moderation.rules import publish_item, submit_for_review
from tests.support.clients import signed_in
from tests.support.consultations import NO, STATEMENT, YES, a_consultation, fr
from tests.support.markup import Page
from tests.support.people import TerritoryFactory, a_coordinator, a_person, a_worker
from tests.support.results import closed, lively, sheets, voted

pytestmark = pytest.mark.django_db
HIDDEN = "Moins de 5, ou caché"


def published(consultation, *groups, **fields):
    sheets(consultation, *groups, **fields)
    last = consultation.publications.count()
    return publish_results(consultation.pk, seen=last, by=a_coordinator(consultation.structure))


def page_of(client, consultation, more=""):
    response = client.get(f"/consultations/{consultation.slug}/resultats/{more}")
    assert response.status_code == 200
    return Page(response.content.decode())


def text_of(page):
    return page.one("main").text


def test_each_picture_has_a_title_words_and_its_table_below(client):
    consultation = closed()
    published(consultation, (12, {"samedi": YES}), (6, {"samedi": NO}), (5, {}))
    page = page_of(client, consultation)
    picture = next(one for one in page.all("svg") if one.attributes.get("role") == "img")
    assert all(name in page.ids for name in picture["aria-labelledby"].split())
    assert "Oui, d’accord\u00a0: 12, Non, pas d’accord\u00a0: 6, Je ne sais pas, Je préfère" in text_of(page)
    assert STATEMENT in page.one("caption").text
    cells = [cell.text for cell in page.all("td")]
    assert cells[:4] == ["12", "6", HIDDEN, "5"]


def test_while_one_may_answer_only_how_many_did_is_said(client):
    consultation = a_consultation()
    page = page_of(client, consultation)
    assert "Les résultats viennent après." in text_of(page)
    assert not page.all("table")


def test_before_anything_is_published_the_page_says_so(client):
    assert "Les résultats arrivent." in text_of(page_of(client, closed()))


def test_what_is_not_announced_has_no_results(client):
    draft = a_consultation(opens_at=None, closes_at=None)
    assert client.get(f"/consultations/{draft.slug}/resultats/").status_code == 404


def test_an_earlier_publication_is_read_as_it_was(client):
    consultation = closed()
    published(consultation, (12, {"samedi": YES}), (9, {"samedi": NO}), (5, {}))
    published(consultation, (6, {"samedi": YES}), (6, {"samedi": NO}), (6, {}))
    assert [cell.text for cell in page_of(client, consultation).all("td")][:2] == ["18", "15"]
    assert [cell.text for cell in page_of(client, consultation, "1/").all("td")][:2] == ["12", "9"]
    assert client.get(f"/consultations/{consultation.slug}/resultats/3/").status_code == 404


def test_figures_that_stayed_say_from_which_day_they_are(client):
    consultation = closed()
    published(consultation, (12, {"samedi": YES}), (9, {"samedi": NO}), (5, {}))
    published(consultation, (7, {"samedi": YES}))
    assert "Ces chiffres sont ceux du" in text_of(page_of(client, consultation))


def test_from_fifty_answers_each_way_to_answer_is_shown_apart(client):
    consultation = closed()
    sheets(consultation, (20, {"samedi": YES}), (10, {"samedi": NO}), channel=Channel.PAPER)
    published(consultation, (30, {"samedi": YES}), (12, {"samedi": NO}))
    page = page_of(client, consultation)
    assert "Par quel moyen" in text_of(page)
    assert "et elles comptent toutes" in text_of(page)  # one answer written with help is the channel of all of hers
    assert "20\u00a0sur\u00a030" in text_of(page)
    assert "30\u00a0sur\u00a042" in text_of(page)


def test_words_are_read_there_once_somebody_has_read_them(client):
    consultation = closed(form=Form("Idées", questions=(Question("idee", Kind.LONG, fr("Une idée ?")),)))
    for text in ("Des plantes vertes.", "Personne ne l’a lu."):
        words = Contribution(consultation=consultation, question="idee", text=text)
        words.review = submit_for_review("contribution", words, by=None, channel=Channel.SELF)
        words.save()
    moderator = a_worker(consultation.structure)
    publish_item(Contribution.objects.get(text="Des plantes vertes.").review_id, seen=0, by=moderator)
    published(consultation, (12, {"idee": {"t": True}}), (6, {}))
    page = page_of(client, consultation)
    assert "Des plantes vertes." in text_of(page)
    assert "Personne ne l’a lu." not in text_of(page)
    publish_item(Contribution.objects.get(text="Personne ne l’a lu.").review_id, seen=0, by=moderator)
    assert "Personne ne l’a lu." in text_of(page_of(client, consultation))


def test_whoever_reads_words_sees_what_they_answer_and_how_they_came():
    consultation = closed(form=Form("Idées", questions=(Question("idee", Kind.LONG, fr("Une idée ?")),)))
    words = Contribution(consultation=consultation, question="idee", text="Oui.")
    words.review = submit_for_review("contribution", words, by=None, channel=Channel.PAPER)
    words.save()
    page = signed_in(a_worker(consultation.structure)).get("/equipe/moderation/").content.decode()
    assert "Une idée ?" in text_of(Page(page))
    assert "sur papier" in text_of(Page(page))


def test_the_page_of_the_consultation_leads_to_the_results(client):
    consultation = closed()
    published(consultation, (12, {"samedi": YES}), (6, {"samedi": NO}), (5, {}))
    page = Page(client.get(consultation.get_absolute_url()).content.decode())
    assert "12 personnes" in text_of(page)
    assert f"/consultations/{consultation.slug}/resultats/" in [link["href"] for link in page.all("a")]


def test_reading_costs_the_same_whatever_was_answered(client, django_assert_max_num_queries):
    consultation = lively(120)
    publish_results(consultation.pk, seen=0, by=a_coordinator(consultation.structure))
    client.get("/consultations/")
    with django_assert_max_num_queries(9):
        page_of(client, consultation)


# Statements


def test_statements_are_shown_with_what_most_share_and_what_divides(client):
    consultation = closed()
    voted(consultation, statements=12, voters=200, each=12)
    published(consultation)
    page = page_of(client, consultation)
    assert "Ce que beaucoup pensent" in text_of(page)
    all_of_them = Page(client.get(f"/consultations/{consultation.slug}/resultats/affirmations/").content.decode())
    assert len([one for one in all_of_them.all("h2") if "Phrase" in one.text]) == 10
    assert sorted(all_of_them.ids) == sorted(set(all_of_them.ids))
    names = {row[0] for row in table(taken(client, consultation, "resultats.csv"))}
    assert {"a1", "a12"} <= names


def test_where_only_statements_were_voted_on_nothing_is_said_of_a_questionnaire(client):
    consultation = closed(form=Form("Des phrases"))
    voted(consultation, statements=3, voters=60, each=3)
    published(consultation)
    page = page_of(client, consultation)
    assert "Voir toutes les phrases" in text_of(page)
    assert "Moins de 5 personnes ont répondu" not in text_of(page)


def test_a_statement_that_was_taken_back_is_no_longer_read(client):
    consultation = closed()
    voted(consultation, statements=2, voters=80, each=2)
    published(consultation)
    item = submit_for_review("contribution", Contribution(consultation=consultation, text="Phrase 1."), by=None)
    Statement.objects.filter(consultation=consultation, number=1).update(review=item)
    page = Page(client.get(f"/consultations/{consultation.slug}/resultats/affirmations/").content.decode())
    assert "Phrase 1." not in text_of(page)
    assert "Cette phrase a été retirée." in text_of(page)


def test_without_statements_there_is_no_page_of_them(client):
    consultation = closed()
    published(consultation, (12, {"samedi": YES}), (6, {"samedi": NO}))
    assert client.get(f"/consultations/{consultation.slug}/resultats/affirmations/").status_code == 404


# To take along

EVIL = Form(
    "=SOMME(A1)",
    questions=(
        Question(
            "q",
            Kind.ONE,
            {"fr": Words("=1+1"), "en": Words("@which")},
            choices=(Choice("a", {"fr": Words("+33"), "en": Words("-1")}), Choice("b", {"fr": Words("\tTab")})),
        ),
    ),
    languages=("fr", "en"),
)


def taken(client, consultation, name, number=1):
    response = client.get(f"/consultations/{consultation.slug}/resultats/{number}/{name}")
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    return response.content


def table(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_the_files_hide_what_the_page_hides(client):
    TerritoryFactory()
    consultation = closed()
    published(consultation, (12, {"samedi": YES}), (6, {"samedi": NO}), (5, {}))
    rows = [(row[5], row[7]) for row in table(taken(client, consultation, "resultats.csv"))[1:7]]
    assert rows == [
        ("yes", "12"),
        ("no", "6"),
        ("unsure", HIDDEN),
        ("unwilling", HIDDEN),
        ("aucune", HIDDEN),
        ("ensemble", "5"),
    ]


def test_no_cell_is_taken_for_a_formula_and_numbers_stay_numbers(client):
    consultation = closed(form=EVIL, title="=HYPERLINK(1)")
    published(consultation, (12, {"q": {"v": ["a"]}}), (6, {"q": {"v": ["b"]}}), (5, {}))
    for name in ("resultats.csv", "dictionnaire.csv"):
        for row in table(taken(client, consultation, name)):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))], row
    book = load_workbook(io.BytesIO(taken(client, consultation, "resultats.xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert "'=1+1" in [cell.value for cell in cells]
    assert 12 in [cell.value for cell in book.worksheets[0]["H"]]


def test_the_dictionary_explains_every_name_in_every_language(client):
    consultation = closed(form=EVIL, title="Les repas")
    publication = published(consultation, (12, {"q": {"v": ["a"]}}), (6, {"q": {"v": ["b"]}}), (5, {}))
    rows = table(taken(client, consultation, "dictionnaire.csv"))
    said = {(row[1], row[2], row[3]): row[4] for row in rows if row[1]}
    assert said["q", "", "English"] == "'@which"
    assert said["q", "a", "English"] == "'-1"
    about = {row[0]: row[4] for row in rows}
    assert about["Plus petit nombre montré"] == "5"
    assert "Entre 0 et 4 personnes" in about[HIDDEN]
    assert f"/consultations/{consultation.slug}/resultats/{publication.number}/" in about["Pour citer"]


def test_a_file_that_does_not_exist_is_not_found(client):
    consultation = closed()
    published(consultation, (12, {"samedi": YES}), (6, {"samedi": NO}))
    assert client.get(f"/consultations/{consultation.slug}/resultats/1/autre.csv").status_code == 404


# The team's page


def test_the_coordinator_sees_what_everybody_will_read_then_publishes_it():
    consultation = closed()
    sheets(consultation, (12, {"samedi": YES}), (6, {"samedi": NO}), (5, {}))
    client = signed_in(a_coordinator(consultation.structure))
    address = f"/equipe/consultations/{consultation.pk}/resultats/"
    before = Page(client.get(address).content.decode())
    assert [cell.text for cell in before.all("td")][:3] == ["12", "6", HIDDEN]
    assert not Publication.objects.exists()
    assert client.post(address, {"seen": 0}).url == f"/consultations/{consultation.slug}/resultats/"
    late = client.post(address, {"seen": 0})
    assert late.status_code == 409
    assert "Ces résultats viennent d’être publiés." in late.content.decode()
    assert Publication.objects.count() == 1


def test_before_it_is_closed_there_is_nothing_to_publish():
    consultation = a_consultation()
    client = signed_in(a_coordinator(consultation.structure))
    address = f"/equipe/consultations/{consultation.pk}/resultats/"
    page = Page(client.get(address).content.decode())
    assert "quand la consultation est fermée" in text_of(page)
    assert not [one for one in page.all("button") if "Publier" in one.text]
    assert client.post(address, {"seen": 0}).status_code == 409


def test_nobody_else_sees_them_before():
    consultation = closed()
    sheets(consultation, (12, {"samedi": YES}), (6, {"samedi": NO}))
    address = f"/equipe/consultations/{consultation.pk}/resultats/"
    for who in (a_worker(consultation.structure), a_coordinator()):
        assert signed_in(who).get(address).status_code == 404
    assert signed_in(a_person(consultation.structure)).get(address).status_code == 404
