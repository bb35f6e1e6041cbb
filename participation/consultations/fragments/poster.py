"""One page for the walls of the structures: what was said, what is asked, what was replied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from kit.printing import CannotPrint, one_page_pdf
from participation.consultations.engine.counting import ANSWERED, PASSED
from participation.consultations.engine.form import WRITTEN, Form, Question, Said
from participation.consultations.models import Consultation
from participation.consultations.rules import last_publication

from .asking import label, people_who_answered
from .cards import NoPdf
from .following import followed
from .results import answers_in_words, say_state

QUESTIONS, DEMANDS = 3, 4
"""How much stands on the page: who reads it stands in a corridor."""
NO_ANSWER = {ANSWERED, PASSED, str(Said.UNSURE), str(Said.UNWILLING)}
SIZES = (36, 32, 28, 24, 21, 18, 15, 13, 11)


@dataclass(frozen=True)
class MostSaid:
    """A question and the answer that most people gave. people: how many, as published."""

    question: str
    answer: str
    people: int


def poster_pdf(consultation: Consultation) -> bytes:
    """A4, in the largest letters with which all of it fits on one page. Raises NoPdf."""
    context = {
        "consultation": consultation,
        "answered": people_who_answered(consultation),
        "said": most_said(consultation),
        "recommendations": followed(consultation)[:DEMANDS],
    }
    html = render_to_string("consultations/following/poster_paper.html", context)
    try:
        return one_page_pdf(html, render_to_string("consultations/following/poster.css"), SIZES)
    except CannotPrint as error:
        raise NoPdf from error


def most_said(consultation: Consultation) -> list[MostSaid]:
    """Of the first questions of the last publication: nothing that the results page does not show."""
    publication = last_publication(consultation)
    if publication is None:
        return []
    form = publication.form
    found = (_most(form, form.question(one["name"]), one) for one in publication.content["questions"])
    return [one for one in found if one][:QUESTIONS]


def _most(form: Form, question: Question, shown: Mapping[str, Any]) -> MostSaid | None:
    """None where nothing is shown, where words were asked, or where what is hidden could be more."""
    pairs = shown["choices"] or shown["rows"]
    known = [(number, state) for state, number in pairs if number and state not in NO_ANSWER]
    hidden = any(number is None for _state, number in pairs)
    if not known or question.kind in WRITTEN:
        return None
    people, state = max(known)
    if hidden and (shown["together"] is None or shown["together"] >= people):
        return None
    return MostSaid(label(form, question.words), say_state(state, answers_in_words(form, question)), people)
