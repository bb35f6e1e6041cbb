"""The plan page on both sides: what each sees, and what nobody else ever sees."""

import html
import json
import re
from pathlib import Path

import pytest
from django.urls import reverse

from journal.models import Entry
from kit.ids import new_id
from participation.people.models import Role
from participation.plans.engine.text import LONGEST
from participation.plans.forms import StepForm, WordsForm
from participation.plans.fragments import plan_card, plans_of
from participation.plans.models import Box, Pillar, Plan, Step, Voice, Who, WordsVersion
from participation.plans.rules import open_section, say_yes_to_plan, withdraw_plan
from tests.support.clients import signed_in
from tests.support.people import a_coordinator, a_person, a_user, a_worker, accompany, give_mandate, with_role
from tests.support.plans import Pair, a_pair

pytestmark = pytest.mark.django_db

# The big list of naughty strings, beside the project and not in it.
BLNS = Path(__file__).parents[3] / "shared/data/strings/blns.json"
needs_blns = pytest.mark.skipif(not BLNS.exists(), reason=f"{BLNS} is not there")


@pytest.fixture
def awa(pair: Pair):
    return signed_in(pair.person)


@pytest.fixture
def nadia(pair: Pair):
    return signed_in(pair.worker)


def page(client, name, *args, status=200):
    response = client.get(reverse(f"plans:{name}", args=args))
    assert response.status_code == status
    return html.unescape(response.content.decode())


def send(client, name, *args, **fields):
    return client.post(reverse(f"plans:{name}", args=args), fields)


def words(pair, client, text, act="show", **fields):
    side = "team_" if client.session["_auth_user_id"] == str(pair.worker.pk) else ""
    seq = pair.words(Box.TEAM).seq if side else pair.draft().seq
    asked = {"text": text, "base_seq": seq, "op_id": new_id(), act: "1"} | fields
    if side:
        return send(client, "team_words_edit", pair.section.pk, Box.TEAM, **asked)
    return send(client, "own_words_edit", pair.section.pk, **asked)


def test_each_sees_what_the_other_shows(pair, awa, nadia):
    assert words(pair, awa, "Rester près de l’école.").status_code == 302
    assert words(pair, nadia, "Votre dossier est complet.").status_code == 302
    hers, theirs = page(awa, "mine"), page(nadia, "team_plan", pair.plan.pk)
    for seen in (hers, theirs):
        assert "Rester près de l’école." in seen
        assert "Votre dossier est complet." in seen
    assert "Mes mots" in hers
    assert "Les mots d’Awa" in theirs
    assert "Vous et Nadia pouvez le lire" in hers
    assert "Awa et Nadia peuvent le lire" in theirs


def test_who_may_read_is_said_whole(pair, awa):
    give_mandate(pair.person, a_user("Lucie Diallo"))
    assert "Vous, Nadia et Lucie pouvez le lire" in page(awa, "mine")


def test_a_draft_is_on_her_pages_alone(pair, awa, nadia):
    """The page of the team is the same, byte for byte, whether she keeps words for herself or not."""
    helper = a_user("Lucie Diallo")
    give_mandate(pair.person, helper)
    lucie = signed_in(helper)

    def others():
        pages = [
            page(nadia, "team_plan", pair.plan.pk),
            page(nadia, "team_history", pair.plan.pk),
            page(lucie, "helped", pair.plan.pk),
        ]
        return [re.sub(r'(nonce|value)="[^"]*"', "", text) for text in pages]

    before = others()
    words(pair, awa, "Un secret", act="keep")
    assert others() == before
    assert "Vous avez un brouillon ici" in page(awa, "mine")
    assert "Un secret" in page(awa, "own_words_edit", pair.section.pk)


@pytest.mark.parametrize("name", ["team_plan", "team_history", "team_section_open"])
def test_others_find_nothing_there(pair, name):
    strangers = [
        a_worker(pair.structure, "Samira Costa"),
        a_coordinator(pair.structure),
        a_worker(name="Paul Mercier"),
        a_person(pair.structure, "Joël"),
        pair.person,
    ]
    for user in strangers:
        page(signed_in(user), name, pair.plan.pk, status=404)


