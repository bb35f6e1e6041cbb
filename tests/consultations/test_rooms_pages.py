"""A group, from the sheet its holder prints to what everybody reads after the last day."""

import csv
import io
import uuid

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook

from kit.time import today
from participation.consultations.fragments import counts_in_rooms
from participation.consultations.models import Contribution, GroupCount
from participation.consultations.rules import Room, correct_room, count_room, publish_results
from participation.moderation.rules import publish_item
from tests.support.clients import signed_in
from tests.support.consultations import YES, a_consultation, an_anonymous_one, close
from tests.support.markup import Page
from tests.support.people import a_coordinator, a_worker
from tests.support.results import closed, sheets

pytestmark = pytest.mark.django_db
RAISED = {"samedi": {"yes": 2, "no": 28, "unsure": 1}, "moment": {"soir": 12}}
DISSENT, HEARD = "Deux personnes travaillent le samedi.", "On attend dehors, même quand il pleut."


@pytest.fixture
def consultation():
    return an_anonymous_one()


@pytest.fixture
def nadia(consultation):
    return a_worker(consultation.structure)


@pytest.fixture
def desk(nadia):
    return signed_in(nadia, second_factor=True)


@pytest.fixture
def here(consultation):
    return f"/equipe/consultations/{consultation.slug}/salle/"


def text(response) -> str:
    return response.content.decode()


def typed(by, **fields) -> dict[str, object]:
    told = {"headcount": "31", "q1_1": "2", "q1_2": "28", "q1_3": "1", "q2_2": "12", "held_by": by.pk, "version": "1"}
    return {**told, "day": today().isoformat(), "where": "Mairie annexe", "key": uuid.uuid4(), "envoyer": "", **fields}


def counted(consultation, by, **fields):
    seen = {"headcount": 31, "raised": RAISED, "held_by": by.pk, "day": today(), "where": "Mairie annexe"}
    return count_room(consultation.pk, Room(**seen | fields), version=1, key=uuid.uuid4(), by=by)


def main_of(client, address) -> Page:
    return Page(text(client.get(address)))


def test_from_the_sheet_to_the_screen_to_the_list(consultation, nadia, desk, here):
    sheet = text(desk.get(f"{here}feuille/"))
    assert "Oui, d’accord" in sheet
    assert "data-print" in sheet
    page = text(desk.post(here, typed(nadia, dissent=DISSENT, quotes=HEARD), follow=True))
    assert "Le groupe est compté\u00a0: 31 personnes." in page
    room = GroupCount.objects.get()
    assert (room.raised, room.dissent, room.held_by) == (RAISED, DISSENT, nadia)
    assert Contribution.objects.get().text == HEARD
    assert f"{here}{room.pk}/" in page


def test_enter_goes_on_without_keeping_anything(consultation, nadia, desk, here):
    sent = typed(nadia, q2_2="")
    del sent["envoyer"]
    page = text(desk.post(here, sent))
    assert page.index('name="suite"') < page.index('name="envoyer"')  # Enter presses the first
    assert 'name="q1_2" value="28"' in page
    assert not GroupCount.objects.exists()
    first = text(desk.get(here))
    field = first[first.index('name="headcount"') :]
    assert "autofocus" in field[: field.index(">")]


def test_what_cannot_be_is_refused_with_the_number_of_its_question_and_nothing_typed_is_lost(nadia, desk, here):
    cases = (
        ({"q1_2": "29"}, "Question 1\u00a0: 32 mains pour 31 personnes."),
        ({"q2_2": "40"}, "Question 2, «\u00a0Le soir\u00a0»\u00a0: 40 mains pour 31 personnes."),
        ({"q2_2": "douze"}, "Question 2, «\u00a0Le soir\u00a0»\u00a0: écrivez un nombre de mains"),
        ({"headcount": ""}, "Écrivez combien de personnes étaient là"),
        ({"where": " "}, "Écrivez où."),
        ({"quotes": "x" * 301}, "La phrase 1 est trop longue"),
    )
    for wrong, sentence in cases:
        refused = desk.post(here, typed(nadia, dissent=DISSENT, **wrong))
        assert refused.status_code == 400
        assert sentence in text(refused)
        assert DISSENT in text(refused)
    empty = desk.post(here, typed(nadia, q1_1="", q1_2="", q1_3="", q2_2=""))
    assert (empty.status_code, "Écrivez au moins un nombre de mains" in text(empty)) == (400, True)
    assert not GroupCount.objects.exists()


