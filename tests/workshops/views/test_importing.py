"""The sessions of a table: each row is taken or refused, and what was typed stays."""

import datetime as dt
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from kit.time import in_paris, today
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_person, a_worker
from tests.support.workshops import PlaceFactory, RoomFactory, VenueFactory, WorkshopFactory
from workshops.models import Session
from workshops.rules import call_off_session

pytestmark = pytest.mark.django_db
IMPORT = reverse("workshops:import")
HEADING = "atelier;lieu;salle;jour;de;à;places;accueil;garde;revient;jusqu’au;fois"
NEXT_WEEK = (today() + dt.timedelta(days=7)).strftime("%d/%m/%Y")


@pytest.fixture
def nadia():
    structure = StructureFactory()
    venue = VenueFactory(place=PlaceFactory(structure=structure, name="Le Trait d’union"))
    RoomFactory(venue=venue, name="La cuisine", capacity=10)
    WorkshopFactory(structure=structure, title="Cuisiner pour dix")
    return a_worker(structure)


def a_row(**changed: str) -> str:
    cells = {
        **{"atelier": "cuisiner pour DIX", "lieu": "le trait d’union", "salle": "la cuisine", "jour": NEXT_WEEK},
        **{"de": "10h", "a": "12:30", "places": "8", "accueil": "1", "garde": "", "revient": "", "jusquau": ""},
        "fois": "",
    }
    return ";".join((cells | changed).values())


def table(*rows: str) -> str:
    return "\n".join([HEADING, *rows])


def text(answer) -> str:
    return answer.content.decode().replace("\u00a0", " ")


def test_good_rows_are_taken_and_wrong_ones_are_named_with_their_reason(nadia):
    rows = (
        a_row(),
        a_row(atelier="Souder"),
        a_row(jour="31/02/2027"),
        a_row(),  # the same again
        a_row(de="11:00", places="2"),
        a_row(de="14h30", a="16:00", places="0"),
        a_row(de="17:00", a="18:00", salle="", revient="chaque semaine", fois="3"),
        a_row(salle="", revient="chaque semaine"),
        a_row(salle="", revient="FREQ=DAILY"),
        a_row(salle="", jour="01/01/2020"),
        a_row(salle="Le grenier"),
    )
    page = text(signed_in(nadia).post(IMPORT, {"lines": table(*rows), "take": "1"}))
    for said in (
        "4 séances sont mises au calendrier.",
        "<strong>Ligne 3</strong> : atelier : Cet atelier n’existe pas : Souder.",
        "<strong>Ligne 4</strong> : jour : Ce jour n’existe pas.",
        "Ligne 5 : déjà au calendrier",
        "<strong>Ligne 6</strong> : Cette salle est déjà prise : Cuisiner pour dix",
        "<strong>Ligne 7</strong> : places : Écrivez un nombre de 1 à 399.",
        "Ligne 8 : 3 séances",
        "<strong>Ligne 9</strong> : revient : La séance ne peut pas revenir toujours.",
        "<strong>Ligne 10</strong> : La séance ne peut pas revenir toujours.",
        "<strong>Ligne 11</strong> : Ce moment est passé.",
        "<strong>Ligne 12</strong> : salle : Cette salle n’existe pas : Le grenier.",
        "cuisiner pour DIX;le trait d’union;Le grenier",
    ):
        assert said in page
    first = Session.objects.order_by("starts_at", "capacity").first()
    assert (in_paris(first.starts_at).hour, first.capacity, first.desk, first.room.name) == (10, 8, 1, "La cuisine")