def test_nobody_writes_from_the_other_side_of_the_house(pair, awa, nadia):
    step = pair.proposes()
    for name, target in [
        *(("words_edit", [pair.section.pk, box]) for box in Box),
        ("own_words_edit", [pair.section.pk]),
        ("step_propose", [pair.section.pk]),
        ("step_answer", [step.pk]),
        ("step_finish", [step.pk]),
        ("helped", [pair.plan.pk]),
    ]:
        assert send(nadia, name, *target).status_code in (404, 405)
        if name != "helped":
            assert send(awa, f"team_{name}", *target).status_code == 404
    half_entered = signed_in(pair.worker, second_factor=False)
    assert send(half_entered, "team_words_edit", pair.section.pk, Box.TEAM).status_code == 404


def test_a_helper_reads_and_is_given_nothing_to_press(pair, awa):
    helper = a_user("Lucie Diallo")
    give_mandate(pair.person, helper)
    pair.proposes("Visiter la résidence")
    seen = page(signed_in(helper), "helped", pair.plan.pk)
    assert "Visiter la résidence" in seen
    assert "formaction" not in seen
    assert reverse("plans:own_words_edit", args=[pair.section.pk]) not in seen


def test_reading_is_noted_and_wakes_nobody(pair, nadia):
    page(nadia, "team_plan", pair.plan.pk)
    read = Entry.objects.get(verb="PlanRead")
    assert (read.stream_id, read.actor) == (f"access:{pair.plan.pk}", pair.worker.pk)


def test_a_text_too_long_comes_back_whole_with_a_sentence(pair, awa):
    response = words(pair, awa, "é" * (LONGEST + 1))
    assert response.status_code == 400
    text = html.unescape(response.content.decode())
    assert "é" * (LONGEST + 1) in text
    assert "Votre texte est trop long : 100 001 signes. Il en faut 100 000 au plus." in text.replace("\xa0", " ")
    assert not WordsVersion.objects.exists()


def test_a_null_character_is_refused_in_words(pair, awa):
    response = words(pair, awa, "un\0deux")
    assert response.status_code == 400
    assert "un signe que nous ne savons pas garder" in response.content.decode()


def test_two_of_her_pages_lose_nothing(pair, awa):
    words(pair, awa, "Du téléphone.", act="keep")
    assert words(pair, awa, "De l’ordinateur.", act="keep", base_seq=0).status_code == 302
    assert sorted(pair.draft().text.split(".")) == ["", "De l’ordinateur", "Du téléphone"]


def test_what_she_wrote_elsewhere_comes_to_be_read_before_it_is_shown(pair, awa):
    words(pair, awa, "Du téléphone.", act="keep")
    response = words(pair, awa, "De l’ordinateur.", base_seq=0)
    assert response.status_code == 409
    form = response.context["form"]
    assert "Du téléphone." in form["text"].value()
    assert "De l’ordinateur." in form["text"].value()
    assert not pair.words().shown
    again = {name: form[name].value() for name in ("text", "base_seq", "op_id")} | {"show": "1"}
    assert send(awa, "own_words_edit", pair.section.pk, **again).status_code == 302
    assert pair.words().shown == form["text"].value()


def test_the_autosave_posts_to_the_page_s_own_address_and_is_answered_in_a_few_words(pair, awa, nadia):
    json_only = {"headers": {"Accept": "application/json"}}
    url = reverse("plans:words_edit", args=[pair.section.pk, Box.WELL])
    sent = awa.post(url, {"text": "Je dors bien.", "base_seq": 0, "op_id": new_id()}, **json_only)
    assert sent.json() == {"seq": 1, "waiting": 0, "said": "Envoyé", "call": False}
    other = reverse("plans:team_words_edit", args=[pair.section.pk, Box.WELL])
    asked = {"text": "Je dors mal. Vous avez un toit.", "base_seq": 1, "op_id": new_id()}
    answer = nadia.post(other, asked, **json_only).json()
    assert answer == {"seq": 2, "waiting": 1, "said": "Envoyé. Une partie attend une réponse."}
    assert awa.get(url, **json_only).json()["text"] == "Je dors bien. Vous avez un toit."
    never = awa.post(url, {"text": "Un", "base_seq": 99, "op_id": new_id()}, **json_only)
    assert (never.status_code, list(never.json())) == (409, ["said"])


