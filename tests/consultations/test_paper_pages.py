"""Paper, from the printing to the keyboard."""

import pytest
from django.template.loader import render_to_string

from kit.printing import lay_out
from participation.consultations.fragments import paper_pdf, pile, printed_sheets
from participation.consultations.models import KeptSheet
from participation.consultations.rules import enter_paper, print_paper
from tests.support.clients import signed_in
from tests.support.consultations import EVENING, NO, YES, a_consultation
from tests.support.pdf import assert_tagged, lines_of, text_of
from tests.support.people import a_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation():
    return a_consultation()


@pytest.fixture
def nadia(consultation):
    return a_worker(consultation.structure)


@pytest.fixture
def desk(nadia):
    return signed_in(nadia, second_factor=True)


@pytest.fixture
def here(consultation):
    return f"/equipe/consultations/{consultation.slug}/papier/"


def text(response) -> str:
    return response.content.decode()


def test_from_the_printer_to_the_receipt(consultation, nadia, desk, here):
    printed = desk.post(f"{here}imprimer/", {"count": "2", "langue": "fr"})
    assert printed["Location"] == f"{here}feuilles/?de=1&a=2"
    page = text(desk.get(printed["Location"]))
    for words in ("Feuille 1", "Feuille 2", "<strong>1</strong> Oui, d’accord", "<strong>?</strong> Je ne sais pas"):
        assert words in page, words
    screen = text(desk.get(here))
    assert "1 Oui, d’accord · 2 Non, pas d’accord · ? Je ne sais pas" in screen
    sent = desk.post(here, {"feuille": "2", "version": "1", "q1": "2", "q2": "2", "envoyer": ""}, follow=True)
    assert "La feuille 2 est envoyée. Son reçu" in text(sent)
    assert KeptSheet.objects.get().content == {"samedi": NO, "moment": EVENING}


def test_enter_goes_on_without_sending_and_loses_nothing(consultation, nadia, desk, here):
    print_paper(consultation.pk, count=1, by=nadia)
    page = text(desk.post(here, {"feuille": "1", "version": "1", "q1": "1", "q2": "", "suite": ""}))
    assert page.index('name="suite"') < page.index('name="envoyer"')  # Enter presses the first
    field = page[page.index('name="q2"') :]
    assert "autofocus" in field[: field.index(">")]
    assert 'name="q1" value="1"' in page
    assert not KeptSheet.objects.exists()


def test_what_cannot_be_read_is_said_beside_its_question(consultation, nadia, desk, here):
    print_paper(consultation.pk, count=1, by=nadia)
    typed = {"feuille": "1", "version": "1", "q1": "7", "q2": "le soir", "envoyer": ""}
    refused = desk.post(here, typed)
    assert refused.status_code == 400
    page = text(refused)
    assert "La réponse 7 n’est pas sur la feuille. Les numéros vont de 1 à 2." in page
    assert 'value="le soir"' in page
    assert not KeptSheet.objects.exists()


def test_a_sheet_already_entered_gives_back_what_was_typed(consultation, nadia, desk, here):
    print_paper(consultation.pk, count=1, by=nadia)
    enter_paper(consultation, 1, answers={"samedi": YES}, by=nadia)
    refused = desk.post(here, {"feuille": "1", "version": "1", "q1": "2", "envoyer": ""})
    assert refused.status_code == 409
    assert "Cette feuille est déjà saisie" in text(refused)
    assert 'name="q1" value="2"' in text(refused)


def test_two_typings_that_differ_are_decided_on_a_page(consultation, nadia, desk, here):
    print_paper(consultation.pk, count=1, by=nadia)
    desk.post(here, {"feuille": "1", "version": "1", "q1": "1", "deux": ""})
    assert "attend une deuxième saisie" in text(desk.get(here))
    other = signed_in(a_worker(consultation.structure, "Samira Costa"), second_factor=True)
    second = other.post(here, {"feuille": "1", "version": "1", "q1": "2", "envoyer": ""})
    assert second["Location"] == f"{here}1/"
    page = text(other.get(f"{here}1/"))
    assert "1 réponse n’est pas la même" in page
    assert "Oui, d’accord" in page
    assert other.post(f"{here}1/", {}).status_code == 400
    other.post(f"{here}1/", {"d1": "2"})
    assert KeptSheet.objects.get().content == {"samedi": NO}
    assert other.get(f"{here}1/").status_code == 404


def test_the_pdf_is_large_tagged_and_has_the_numbers(consultation, nadia):
    print_paper(consultation.pk, count=2, by=nadia)
    sheets = printed_sheets(consultation, 1, 2)
    assert_tagged(paper_pdf(consultation, sheets), consultation.title)
    context = {"consultation": consultation, "sheets": sheets}
    page = render_to_string("consultations/entering/paper_paper.html", context)
    laid = lay_out(page, render_to_string("consultations/entering/paper.css"))
    assert min(size for _text, size in lines_of(laid)) > 13.9
    assert len(laid.pages) == 2
    for words in ("Feuille 1", "Feuille 2", "1 Oui, d’accord", "? Je ne sais pas"):
        assert words in text_of(laid), words


def test_many_sheets_are_few_queries(consultation, nadia, desk, here, django_assert_max_num_queries):
    print_paper(consultation.pk, count=40, by=nadia)
    for number in range(1, 6):
        enter_paper(consultation, number, answers={"samedi": YES}, by=nadia)
    assert pile(consultation).sent == 5
    with django_assert_max_num_queries(45):
        desk.get(here)
    with django_assert_max_num_queries(45):
        desk.get(f"{here}feuilles/?de=1&a=40")
