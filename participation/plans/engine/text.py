"""What somebody typed, kept as it was typed."""

from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal

LONGEST = 100_000
"""Characters in one field of words."""
LONGEST_LINE = 300
"""Characters in a title or an aim."""
LONGEST_MESSAGE = 2_000
"""Characters in one message."""
LONGEST_REASON = 500
"""Characters in the reason of an emergency reading."""


class Unwritable(Refusal):
    """The text cannot be kept as it is. Says why."""


def written(raw: str, longest: int = LONGEST) -> str:
    """The text as it will be kept: only the line ends of the browser (CRLF) become LF.

    longest: in characters, counted after that.
    Raises Unwritable: too long, or with a sign that a database cannot keep (NUL, half of a pair of surrogates).
    """
    text = raw.replace("\r\n", "\n")
    if len(text) > longest:
        raise Unwritable(
            _("Votre texte est trop long : %(length)s signes. Il en faut %(longest)s au plus.")
            % {"length": in_figures(len(text)), "longest": in_figures(longest)}
        )
    if "\0" in text or text != drawable(text):
        raise Unwritable(
            _("Votre texte contient un signe que nous ne savons pas garder. Effacez-le, puis recommencez.")
        )
    return text


def drawable(text: str) -> str:
    """The same text, fit to be sent to a browser: half a pair of surrogates becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def in_figures(number: int) -> str:
    """20000 -> « 20 000 », with a no-break space."""
    return f"{number:,}".replace(",", "\u00a0")