@needs_blns
def test_the_naughty_strings_are_kept_and_shown_as_they_were_typed(pair, awa, nadia):
    naughty = json.loads(BLNS.read_text())
    for text in naughty:
        form = WordsForm({"text": text, "base_seq": 0, "op_id": new_id()})
        assert form.is_valid()
        assert form.cleaned_data["text"] == text
    together = "\n".join(naughty)
    words(pair, awa, together.replace("\n", "\r\n"), act="keep")
    assert read_box(awa.get(reverse("plans:own_words_edit", args=[pair.section.pk]))) == together
    words(pair, awa, together)
    words(pair, nadia, together)
    assert pair.words().shown == pair.words(Box.TEAM).shown == together
    for client, name, args in [(awa, "mine", []), (nadia, "team_plan", [pair.plan.pk]), (awa, "history", [])]:
        raw = client.get(reverse(f"plans:{name}", args=args)).content.decode()
        shown = re.findall(r'<p dir="auto">(.*?)</p>', raw, re.DOTALL)
        texts = [html.unescape(text.replace("<br>", "\n")) for text in shown]
        assert texts.count(together) == 2


@needs_blns
def test_a_naughty_step_and_aim_are_kept_and_shown_as_they_were_typed(pair, nadia):
    titles = [text for text in json.loads(BLNS.read_text()) if text.strip()]
    for text in titles:
        form = StepForm({"title": text, "who": "me", "key": new_id()}, me="Awa", worker="Nadia")
        assert form.is_valid()
        assert form.cleaned_data["title"] == text
    common = {"section": pair.section, "who": Who.ME, "proposed_by": Voice.PERSON, "author": pair.person}
    Step.objects.bulk_create(Step(title=text, rank=rank, **common) for rank, text in enumerate(titles, 1))
    open_section(pair.plan.pk, pillar=Pillar.HEALTH, aim=titles[0], by=pair.person)
    raw = nadia.get(reverse("plans:team_plan", args=[pair.plan.pk])).content.decode()
    shown = re.findall(r'<h3 id="prop-[^"]*" dir="auto" data-listen>(.*?)</h3>', raw, re.DOTALL)
    assert [html.unescape(title) for title in shown] == titles
    assert not any("<" in title for title in shown)
    assert html.escape(titles[0]) in raw


def read_box(response) -> str:
    """What a browser puts in the textarea: the first line end after the tag is not part of it."""
    return html.unescape(re.search(r"<textarea[^>]*>\n(.*?)</textarea>", response.content.decode(), re.DOTALL)[1])


@pytest.mark.parametrize("title", ["", "   ", "é" * 301])
def test_what_is_not_a_step_is_said_and_comes_back(pair, nadia, title):
    fields = {"title": title, "who": "together", "due_on": "", "key": new_id()}
    response = send(nadia, "team_step_propose", pair.section.pk, **fields)
    assert response.status_code == 400
    assert title in html.unescape(response.content.decode())
    assert not Step.objects.exists()


def test_steps_are_proposed_answered_done_and_undone_from_the_pages(pair, awa, nadia):
    fields = {"title": "Visiter la résidence", "who": "together", "due_on": "", "key": new_id()}
    assert send(nadia, "team_step_propose", pair.section.pk, **fields).status_code == 302
    step = Step.objects.get()
    assert "Nadia propose" in page(awa, "mine")
    press(awa, page(awa, "mine"), "step_answer", step, answer="agreed")
    press(awa, page(awa, "mine"), "step_finish", step, done="yes")
    step.refresh_from_db()
    assert step.done_by == pair.person
    press(nadia, page(nadia, "team_plan", pair.plan.pk), "team_step_finish", step, done="no")
    step.refresh_from_db()
    assert step.done_on is None


def press(client, text, name, step, **said):
    address = re.search(rf'formaction="({reverse(f"plans:{name}", args=[step.pk])}\?vu=\d+)"', text)[1]
    assert client.post(address, said).status_code == 302


def test_a_yes_to_what_changed_meanwhile_is_409_and_shows_the_plan(pair, awa):
    pair.reload()
    address = reverse("plans:agree") + f"?vu={pair.plan.version}"
    pair.team_writes("Un mot de plus")
    response = awa.post(address, {"answer": "yes"})
    assert response.status_code == 409
    assert "Le projet a changé pendant votre lecture." in html.unescape(response.content.decode())
    assert "Un mot de plus" in html.unescape(response.content.decode())
    assert f'data-page="{reverse("plans:mine")}"' in response.content.decode()


@pytest.mark.parametrize("said", [{}, {"answer": "peut-être"}, {"answer": ""}])
def test_what_no_button_says_is_refused(pair, awa, said):
    assert awa.post(reverse("plans:agree") + "?vu=1", said).status_code == 404
    assert awa.post(reverse("plans:agree") + "?vu=x", {"answer": "yes"}).status_code == 404


