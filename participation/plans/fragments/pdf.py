"""A plan or a version of it on paper: a tagged PDF made in memory, of what is in the page and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from kit.printing import CannotPrint, tagged_pdf
from kit.refusals import Refusal
from participation.plans.engine.life import Mover
from participation.plans.engine.signing import signing_words
from participation.plans.models import Agreement, Kind, Leaf

from .content import terms_of
from .versions import show_version

if TYPE_CHECKING:
    from .printed import PrintedShown


class NoPdf(Refusal):
    """WeasyPrint, or a library of the system that it needs, is missing: the page can be printed as it is."""

    status = 503
    sentence = _("Ce serveur ne sait pas faire de PDF. Imprimez la page.")


def version_pdf(agreement: Agreement, leaf: Leaf) -> bytes:
    """COPY: with the boxes to sign by hand. SIGNED: with who signed, when and how. Raises NoPdf."""
    terms = terms_of(agreement.said)
    words = signing_words(
        kind=Kind(agreement.kind), party=Mover.PERSON, number=agreement.number, benefits=terms.benefits
    )
    version = show_version(agreement, agreement.plan)
    return _pdf("plans/version_paper.html", version=version, words=words, signed=leaf is Leaf.SIGNED)


def printed_pdf(printed: PrintedShown) -> bytes:
    """The plan as it is today, to be read and written on by hand. Raises NoPdf."""
    return _pdf("plans/print_paper.html", printed=printed)


def _pdf(template: str, **context: object) -> bytes:
    try:
        return tagged_pdf(render_to_string(template, context), render_to_string("plans/paper.css"))
    except CannotPrint as error:
        raise NoPdf from error
