"""The plan on paper: one sheet, large, tagged, with boxes to sign; nothing on it that she keeps for herself."""

import datetime as dt
import re
from html import unescape

import pytest

from journal.models import Entry
from kit import printing
from kit.time import today
from participation.plans.engine.kinds import Terms
from participation.plans.fragments import Viewer, printed_pdf, show_printed
from participation.plans.models import Box, Kind, Pillar, Who
from participation.plans.rules import choose_kind, finish_step, open_section, withdraw_plan
from tests.support.clients import signed_in
from tests.support.pdf import assert_tagged, lines_of, text_of
from tests.support.people import a_coordinator, a_person, a_user, a_worker, give_mandate
from tests.support.plans import a_pair
from tests.support.signing import both_agree, with_budget

pytestmark = pytest.mark.django_db
SHEET, PDF = "/mon-projet/imprimer/", "/mon-projet/imprimer/pdf/"
SECRET = "Je n’ose pas le dire"


@pytest.fixture
def laid_out(monkeypatch) -> list:
    """Each sheet that is put on paper, as WeasyPrint laid it out."""
    pytest.importorskip("weasyprint")
    made, real = [], printing.lay_out
    monkeypatch.setattr(printing, "lay_out", lambda *said, **options: made.append(real(*said, **options)) or made[-1])
    return made


def text(response) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", response.content.decode())).split())


def told(pair):
    """A plan with something of everything."""
    pair.shows("Je veux rester près de l’école.")
    pair.keeps(f"Je veux rester près de l’école. {SECRET}")
    pair.team_writes("Votre dossier est complet.")
    pair.writes("Je garde mes fiches de paie.", Box.MINE)
    step = pair.agreed_step("Remplir la demande", who=Who.ME)
    finish_step(step.pk, done=True, seen=step.seq, by=pair.person)
    pair.agreed_step("Visiter la résidence")
    with_budget(pair)


SAYS = (
    "Je veux rester près de l’école.",
    "Votre dossier est complet.",
    "Je garde mes fiches de paie.",
    "Remplir la demande. Awa. Fait le",
    "Visiter la résidence. Ensemble.",
    "Le loyer, les factures et les dettes prennent 389,50 €.",
    "Ce que je veux changer ou ajouter",
    "Date et signature",
)


@pytest.mark.parametrize("side", ["person", "worker"])
def test_both_get_the_same_sheet_on_the_screen_and_on_paper_without_her_draft(pair, laid_out, side):
    told(pair)
    client = signed_in(getattr(pair, side))
    sheet, pdf = (
        (SHEET, PDF) if side == "person" else (f"/equipe/projets/{pair.plan.pk}{end}" for end in (SHEET[11:], PDF[11:]))
    )
    page, answer = text(client.get(sheet)), client.get(pdf)
    assert_tagged(answer.content, "Projet d’Awa Keïta")
    paper = text_of(laid_out[0])
    for said in SAYS:
        assert (said, said in page, said in paper) == (said, True, True)
    for place in (page, paper):
        assert SECRET not in place
    assert "Studio" not in paper, "of the budget, only what it comes to"
    assert round(min(size for _text, size in lines_of(laid_out[0])), 3) == 14
    assert "no-store" in answer["Cache-Control"]
    how = Entry.objects.filter(stream_id=f"access:{pair.plan.pk}", verb="PlanRead").order_by("seq")
    assert [(entry.actor, entry.targets["how"]) for entry in how][-2:] == [
        (getattr(pair, side).pk, "print"),
        (getattr(pair, side).pk, "export"),
    ]


def test_there_is_a_box_for_each_party_of_its_kind(pair):
    terms = Terms(Kind.MASP_1, today() + dt.timedelta(days=1), 6)
    choose_kind(pair.plan.pk, terms=terms, seen=pair.reload().version, by=pair.worker)
    parties = show_printed(pair.reload(), Viewer.PERSON, pair.person).parties
    assert parties == ["Awa Keïta", pair.structure.name, "Le département"]


def test_it_says_which_version_it_is_as_long_as_it_is_that_one(pair):
    agreement = both_agree(pair)
    assert agreement.sha256[:12] in show_printed(pair.reload(), Viewer.PERSON, pair.person).version
    pair.team_writes("Un mot de plus.")
    assert "Empreinte" not in show_printed(pair.reload(), Viewer.PERSON, pair.person).version


@pytest.mark.parametrize("parts", [1, 3])
def test_lines_to_write_on_below_each_part_never_make_a_third_page(pair, laid_out, parts):
    """As many words as leave room for them; with more, they are at the end."""
    for pillar in (Pillar.HEALTH, Pillar.WORK)[: parts - 1]:
        open_section(pair.plan.pk, pillar=pillar, aim="Aller mieux.", by=pair.person)
    for _number in range(4):
        pair.agreed_step("Écrire au gérant de la résidence Les Glycines")
    told, more = None, 0
    while True:
        more += 200
        pair.shows(("Je voudrais un logement plus grand. " * 200)[:more])
        printed = show_printed(pair.reload(), Viewer.PERSON, pair.person)
        if not printed.below:
            break
        told = printed
    printed_pdf(told)
    printed_pdf(printed)
    assert [len(document.pages) for document in laid_out] == [2, 2]


def test_nobody_else_prints_it(pair):
    helper = a_user("Lucie")
    give_mandate(pair.person, helper)
    elsewhere = a_pair()
    for other in (helper, a_worker(pair.structure), a_coordinator(pair.structure), elsewhere.worker, a_person()):
        for end in ("imprimer/", "imprimer/pdf/"):
            assert signed_in(other).get(f"/equipe/projets/{pair.plan.pk}/{end}").status_code == 404
    assert not Entry.objects.filter(stream_id=f"access:{pair.plan.pk}").exists()


def test_without_a_printer_the_sheet_itself_says_so(pair, monkeypatch):
    pair.shows("Je veux partir.")

    def missing(name):
        raise OSError(name)

    monkeypatch.setattr(printing, "import_module", missing)
    response = signed_in(pair.person).get(PDF)
    assert response.status_code == 503
    assert "Ce serveur ne sait pas faire de PDF. Imprimez la page." in text(response)
    assert "Je veux partir." in text(response)


def test_a_plan_that_is_closed_can_still_be_printed(pair):
    withdraw_plan(pair.plan.pk, by=pair.person)
    assert signed_in(pair.person).get(SHEET).status_code == 200
