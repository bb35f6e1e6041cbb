"""What every page wears."""

from types import SimpleNamespace

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.utils import translation

from tests.support.markup import Page

TABS = [
    {"url": "/equipe/", "icon": "home", "text": "Ma journée", "current": False},
    {
        "url": "/equipe/moderation/",
        "icon": "shield-check",
        "text": "Modération",
        "current": True,
        "count": 7,
        "count_text": "7 messages à lire",
    },
]


def shell(template: str = "base.html", kind: str = "public", **context) -> Page:
    me = None if kind == "public" else {"name": "Nadia Benali", "initials": "NB", "url": "/compte/"}
    navigation = {"kind": kind, "tabs": TABS, "me": me, "neutral": "https://temps.example/"}
    return Page(render_to_string(template, {"navigation": navigation, **context}))


def test_the_first_link_skips_to_the_content():
    page = shell(kind="person")
    assert page.all("a")[0]["href"] == "#contenu"
    assert page.one("main")["id"] == "contenu"


def test_on_a_personal_page_the_way_out_comes_before_the_logo():
    page = shell(kind="person")
    order = [e for e in page.elements if e.classes & {"quit", "brand"}]
    assert [e.tag for e in order] == ["form", "a"]
    assert order[0]["method"] == "post"


def test_a_public_page_has_no_way_out_to_show():
    assert not shell().has_class("quit")


def test_the_current_tab_says_so_and_a_count_is_said_in_words():
    tab = shell("work.html", kind="team").one("a", aria_current="page")
    assert tab["href"] == "/equipe/moderation/"
    assert tab.text == "Modération7, 7 messages à lire"
    assert [e.text for e in tab.inside if e.get("aria-hidden") == "true" and e.tag == "span"] == ["7"]


def test_the_team_works_in_its_own_shell():
    assert shell("work.html", kind="team").one("body").classes == {"work"}


def test_a_title_says_first_that_there_is_an_error():
    assert shell(form=SimpleNamespace(errors={"phone": ["Trop court."]})).one("title").text.startswith("Erreur\u00a0: ")
    assert not shell(form=SimpleNamespace(errors={})).one("title").text.startswith("Erreur")


def test_what_was_just_done_is_announced():
    said = shell(messages=[Message(constants.SUCCESS, "Votre place est gardée.")]).one("div", role="status")
    assert said.text.strip() == "Votre place est gardée."
    assert [e.classes for e in said.inside if e.tag == "p"] == [{"note", "ok"}]


def test_an_arabic_page_goes_from_right_to_left():
    with translation.override("ar"):
        html = shell().one("html")
    assert (html["lang"], html["dir"]) == ("ar", "rtl")


def test_the_page_stands_without_any_context():
    """The page of a server error is drawn with nothing."""
    assert Page(render_to_string("base.html")).one("main")
