"""« Qui peut lire mon projet »: what she sees, what she opens, and how she closes it."""

import datetime as dt
import html

import pytest
import time_machine
from django.urls import reverse

from kit.ids import new_id
from kit.time import now, say_day, today
from participation.people.views.entering import SHARED
from participation.plans.engine.sharing import months_after
from participation.plans.models import Consent, Pillar
from participation.plans.rules import open_section, withdraw_plan
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_user, give_mandate
from tests.support.plans import a_pair, a_partner, opens

pytestmark = pytest.mark.django_db
SHARING, SHARE = "/mon-projet/partages/", "/mon-projet/partages/ouvrir/"


@pytest.fixture
def paul(pair):
    return a_partner(pair)


@pytest.fixture
def awa(pair):
    return signed_in(pair.person)


def read(client, address, status=200, **query):
    response = client.get(address, query)
    assert response.status_code == status
    return html.unescape(response.content.decode())


def house(partner):
    return partner.memberships.get().structure


def choices(pair, partner, **changes):
    chosen = {"partie": pair.section.pk, "structure": house(partner).pk, "mois": 3, "droit": "lire", "suite": 1}
    return chosen | changes


def yes(client, pair, partner, **changes):
    """She sends the page of sentences back as it was."""
    form = client.get(SHARE, choices(pair, partner, **changes)).context["form"]
    return {name: field.value() for name in form.fields if (field := form[name]).value() is not None}


def test_the_page_says_who_reads_by_right_and_what_is_open(pair, awa, paul):
    give_mandate(pair.person, a_user("Lucie Diallo"))
    page = read(awa, SHARING)
    assert "Nadia Benali" in page
    assert "Lucie Diallo" in page
    assert "Aucune partie n’est ouverte" in page
    consent = opens(pair, paul, may_write=True)
    page = read(awa, SHARING)
    assert f"Ouvert à « {consent.structure.name} » jusqu’au {say_day(consent.until)}." in page
    assert "proposer des étapes" in page


def test_without_a_plan_there_is_only_the_page_where_one_begins(paul):
    client = signed_in(a_user("Kader"))
    for address in (SHARING, SHARE):
        assert client.get(address, follow=True).redirect_chain[-1] == ("/mon-projet/", 302)


def test_she_chooses_rereads_and_says_yes(pair, awa, paul):
    asked = read(awa, SHARE)
    assert house(paul).name in asked
    assert pair.structure.name not in asked
    assert StructureFactory().name not in asked
    sentences = read(awa, SHARE, **choices(pair, paul, droit="ecrire"))
    until = months_after(today(), 3)
    assert "Vous ouvrez la partie « Logement » de votre projet." in sentences
    assert say_day(until) in sentences
    assert not Consent.objects.exists(), "nothing is open before she says yes"
    form = yes(awa, pair, paul, droit="ecrire")
    response = awa.post(SHARE, form)
    assert (response.status_code, response.headers["Location"]) == (302, SHARING)
    consent = Consent.objects.get()
    assert (consent.structure, consent.until, consent.may_write) == (house(paul), until, True)
    assert all(sentence in sentences for sentence in consent.words_seen.splitlines())
    assert consent.may_commit
    assert "jamais changer vos mots" in consent.words_seen
    assert (consent.on_phone, consent.channel) == ("shared", "self")
    awa.post(SHARE, form)
    assert Consent.objects.count() == 1, "the same page sent twice opens once"


def test_on_whose_phone_and_with_whose_help_is_kept(pair, awa, paul):
    session = awa.session
    session[SHARED] = False
    session.save()
    awa.post(SHARE, yes(awa, pair, paul) | {"helped": "on"})
    assert (Consent.objects.get().on_phone, Consent.objects.get().channel) == ("own", "assisted")


def test_the_three_answers_weigh_the_same(pair, awa, paul):
    page = read(awa, SHARE, **choices(pair, paul))
    for words in ("Oui, j’ouvre cette partie", "En parler avant", "Non, je n’ouvre pas"):
        assert 'class="btn alt wide"' in page[: page.index(words)].rpartition("\n")[2]
    talk = read(awa, SHARING, avant=1)
    assert "Rien n’a changé. Parlez-en avec Nadia" in talk
    assert not Consent.objects.exists()


def test_what_is_not_chosen_is_asked_again(pair, awa, paul):
    page = read(awa, SHARE, status=400, partie=pair.section.pk, suite=1)
    for words in ("Choisissez une structure de la liste.", "Choisissez une durée.", "Choisissez une réponse."):
        assert words in page
    assert f'value="{pair.section.pk}" checked' in " ".join(page.split()) or "checked" in page
    read(awa, SHARE, status=400, **choices(pair, paul, structure=pair.structure.pk))
    read(awa, SHARE, status=400, **choices(pair, paul, mois=24))