def test_the_same_form_sent_again_with_other_figures_is_not_told_as_kept_but_corrects(nadia, desk, here):
    first = typed(nadia, dissent=DISSENT, quotes=HEARD)
    for _time in range(2):
        assert desk.post(here, first).status_code == 302
    assert GroupCount.objects.count() == 1
    refused = desk.post(here, first | {"headcount": "12", "q1_2": "9", "q2_2": "1"})
    assert refused.status_code == 409
    assert "Ce groupe est déjà compté, avec autre chose." in text(refused)
    form = BeautifulSoup(text(refused), "html.parser").find(
        "form", attrs={"action": f"{here}{GroupCount.objects.get().pk}/"}
    )
    again = {one["name"]: one.get("value", "") for one in form.find_all("input") if one.get("name")}
    again |= {one["name"]: one.text.strip() for one in form.find_all("textarea")}
    assert (again["headcount"], again["q1_2"], again["quotes"], again["dissent"]) == ("12", "9", "", "")
    said = desk.post(form["action"], again | {"held_by": nadia.pk, "envoyer": ""}, follow=True)
    assert "Le groupe est compté\u00a0: 12 personnes." in text(said)
    assert GroupCount.objects.standing().get().raised["samedi"] == {"yes": 2, "no": 9, "unsure": 1}
    assert Contribution.objects.count() == 1


def test_figures_are_never_read_as_those_of_other_questions(nadia, desk, here):
    for version in ("7", "", "un"):
        assert desk.post(here, typed(nadia, version=version)).status_code == 409
    assert not GroupCount.objects.exists()


def test_while_one_may_answer_nobody_but_the_team_sees_it(consultation, nadia, desk, here, client):
    counted(consultation, nadia, quotes=[HEARD])
    publish_item(Contribution.objects.get().review_id, seen=0, by=a_worker(consultation.structure))
    assert counts_in_rooms(consultation) == []
    for address in (consultation.get_absolute_url(), f"{consultation.get_absolute_url()}resultats/"):
        page = text(client.get(address))
        assert "main levée" not in page
        assert HEARD not in page
    assert "31 personnes dans la salle" in text(desk.get(here))


def test_after_the_last_day_it_is_shown_whole_apart_and_says_that_they_may_overlap(consultation, nadia, client):
    counted(consultation, nadia, dissent=DISSENT)
    close(consultation)
    for address in (consultation.get_absolute_url(), f"{consultation.get_absolute_url()}resultats/"):
        page = main_of(client, address)
        words = page.one("main").text
        assert "Une personne a pu lever la main, et aussi répondre sur papier" in words
        assert DISSENT in words
        # 2 and 1 are fewer than k_min: a hand is public.
        assert [cell.text for cell in page.all("td")] == ["2", "28", "1", "12"]
        picture = next(one for one in page.all("svg") if one.attributes.get("role") == "img")
        assert all(name in page.ids for name in picture["aria-labelledby"].split())
        assert len(page.ids) == len(set(page.ids))


def test_nobody_reads_a_quote_before_somebody_has_read_it(consultation, nadia, client):
    counted(consultation, nadia, quotes=[HEARD])
    close(consultation)
    assert HEARD not in text(client.get(consultation.get_absolute_url()))
    publish_item(Contribution.objects.get().review_id, seen=0, by=a_worker(consultation.structure))
    page = text(client.get(consultation.get_absolute_url()))
    assert page.count(HEARD) == 1  # with its room, not among the messages