def test_a_file_may_be_tried_then_taken_and_sent_again(nadia):
    client = signed_in(nadia)

    def send(how: str) -> str:
        file = SimpleUploadedFile("seances.csv", table(a_row()).encode("cp1252"), "text/csv")
        return text(client.post(IMPORT, {"file": file, how: "1"}))

    assert "Essai : 1 séance serait au calendrier. Rien n’est enregistré." in send("try")
    assert not Session.objects.exists()
    assert "1 séance est mise au calendrier." in send("take")
    assert "Ligne 2 : déjà au calendrier" in send("take")
    assert Session.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"accueil": "50", "places": "4"}, "accueil : L’accueil ne peut pas garder plus de places qu’il y en a."),
        ({"garde": "300"}, "garde : Écrivez un nombre de 0 à 60."),
        ({"fois": "3"}, "fois : Dites dans « revient » quand la séance revient, ou videz cette case."),
        (
            {"revient": '"FREQ=WEEKLY;COUNT=2"', "fois": "3"},
            "fois : Videz cette case : la fin est déjà dans « revient ».",
        ),
        ({"revient": "chaque mois", "fois": "3", "jusquau": "01/01/2031"}, "fois : Choisissez l’un ou l’autre"),
        ({"revient": "chaque mois", "jusquau": "01/01/2020"}, "jusqu’au : Le dernier jour vient après le premier."),
        ({"revient": '"FREQ=MONTHLY;BYDAY=53MO;COUNT=2"'}, "Cela ne donne aucune séance."),
        ({"revient": '"FREQ=WEEKLY;INTERVAL=9999999;COUNT=2"'}, "Cela ne donne pas autant de séances."),
    ],
)
def test_a_row_is_checked_like_the_form(nadia, changed, sentence):
    page = text(signed_in(nadia).post(IMPORT, {"lines": table(a_row(**changed)), "take": "1"}))
    assert f"<strong>Ligne 2</strong> : {sentence}" in page
    assert not Session.objects.exists()


def test_a_session_that_was_called_off_is_named_and_not_brought_back(nadia):
    client = signed_in(nadia)
    rows = {"lines": table(a_row(salle=""), a_row(salle="", places="9")), "take": "1"}
    page = text(client.post(IMPORT, rows))
    assert "<strong>Ligne 3</strong> : Cet atelier est déjà prévu là" in page
    call_off_session(Session.objects.get().pk, by=nadia)
    page = text(client.post(IMPORT, {"lines": table(a_row(salle="")), "take": "1"}))
    assert "<strong>Ligne 2</strong> : Cette séance a été annulée." in page
    assert not Session.objects.standing().exists()


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("", "Ce tableau est vide."),
        ("atelier;jour\nx;y", "Il manque des colonnes : lieu, de, a, places."),
        (table(*["x"] * 301), "Ce tableau a trop de lignes."),
    ],
)
def test_what_is_no_table_is_said_in_plain_words(nadia, lines, sentence):
    answer = signed_in(nadia).post(IMPORT, {"lines": lines, "take": "1"})
    assert answer.status_code == 400
    assert sentence in text(answer)


def test_nobody_puts_sessions_in_the_calendar_of_another_house(nadia):
    stranger = signed_in(a_worker())
    page = text(stranger.post(IMPORT, {"lines": table(a_row()), "take": "1"}))
    assert "Cet atelier n’existe pas" in page
    assert not Session.objects.exists()
    assert signed_in(a_person()).get(IMPORT).status_code == 404


def test_the_command_says_a_sentence_for_each_row(nadia, tmp_path):
    file, said = tmp_path / "seances.csv", StringIO()
    file.write_text(table(a_row(), a_row(atelier="Souder")))
    for tries in (True, False):
        with pytest.raises(SystemExit) as ended:
            call_command("import_sessions", str(file), by=nadia.username, dry_run=tries, stdout=said)
        assert ended.value.code == 1
        assert Session.objects.exists() is not tries
    assert "Ligne 2 : 1 séance." in said.getvalue()
    assert "Ligne 3 : refusée. atelier\u00a0: Cet atelier n’existe pas\u00a0: Souder." in said.getvalue()
    with pytest.raises(CommandError, match="ce compte n’existe pas"):
        call_command("import_sessions", str(file), by="personne")
    with pytest.raises(CommandError, match="ne s’ouvre pas"):
        call_command("import_sessions", str(tmp_path / "rien.csv"), by=nadia.username)