def test_words_that_changed_meanwhile_are_shown_again(pair, awa, paul):
    form = yes(awa, pair, paul)
    type(house(paul)).objects.filter(pk=house(paul).pk).update(name="Un autre nom")
    response = awa.post(SHARE, form)
    assert response.status_code == 409
    assert "Un autre nom" in response.content.decode()
    assert not Consent.objects.exists()
    again = response.context["form"]
    assert awa.post(SHARE, {name: again[name].value() or "" for name in again.fields}).status_code == 302
    assert Consent.objects.get().structure.name == "Un autre nom"


def test_a_page_left_open_too_long_opens_nothing(pair, awa, paul):
    form = yes(awa, pair, paul)
    withdraw_plan(pair.plan.pk, by=pair.person)
    assert awa.post(SHARE, form).status_code == 409
    assert awa.get(SHARE).status_code == 302
    assert "Ouvrir une partie" not in read(awa, SHARING)
    assert not Consent.objects.exists()


def test_nonsense_is_what_does_not_exist(pair, awa, paul):
    form = yes(awa, pair, paul)
    for field in ("section_id", "structure_id", "until", "key"):
        assert awa.post(SHARE, form | {field: "x"}).status_code == 404
    assert awa.post(SHARE, form | {"section_id": new_id()}).status_code == 404
    assert awa.get(SHARE, {"partie": new_id()}).status_code == 404


def test_she_closes_in_one_tap_from_both_pages(pair, awa, paul):
    consent = opens(pair, paul)
    plan = read(awa, "/mon-projet/")
    assert f"Ouvert à « {consent.structure.name} » jusqu’au {say_day(consent.until)}" in plan
    assert f"{consent.structure.name} peut lire une partie" in plan
    close = reverse("plans:unshare", args=[consent.pk])
    assert f'formaction="{close}?de=projet"' in plan
    response = awa.post(f"{close}?de=projet")
    assert (response.status_code, response.headers["Location"].partition("?")[0]) == (302, "/mon-projet/")
    assert not Consent.objects.holding().exists()
    assert awa.post(close).headers["Location"] == SHARING
    assert consent.structure.name not in read(awa, "/mon-projet/")


def test_who_writes_in_a_part_knows_who_reads_it(pair, awa, paul):
    other = open_section(pair.plan.pk, pillar=Pillar.HEALTH, by=pair.person)
    name = opens(pair, paul).structure.name
    team = signed_in(pair.worker)
    assert f"{name} peuvent le lire" in read(awa, reverse("plans:own_words_edit", args=[pair.section.pk]))
    assert name not in read(awa, reverse("plans:own_words_edit", args=[other.pk]))
    team_box = reverse("plans:team_words_edit", args=[pair.section.pk, "equipe"])
    assert f"Awa et {name} lisent ces mots" in read(team, team_box)
    page = read(team, reverse("plans:team_plan", args=[pair.plan.pk]))
    assert f"Ouvert à « {name} »" in page
    assert "/fermer/" not in page
    assert "/partages/" not in page


def test_the_history_says_when_it_was_opened_and_closed(pair, awa, paul):
    consent = opens(pair, paul)
    awa.post(reverse("plans:unshare", args=[consent.pk]))
    history = read(awa, "/mon-projet/historique/")
    for verb in ("ouvre", "ferme"):
        assert f"Awa {verb} la partie « Logement » à « {consent.structure.name} »" in history


@pytest.mark.parametrize("who", ["helper", "referent", "partner", "another"])
def test_nobody_else_opens_or_closes_by_any_address(pair, paul, who):
    consent = opens(pair, paul)
    helper = a_user("Lucie Diallo")
    give_mandate(pair.person, helper)
    user = {"helper": helper, "referent": pair.worker, "partner": paul, "another": a_pair("Joël").person}[who]
    client = signed_in(user)
    unknown = client.post(reverse("plans:unshare", args=[new_id()]))
    denied = client.post(reverse("plans:unshare", args=[consent.pk]))
    assert denied.status_code == unknown.status_code == 404
    form = yes(signed_in(pair.person), pair, paul)
    assert client.post(SHARE, form).status_code == 404
    assert client.get(SHARE, {"partie": pair.section.pk}).status_code == 404
    assert Consent.objects.holding().count() == 1
    assert Consent.objects.count() == 1


def test_what_lapsed_is_said_no_more(pair, awa, paul):
    name = opens(pair, paul, until=today()).structure.name
    with time_machine.travel(now() + dt.timedelta(days=1)):
        fresh = signed_in(pair.person)
        for address in (SHARING, "/mon-projet/"):
            assert name not in read(fresh, address)
