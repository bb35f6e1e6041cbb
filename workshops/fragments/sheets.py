"""The attendance sheet on paper: a page that the browser prints, and a PDF. Nothing is written by printing."""

from __future__ import annotations

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from kit.printing import CannotPrint, tagged_pdf
from kit.refusals import Refusal
from workshops.models import Session

from .rolls import RollLine, roll_lines

BLANK_LINES = 4
"""For those who come without a booking."""


class NoPdf(Refusal):
    """WeasyPrint, or a library of the system that it needs, is missing: the page can be printed as it is."""

    status = 503
    sentence = _("Ce serveur ne sait pas faire de PDF. Imprimez la page.")


@dataclass(frozen=True)
class Sheet:
    session: Session
    lines: list[RollLine]
    blank: range


def sheet_of(session: Session) -> Sheet:
    return Sheet(session, roll_lines(session), range(BLANK_LINES))


def sheet_pdf(session: Session) -> bytes:
    """A4, large, tagged. Raises NoPdf."""
    page = render_to_string("workshops/sheet_paper.html", {"sheet": sheet_of(session)})
    try:
        return tagged_pdf(page, render_to_string("workshops/paper.css"))
    except CannotPrint as error:
        raise NoPdf from error
