"""Words of danger in her plan and her letters: she alone is shown whom to call. Nobody is told, and nothing is kept."""

import logging

import pytest
from django.apps import apps
from django.urls import reverse

from journal.models import Entry
from kit.ids import new_id
from outbox.models import Message as Sent
from participation.care.models import CareAlert
from participation.people.models import Scope
from participation.plans.models import Box, Pillar
from participation.plans.rules import open_section
from tests.support.clients import signed_in
from tests.support.people import a_user, give_mandate
from tests.support.plans import a_pair

pytestmark = pytest.mark.django_db
DANGER, CALM = "Il va me tuer.", "Je cherche un studio."
NUMBERS = ("tel:17", "tel:112", "tel:15", "sms:114", "tel:3114", "tel:3919", "tel:119", "tel:115")


@pytest.fixture
def pair():
    return a_pair()


@pytest.fixture
def section(pair):
    return open_section(pair.plan.pk, pillar=Pillar.HOUSING, by=pair.person)


def words(text: str, **more) -> dict:
    return {"text": text, "base_seq": 0, "op_id": new_id(), "after": "", "over": ""} | more


def own(section) -> str:
    return reverse("plans:own_words_edit", args=[section.pk])


def places(pair, section) -> dict[str, tuple[str, dict]]:
    """Where she writes: a draft of hers alone, a shared box, a letter, a word about a part of her plan."""
    return {
        "draft": (own(section), {"keep": "1"}),
        "shared": (reverse("plans:words_edit", args=[section.pk, Box.BLOCKS]), {"show": "1"}),
        "letter": (reverse("plans:messages"), {"seen": 0, "key": new_id()}),
        "comment": (reverse("plans:talk", args=[section.pk]), {"seen": 0, "key": new_id()}),
    }


@pytest.mark.parametrize("where", ["draft", "shared", "letter", "comment"])
def test_the_next_page_shows_the_numbers_quietly_once(pair, section, where):
    client = signed_in(pair.person)
    address, more = places(pair, section)[where]
    answer = client.post(address, words(DANGER, **more))
    assert answer.status_code == 302
    assert "#" not in answer["Location"]
    landed = client.get(answer["Location"]).content.decode()
    assert all(number in landed for number in NUMBERS)
    assert "Nous ne prévenons personne." in landed
    assert "/aide/" in landed
    assert 'form="quitter"' in landed
    assert "tel:3114" not in client.get("/mon-espace/").content.decode()


def test_ordinary_words_show_nothing(pair, section):
    client = signed_in(pair.person)
    landed = client.post(own(section), words(CALM, keep="1"), follow=True).content.decode()
    assert "tel:3114" not in landed


def test_the_autosave_says_it_to_the_page_alone(pair, section):
    client = signed_in(pair.person)
    page = client.get(own(section)).content.decode()
    assert "data-words-call hidden" in page
    sent = client.post(own(section), words(DANGER), headers={"accept": "application/json"}).json()
    assert sent["call"] is True
    sent = client.post(own(section), words(CALM, base_seq=sent["seq"]), headers={"accept": "application/json"}).json()
    assert sent["call"] is False


def every_row() -> dict[str, int]:
    return {model._meta.label: model.objects.count() for model in apps.get_models() if model._meta.managed}


def test_nothing_is_told_kept_or_logged(pair, section, caplog):
    """Word for word what ordinary words leave: as many rows of each sort, the same entries, no line in the log."""
    caplog.set_level(logging.DEBUG)
    client = signed_in(pair.person)
    left = []
    for text in ("Bonjour.", CALM, DANGER):  # the first time opens what both others write in
        before, entries = every_row(), Entry.objects.count()
        for address, more in places(pair, section).values():
            seq = client.get(address, headers={"accept": "application/json"})
            base = seq.json()["seq"] if seq.headers["Content-Type"] == "application/json" else 0
            client.get(client.post(address, words(text, **more) | {"base_seq": base, "key": new_id()})["Location"])
        rows = {name: count - before[name] for name, count in every_row().items() if count != before[name]}
        verbs = sorted(Entry.objects.order_by("at", "seq").values_list("verb", flat=True)[entries:])
        left.append((rows, verbs))
    assert left[1] == left[2]
    assert not CareAlert.objects.exists()
    assert not Sent.objects.filter(kind="care_ring").exists()
    assert [line for line in caplog.messages if "tuer" in line or "danger" in line.lower()] == []


def test_the_worker_and_the_helper_see_nothing_of_it(pair, section):
    client = signed_in(pair.person)
    client.post(reverse("plans:messages"), words(DANGER, seen=0, key=new_id()))
    lucie = a_user("Lucie Aubert")
    give_mandate(pair.person, lucie, Scope.PLAN, Scope.MESSAGE)
    letters = {pair.worker: "plans:team_messages", lucie: "plans:helped_messages"}
    for user, name in letters.items():
        address = reverse(name, args=[pair.person.pk])
        assert "tel:3114" not in signed_in(user).get(address).content.decode()
        sent = {"text": DANGER, "seen": 1, "key": new_id()}
        assert "tel:3114" not in signed_in(user).post(address, sent, follow=True).content.decode()


def test_she_tells_somebody_and_only_what_she_writes_there(pair, section):
    client = signed_in(pair.person)
    client.post(own(section), words(DANGER, keep="1"))
    form = client.get("/aide/").context["form"]
    sent = {"key": form["key"].value(), "whom": "referent", "words": "Appelez-moi.", "number": "", "when": ""}
    for _twice in range(2):
        assert client.post("/aide/", sent).status_code == 302
    alert = CareAlert.objects.get()
    assert (alert.person, alert.first, alert.item, alert.dangers) == (pair.person, pair.worker, None, [])
    shown = signed_in(pair.worker).get(f"/equipe/alertes/{alert.pk}/").content.decode()
    assert "Appelez-moi." in shown
    assert "tuer" not in shown
