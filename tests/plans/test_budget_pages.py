"""The budget on the screen: typed in the French way, said in plain words, nothing typed is lost."""

import html
import re

import pytest
import time_machine
from django.urls import reverse

from journal.models import Entry
from kit.ids import new_id
from kit.time import now
from live import streams
from participation.plans.engine.budget import Figures, LineKind, Period
from participation.plans.models import BudgetLine, BudgetProposal, KeptLine, Pillar
from participation.plans.rules import answer_budget_change, keep_budget_line, propose_budget_change, write_budget_line
from tests.support.clients import signed_in
from tests.support.plans import Pair, a_pair, a_partner, opens

pytestmark = pytest.mark.django_db
PAGE = "/mon-projet/budget/"


@pytest.fixture
def pair() -> Pair:
    return a_pair(pillar=Pillar.BUDGET)


def line(pair: Pair, kind: LineKind, cents: int, period: Period = Period.MONTH, *, by=None, **more) -> BudgetLine:
    figures = Figures(kind=kind, label=more.pop("label", kind.label), cents=cents, period=period, **more)
    return write_budget_line(pair.section.pk, figures=figures, key=new_id(), by=by or pair.person)


def read(response) -> str:
    return html.unescape(response.content.decode()).replace("\u00a0", " ")


def typed(**changes) -> dict[str, object]:
    return {"kind": "rent", "label": "Loyer", "cents": "412", "period": "month", "key": new_id(), "show": "1"} | changes


def test_the_page_says_what_comes_what_goes_and_what_is_left(pair: Pair) -> None:
    line(pair, LineKind.INCOME, 1000_10)
    line(pair, LineKind.RENT, 412_00)
    line(pair, LineKind.CHARGE, 100_00, Period.YEAR)
    line(pair, LineKind.DEBT, 30_00, remains=60_00)
    said = read(signed_in(pair.person).get(PAGE))
    for words in (
        "Chaque mois, il rentre 1 000,10 €.",
        "Le loyer, les factures et les dettes prennent 450,33 €.",
        "Il reste 549,77 € par mois pour vivre.",
        "Il reste 60 € de dettes à payer en tout.",
        "100 € chaque année",
        "8,33 €",
    ):
        assert words in said, words


def test_what_is_missing_is_said_without_a_judgement_and_not_at_all_before_she_says_what_comes(pair: Pair) -> None:
    line(pair, LineKind.RENT, 412_00)
    client = signed_in(pair.person)
    assert "Écrivez ce qui rentre, pour voir ce qui reste pour vivre." in read(client.get(PAGE))
    line(pair, LineKind.INCOME, 400_00)
    assert "Il manque 12 € par mois. On peut en parler ensemble." in read(client.get(PAGE))


def test_nonsense_gets_a_sentence_and_stays_as_it_was_typed(pair: Pair) -> None:
    client = signed_in(pair.person)
    response = client.post("/mon-projet/budget/ligne/", typed(cents="beaucoup trop"))
    assert response.status_code == 400
    assert "Écrivez le montant en chiffres." in read(response)
    assert 'value="beaucoup trop"' in read(response)
    assert client.post("/mon-projet/budget/ligne/", typed(cents="1 412,5 €")).status_code == 302
    assert BudgetLine.objects.get().cents == 1412_50


def test_the_boxes_of_a_line_hold_what_is_read_again(pair: Pair) -> None:
    hers = line(pair, LineKind.DEBT, 1412_50, Period.QUARTER, remains=5)
    client = signed_in(pair.person)
    boxes = client.get(reverse("plans:budget_line", args=[hers.pk])).context["form"]
    names = ("kind", "label", "cents", "period", "remains", "key")
    assert client.post(f"{PAGE}lignes/{hers.pk}/", {name: boxes[name].value() for name in names}).status_code == 302
    assert BudgetLine.objects.get() == hers, "the same figures again change nothing"


def test_a_line_changed_meanwhile_says_so_and_keeps_what_was_typed(pair: Pair) -> None:
    hers = line(pair, LineKind.RENT, 412_00)
    client = signed_in(pair.person)
    assert client.post(f"{PAGE}lignes/{hers.pk}/", typed(cents="430")).status_code == 302
    response = client.post(f"{PAGE}lignes/{hers.pk}/", typed(cents="440"))
    assert response.status_code == 409
    assert "Cette ligne a changé pendant que vous écriviez." in read(response)
    assert 'value="440"' in read(response)


