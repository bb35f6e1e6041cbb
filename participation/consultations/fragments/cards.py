"""Messages as numbered cards: a page the browser prints, and a PDF. Nothing is written by printing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from kit.printing import CannotPrint, tagged_pdf
from kit.refusals import Refusal
from participation.consultations.engine.piles import write_pile
from participation.consultations.models import Card, Consultation
from participation.people.models import User

LONG = 320
"""Characters from which a card takes the whole width of the sheet."""


class NoPdf(Refusal):
    """WeasyPrint, or a library of the system that it needs, is missing: the page can be printed as it is."""

    status = 503
    sentence = _("Ce serveur ne sait pas faire de PDF. Imprimez la page.")


@dataclass(frozen=True)
class PrintedCard:
    number: int
    text: str

    @property
    def is_long(self) -> bool:
        return len(self.text) > LONG


def printed_cards(consultation: Consultation, *, only_left_for: User | None = None) -> list[PrintedCard]:
    """Those one may read, by number. only_left_for: those alone that wait for this member."""
    cards = Card.objects.filter(sorting=consultation.pk).readable().with_words()
    if only_left_for is not None:
        cards = cards.left_for(only_left_for.pk)
    return [PrintedCard(card.number, card.text) for card in cards.order_by("number")]


def cards_pdf(consultation: Consultation, *, only_left_for: User | None = None) -> bytes:
    """A4, eight short messages on a sheet, to cut along the dotted lines. Raises NoPdf."""
    cards = printed_cards(consultation, only_left_for=only_left_for)
    page = render_to_string("consultations/committee/cards_paper.html", {"consultation": consultation, "cards": cards})
    try:
        return tagged_pdf(page, render_to_string("consultations/committee/paper.css"))
    except CannotPrint as error:
        raise NoPdf from error


def say_numbers(numbers: Sequence[int]) -> str:
    """« 3, 7, 12-15 »"""
    return write_pile(numbers, numbers)
