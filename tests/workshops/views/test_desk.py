import pytest
from django.urls import reverse

from kit.ids import new_id
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_person, a_user, a_worker
from tests.support.workshops import SessionFactory, WorkshopFactory, book
from workshops.engine import Need as Asked
from workshops.models import Booking, Need, Session

pytestmark = pytest.mark.django_db


@pytest.fixture
def structure():
    return StructureFactory()


@pytest.fixture
def session(structure):
    return SessionFactory(workshop=WorkshopFactory(structure=structure), capacity=3, care_capacity=2)


@pytest.fixture
def team(structure):
    return signed_in(a_worker(structure))


def here(session: Session) -> str:
    return reverse("workshops:desk", args=[session.pk])


def enter(team, session, **choices):
    return team.post(here(session), {"channel": "phone", "key": str(new_id()), **choices})


def text(answer) -> str:
    return answer.content.decode()


def test_a_household_without_account_is_entered_by_phone_in_one_form(team, session):
    answer = enter(
        team,
        session,
        first_name="Yvette",
        contact="01 99 00 00 42",
        others="1",
        names="Paul",
        ages="4, et 9 ans",
        child_names="Léa",
        care_ages="4",
        needs="transport",
        need_words="depuis la gare",
    )

    assert answer.status_code == 302
    booking = Booking.objects.get()
    assert (booking.name, booking.contact, booking.seats, booking.care) == ("Yvette", "+33199000042", 3, 1)
    assert booking.company == ["Paul", "Léa, 4 ans, à garder", "un enfant, 9 ans"]
    page = text(team.get(here(session)))
    assert "Par téléphone" in page
    assert "depuis la gare" in page


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(team, session):
    answer = enter(team, session, first_name="Yvette", contact="toto", others="400", ages="-99", care_ages="deux")

    assert answer.status_code == 400
    page = text(answer)
    for sentence in (
        "Écrivez un numéro français",
        "On réserve pour 12 personnes au plus.",
        "Écrivez l’âge en années",
        "Écrivez l’âge de chaque enfant avec des chiffres.",
    ):
        assert sentence in page
    for typed in ("Yvette", "toto", "400", "-99", "deux"):
        assert f'value="{typed}"' in page
    assert not Booking.objects.exists()


@pytest.mark.parametrize("seats", ["0", "-3", "400", "douze", ""])
def test_a_number_of_seats_that_means_nothing_is_refused_in_words(team, session, seats):
    answer = team.post(reverse("workshops:desk-capacity", args=[session.pk]), {"capacity": seats})

    assert answer.status_code == 400
    assert "Écrivez un nombre de places, de 1 à 300." in text(answer)
    session.refresh_from_db()
    assert session.capacity == 3


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"ages": "4", "child_names": "Léa\nNoé"}, "Écrivez aussi l’âge de chaque enfant."),
        ({"ages": "4", "care_ages": "4, 4"}, "Écrivez d’abord l’âge de ces enfants"),
        ({"need_words": "en arabe"}, "Dites aussi ce qu’il faut"),
        ({"first_name": ""}, "Dites pour qui."),
    ],
)
def test_what_does_not_go_together_is_asked_again(team, session, typed, sentence):
    answer = enter(team, session, **({"first_name": "Yvette"} | typed))

    assert answer.status_code == 400
    assert sentence in text(answer)


def test_an_account_is_chosen_in_the_list_and_only_once(team, session, structure):
    person = a_person(structure, name="Awa Keïta")
    assert "Awa Keïta" in text(team.get(here(session)))

    assert enter(team, session, person=str(person.pk)).status_code == 302

    assert Booking.objects.get().person == person
    assert f'value="{person.pk}"' not in text(team.get(here(session)))


def test_the_decision_the_needs_and_the_answers_are_on_the_page(team, session):
    booking = book(session, a_user(), guests=1, needs=[Asked("interpreter", "en arabe")])
    team.post(reverse("workshops:desk-capacity", args=[session.pk]), {"capacity": "1"})

    page = text(team.get(here(session)))
    assert "Garder tout le monde" in page
    assert "1 besoin à régler" in page

    team.post(reverse("workshops:desk-need", args=[Need.objects.get().pk]), {"settled": "yes"})
    assert "réglé par Nadia" in text(team.get(here(session)))
    team.post(reverse("workshops:desk-answer", args=[booking.pk]), {"answer": "no"})
    session.refresh_from_db()
    assert (session.taken, session.capacity) == (0, 1)


def test_another_team_finds_nothing_here(session):
    stranger = signed_in(a_worker())

    assert stranger.get(here(session)).status_code == 404
    assert enter(stranger, session, first_name="Yvette").status_code == 404
