"""What is printed and handed over: the card, as a page of A5 made in memory. Written nowhere, asked from nowhere."""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any

import qrcode
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from qrcode.image.svg import SvgPathFillImage

from kit.printing import CannotPrint
from kit.printing import lay_out as lay_out_page
from kit.refusals import Refusal
from participation.people.engine.numbers import say_number


class NoPrinter(Refusal):
    """WeasyPrint, or a library of the system that it needs, is missing: the page can still be copied by hand."""

    status = 503
    sentence = _("Ce serveur ne sait pas faire de PDF. Imprimez cette page, ou copiez la carte à la main.")


@dataclass(frozen=True)
class Paper:
    """What a card says, and nothing else: neither a name nor a structure.

    address: short, without https://, as one types it; link: whole, for the QR code. sender, words: how a real SMS is
    known, "" when it is not. help_phone: {dial, said}, or None.
    """

    address: str
    link: str
    username: str
    code: str
    sender: str
    words: str
    help_phone: dict[str, str] | None
    for_team: bool = False

    @property
    def qr(self) -> str:
        """Black on white, in the dark theme too. An SVG as data, in an image: no script and no request."""
        return qr_of(self.link)


def qr_of(link: str) -> str:
    image = qrcode.make(link, image_factory=SvgPathFillImage, border=2)
    return b64encode(image.to_string()).decode()


def sender() -> str:
    """From whom SMS come, as one reads it on a telephone."""
    return say_number(settings.SMS_SENDER)


def paper_pdf(paper: Paper) -> bytes:
    """One page of A5, in large print. Raises NoPrinter."""
    return lay_out(paper).write_pdf()


def lay_out(paper: Paper) -> Any:
    """The weasyprint.Document. Raises NoPrinter."""
    html, style = render_to_string("people/paper.html", {"paper": paper}), render_to_string("people/paper.css")
    try:
        return lay_out_page(html, style)
    except CannotPrint as error:
        raise NoPrinter from error