def test_figures_of_a_publication_are_the_same_with_a_room_and_without(client):
    consultation = closed()
    sheets(consultation, (12, {"samedi": YES}), (6, {}))
    claire = a_coordinator(consultation.structure)
    before = publish_results(consultation.pk, seen=0, by=claire).content
    counted(consultation, claire)
    cells = [cell.text for cell in main_of(client, f"/consultations/{consultation.slug}/resultats/").all("td")]
    assert cells[-4:] == ["2", "28", "1", "12"]
    assert consultation.publications.get().content == before
    assert "28" not in cells[:-4]


def test_a_correction_is_typed_over_the_former_and_dissent_is_only_added_to(consultation, nadia, desk, here, client):
    room = counted(consultation, nadia, dissent=DISSENT)
    page = text(desk.get(f"{here}{room.pk}/"))
    assert 'name="q1_2" value="28"' in page
    assert DISSENT in page
    desk.post(f"{here}{room.pk}/", typed(nadia, q1_2="27", dissent="Une autre dit que cela dépend."))
    late = desk.post(f"{here}{room.pk}/", typed(nadia, q1_2="26"))
    assert (late.status_code, "Quelqu’un a déjà corrigé ce groupe" in text(late)) == (409, True)
    close(consultation)
    (shown,) = counts_in_rooms(consultation)
    assert shown.dissent == [DISSENT, "Une autre dit que cela dépend."]
    assert "Ces nombres ont été corrigés" in text(client.get(consultation.get_absolute_url()))
    assert GroupCount.objects.get(pk=room.pk).raised == RAISED


def test_one_typed_twice_is_withdrawn_on_a_page_that_asks_why(consultation, nadia, desk, here, client):
    room = counted(consultation, nadia)
    page = f"{here}{room.pk}/retirer/"
    assert page in text(desk.get(here))
    refused = desk.post(page, {"why": " "})
    assert (refused.status_code, "Écrivez pourquoi." in text(refused)) == (400, True)
    assert "Retiré : Saisi 2 fois" in text(desk.post(page, {"why": "Saisi 2 fois"}, follow=True))
    close(consultation)
    read = main_of(client, consultation.get_absolute_url())
    assert "Ce comptage est retiré. Pourquoi : Saisi 2 fois" in read.one("main").text
    assert not read.all("table")


def test_it_is_taken_along_on_a_sheet_of_its_own(client):
    consultation = closed()
    sheets(consultation, (12, {"samedi": YES}), (6, {}))
    claire = a_coordinator(consultation.structure)
    publish_results(consultation.pk, seen=0, by=claire)
    counted(consultation, claire, dissent="=2+2", where="Mairie annexe")
    there = f"/consultations/{consultation.slug}/resultats/1/"
    assert "en-salle.csv" in text(client.get(there))
    rows = list(csv.reader(io.StringIO(client.get(f"{there}en-salle.csv").content.decode("utf-8-sig")), delimiter=";"))
    assert [row[2:] for row in rows[1:3]] == [
        ["31", "1. L’accueil doit ouvrir le samedi matin.", "Oui, d’accord", "2"],
        ["31", "1. L’accueil doit ouvrir le samedi matin.", "Non, pas d’accord", "28"],
    ]
    assert rows[-1][4] == "'=2+2"
    book = load_workbook(io.BytesIO(client.get(f"{there}resultats.xlsx").content))
    assert book.sheetnames == ["Résultats", "En salle", "Dictionnaire"]
    figures = client.get(f"{there}resultats.csv").content.decode("utf-8-sig")
    assert "Mairie annexe" not in figures
    assert "comptées à part" in client.get(f"{there}dictionnaire.csv").content.decode("utf-8-sig")


def test_many_rooms_are_few_queries(client, django_assert_max_num_queries):
    consultation = a_consultation()
    claire = a_coordinator(consultation.structure)
    for _ in range(4):
        last = counted(consultation, claire, quotes=[HEARD])
    room = Room(headcount=9, raised={"samedi": {"yes": 9}}, held_by=claire.pk, day=today(), where="Ici")
    correct_room(last.pk, room, key=uuid.uuid4(), by=claire)
    close(consultation)
    with django_assert_max_num_queries(4):
        assert len(counts_in_rooms(consultation)) == 4