def test_the_team_proposes_and_she_keeps_her_figures_in_one_tap(pair: Pair) -> None:
    hers = line(pair, LineKind.RENT, 412_00)
    address = reverse("plans:team_budget_line", args=[hers.pk])
    nadia, awa = signed_in(pair.worker), signed_in(pair.person)
    assert "Proposer à Awa" in read(nadia.get(address))
    assert nadia.post(address, typed(cents="420")).status_code == 302
    assert "Awa n’a pas encore répondu." in read(nadia.get(reverse("plans:team_budget", args=[pair.plan.pk])))
    page = read(awa.get(PAGE))
    for words in ("Nadia propose", "420 € chaque mois", "D’accord", "En parler avant", "Garder mes chiffres"):
        assert words in page, words
    assert "On vous propose de changer une ligne du budget." in read(awa.get("/mon-projet/"))
    asked = BudgetProposal.objects.get()
    assert awa.post(reverse("plans:budget_answer", args=[asked.pk]), {"answer": "declined"}).status_code == 302
    assert "Nadia propose" not in read(awa.get(PAGE))
    assert BudgetLine.objects.live().get().cents == 412_00


def test_she_keeps_a_line_changes_it_shows_it_or_throws_it_away(pair: Pair) -> None:
    client = signed_in(pair.person)
    secret = {"kind": "debt", "label": "Ma sœur", "cents": "20", "remains": "200"}
    line(pair, LineKind.INCOME, 100_00)
    for _ in range(2):
        asked = {name: value for name, value in typed(**secret, keep="1").items() if name != "show"}
        assert client.post("/mon-projet/budget/ligne/", asked).status_code == 302
    said = read(client.get(PAGE))
    assert "Gardé pour moi" in said
    assert "Avec ces lignes, il reste 60 € par mois pour vivre." in said
    first, second = KeptLine.objects.order_by("at")
    address = reverse("plans:budget_kept", args=[first.pk])
    assert client.post(address, typed(**secret, seen=0)).status_code == 302
    assert client.post(reverse("plans:budget_kept", args=[second.pk]), {"remove": "1"}).status_code == 302
    assert not KeptLine.objects.exists()
    assert BudgetLine.objects.filter(label="Ma sœur", remains=200_00).exists()
    assert signed_in(pair.worker).get(address).status_code == 404


def test_a_partner_reads_the_lines_of_the_part_she_opened_and_she_knew_it(pair: Pair) -> None:
    line(pair, LineKind.RENT, 412_00, label="Loyer des Lilas")
    partner = a_partner(pair)
    consent = opens(pair, partner)
    assert "Ils lisent aussi les lignes de votre budget, avec les montants." in consent.words_seen
    page = read(signed_in(partner).get(reverse("plans:shared_plan", args=[pair.plan.pk])))
    assert "Loyer des Lilas" in page
    assert "412 €" in page


def test_she_is_told_that_the_budget_was_read(pair: Pair) -> None:
    line(pair, LineKind.RENT, 412_00)
    signed_in(pair.worker).get(reverse("plans:team_budget", args=[pair.plan.pk]))
    assert "a lu la partie « Budget »" in read(signed_in(pair.person).get("/mon-projet/acces/"))


@pytest.mark.parametrize("act", ["written", "proposed", "accepted"])
def test_what_arrives_live_is_what_the_page_shows(pair: Pair, act: str) -> None:
    with time_machine.travel(now(), tick=False):
        hers = line(pair, LineKind.RENT, 412_00)
        if act != "written":
            asked = propose_budget_change(hers.pk, figures=None, key=new_id(), by=pair.worker)
        if act == "accepted":
            answer_budget_change(asked.pk, answer="accepted", by=pair.person)
        keep_budget_line(pair.section.pk, figures=hers.figures, key=new_id(), by=pair.person)
        for user, view, plan_page, budget_page in (
            (pair.person, "person", "/mon-projet/", PAGE),
            (
                pair.worker,
                "team",
                reverse("plans:team_plan", args=[pair.plan.pk]),
                reverse("plans:team_budget", args=[pair.plan.pk]),
            ),
        ):
            family, key = streams.find(f"plan:{pair.plan.pk}")
            entry = Entry.objects.filter(stream_id=f"plan:{pair.plan.pk}").latest("seq")
            piece = family.render([entry], key, view)[entry.seq].html
            short, long = re.split(r'\n(?=<div class="stack-l" id="lignes-|<[^>]* id="ou-en)', piece)[:2]
            client = signed_in(user)
            assert short in client.get(plan_page).content.decode()
            assert long in client.get(budget_page).content.decode()
