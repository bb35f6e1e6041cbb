"""A version on paper: a tagged PDF made in memory, of what is in the page and nothing else."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from kit.printing import CannotPrint, printer
from kit.refusals import Refusal
from participation.plans.engine.life import Mover
from participation.plans.engine.signing import signing_words
from participation.plans.models import Agreement, Kind, Leaf

from .content import terms_of
from .versions import show_version


class NoPdf(Refusal):
    """WeasyPrint, or a library of the system that it needs, is missing: the page can be printed as it is."""

    status = 503
    sentence = _("Ce serveur ne sait pas faire de PDF. Imprimez la page.")


def version_pdf(agreement: Agreement, leaf: Leaf) -> bytes:
    """COPY: with the boxes to sign by hand. SIGNED: with who signed, when and how. Raises NoPdf."""
    try:
        weasyprint, fetch = printer()
    except CannotPrint as error:
        raise NoPdf from error
    terms = terms_of(agreement.said)
    words = signing_words(
        kind=Kind(agreement.kind), party=Mover.PERSON, number=agreement.number, benefits=terms.benefits
    )
    context = {
        "version": show_version(agreement, agreement.plan),
        "words": words,
        "signed": leaf is Leaf.SIGNED,
    }
    html = render_to_string("plans/version_paper.html", context)
    style = weasyprint.CSS(string=render_to_string("plans/version_paper.css"))
    page = weasyprint.HTML(string=html, url_fetcher=fetch)
    return page.write_pdf(stylesheets=[style], pdf_tags=True, pdf_variant="pdf/ua-1")