def test_the_history_says_who_wrote_what_and_when(pair, awa, nadia):
    words(pair, awa, "Rester près de l’école.")
    words(pair, nadia, "Votre dossier est complet.")
    seen = page(awa, "history")
    assert re.search(r"Awa montre ses mots.*?Rester près de l’école\.", seen, re.DOTALL)
    assert re.search(r"Nadia écrit.*?Votre dossier est complet\.", seen, re.DOTALL)
    assert "Logement" in seen


def test_somebody_without_a_plan_begins_one_or_is_told_where_to_go(db):
    awa = a_person()
    client = signed_in(awa)
    assert "Commencer mon projet" in page(client, "mine")
    assert send(client, "open").status_code == 302
    assert Plan.objects.get().person == awa
    alone = signed_in(a_user("Joël"))
    assert "passez dans un accueil" in page(alone, "mine")
    response = send(alone, "open")
    assert response.status_code == 400
    assert "passez dans un accueil" in html.unescape(response.content.decode())


@pytest.mark.parametrize("name", ["history", "section_open", "withdraw"])
def test_without_a_plan_her_pages_lead_to_where_one_begins(db, name):
    response = signed_in(a_person()).get(reverse(f"plans:{name}"))
    assert (response.status_code, response.url) == (302, reverse("plans:mine"))


def test_a_stopped_plan_stays_to_read_and_another_may_begin(pair, awa):
    pair.shows("Mes mots restent.")
    assert send(awa, "withdraw").status_code == 302
    seen = page(awa, "mine")
    assert "Vous avez arrêté ce projet" in seen
    assert "Mes mots restent." in seen
    assert "formaction" not in seen
    send(awa, "open")
    assert Plan.objects.filter(person=pair.person).count() == 2


def test_parts_are_opened_from_the_page_and_read_one_at_a_time(pair, awa):
    assert "Logement" in page(awa, "mine")
    response = send(awa, "section_open", pillar="sante", aim="Voir un dentiste.")
    assert response.status_code == 302
    assert "?partie=sante" in response.url
    assert send(awa, "section_open", pillar="sante", aim="").status_code == 400
    assert 'aria-current="true"' in page(awa, "mine")


def test_the_number_of_queries_does_not_grow_with_the_plan(pair, awa, django_assert_max_num_queries):
    pair.team_writes("Des mots")
    pair.agreed_step(who=Who.WORKER)
    pair.proposes("Deux")
    with django_assert_max_num_queries(47) as few:
        awa.get(reverse("plans:mine"))
    for pillar in (Pillar.HEALTH, Pillar.WORK, Pillar.BUDGET):
        pair.section = open_section(pair.plan.pk, pillar=pillar, by=pair.person)
        pair.shows("Des mots")
        pair.team_writes("Des mots")
        pair.agreed_step("Une", who=Who.WORKER)
        pair.proposes("Deux")
    with django_assert_max_num_queries(len(few)):
        awa.get(reverse("plans:mine"))


def test_a_worker_has_one_card_for_each_person_accompanied(pair, django_assert_num_queries):
    salma = a_pair("Salma Haddad", "Samira")
    withdraw_plan(salma.plan.pk, by=salma.person)
    accompany_too(pair.worker, salma)
    wish = pair.plan.sections.get(pillar=Pillar.WISH)
    Pair(pair.person, pair.worker, pair.structure, pair.plan, wish).shows("Travailler la nuit, c’est fini.\nVraiment.")
    pair.agreed_step()
    pair.proposes("Autre", by=pair.person)
    say_yes_to_plan(pair.plan.pk, seen=pair.reload().version, by=pair.worker)
    with django_assert_num_queries(2):
        first, second = plans_of(pair.worker)
    assert (first.person, first.wish) == (pair.person, "Travailler la nuit, c’est fini.")
    assert (first.steps_done, first.steps_total, first.to_answer) == (0, 1, 1)
    assert first.standing.text == "Attend sa réponse"
    assert first.asks == "Awa propose une étape"
    assert second.standing.text == "Arrêté"
    assert plan_card(pair.person).standing.text == "Attend votre réponse"


def accompany_too(worker, other: Pair):
    with_role(worker, Role.WORKER, other.structure)
    other.person.referents.all().delete()
    accompany(worker, other.person, other.structure)
