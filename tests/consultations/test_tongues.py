"""Each text of a questionnaire says in which language it is: the words around it are French."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from participation.consultations.engine.form import Choice, Form, Group, Kind, Question, Words
from participation.consultations.models import Audience
from tests.support.consultations import an_anonymous_one

pytestmark = pytest.mark.django_db
ARABIC, FRENCH = ("ar", "rtl"), ("fr", "ltr")


def both(french, arabic, hint=""):
    return {"fr": Words(french, hint), "falc": Words(french), "ar": Words(arabic)}


FORM = Form(
    "Les horaires",
    languages=("fr", "falc", "ar"),
    groups=(Group("temps", both("Le temps", "الوقت")),),
    questions=(
        Question(
            "moment",
            Kind.ONE,
            both("Quel moment ?", "أي وقت؟", hint="Un seul."),
            group="temps",
            list_name="moments",
            choices=(Choice("matin", both("Le matin", "الصباح")), Choice("soir", {"fr": Words("Le soir")})),
        ),
    ),
)


@pytest.fixture
def address():
    return an_anonymous_one(form=FORM, audience=Audience.OPEN).get_absolute_url()


def tongues(client, page):
    """Text -> (lang, dir) of the nearest elements that say them."""
    found = {}
    html = BeautifulSoup(client.get(page).content.decode(), "html.parser")
    for text in html.main.find_all(string=lambda text: text.strip()):
        lang = next(one for one in text.parents if one.get("lang"))
        found[text.strip()] = (lang["lang"], lang.get("dir", "ltr"))
    return found


def test_what_is_in_arabic_says_so_and_what_is_not_says_french(address):
    said = tongues(Client(), address + "question/1/?langue=ar")
    for text in ("أي وقت؟", "الوقت", "الصباح", "لا أعرف", "أفضل ألا أجيب"):
        assert said[text] == ARABIC, text
    for text in ("Un seul.", "Le soir", "Votre réponse", "Écouter", "Français facile"):
        assert said[text] == FRENCH, text


def test_easy_french_is_french(address):
    said = tongues(Client(), address + "question/1/?langue=falc")
    assert {said["Quel moment ?"], said["Je ne sais pas"]} == {FRENCH}
    assert said["العربية"][0] == "ar"


def test_reading_it_all_again_says_so_too(address):
    client = Client()
    client.get(address + "question/1/?langue=ar")
    client.post(address + "question/1/?langue=ar", {"r": "matin"})
    said = tongues(client, address + "relire/?langue=ar")
    assert (said["أي وقت؟"], said["الصباح"], said["Envoyer mes réponses"]) == (ARABIC, ARABIC, FRENCH)
    again = tongues(client, address + "question/1/?langue=ar")
    assert again["الصباح"] == ARABIC
    assert any(one.startswith("Vous avez répondu") for one, tongue in again.items() if tongue == FRENCH)
