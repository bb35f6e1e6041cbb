"""Money, in whole cents: how people type it, how it is said, what it makes in a month. No float anywhere."""

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal
from kit.time import NBSP

MOST = 999_999_99
"""Cents in one amount: beyond, a digit too many was typed."""
LONGEST_TYPED = 40
EURO = re.compile(r" ?(?:€|euros?|eur) ?", re.IGNORECASE)
SHAPES = (
    re.compile(r"(\d+)(?:[.,](\d{1,2}))?"),  # 1234 or 1234,5 or 1234.50
    re.compile(r"(\d{1,3}(?: \d{3})+)(?:[.,](\d{1,2}))?"),  # 1 234 or 1 234,50
    re.compile(r"(\d{1,3}(?:\.\d{3})+),(\d{1,2})"),  # 1.234,50
    re.compile(r"(\d{1,3}(?:,\d{3})+)\.(\d{1,2})"),  # 1,234.50
    re.compile(r"(\d+)€(\d{2})"),  # 12 € 50
)


class BadAmount(Refusal):
    """What was typed is no amount. Says how to write one."""

    sentence = _("Écrivez le montant en chiffres. Par exemple : 450 ou 450,50.")


class TooMuch(BadAmount):
    sentence = _("Ce montant est trop grand. Il y a peut-être un zéro de trop.")


class BelowZero(BadAmount):
    sentence = _("Écrivez le montant sans le signe moins.")


def read_amount(typed: str) -> int:
    """What was typed, in cents: « 1 234,50 € », « 12.5 », « 12 € 50 », with any kind of space, in any kind of digits.

    What may be read in two ways is not guessed: « 1.234 » is refused. Raises BadAmount, and its two kinds.
    """
    text = _plain(typed)
    if text.startswith(("-", "−")):
        raise BelowZero
    text = EURO.sub("€", text)
    text = text.removeprefix("€") if text.startswith("€") else text.removesuffix("€")
    found = next((match for shape in SHAPES if (match := shape.fullmatch(text))), None)
    if found is None or len(typed) > LONGEST_TYPED:
        raise BadAmount
    whole, parts = re.sub(r"\D", "", found[1]), found[2] or ""
    cents = int(whole) * 100 + int(parts.ljust(2, "0"))
    if cents > MOST:
        raise TooMuch
    return cents


def _plain(typed: str) -> str:
    """ASCII digits, and one plain space for each run of any spaces."""
    digits = (str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in typed)
    return " ".join("".join(digits).split())


def say_amount(cents: int) -> str:
    """123450 -> « 1 234,50 € », 45000 -> « 450 € », with no-break spaces."""
    return f"{_written(cents, NBSP)}{NBSP}€"


def type_amount(cents: int) -> str:
    """As somebody would type it: « 1234,50 »."""
    return _written(cents, "")


def _written(cents: int, thousands: str) -> str:
    euros, parts = divmod(cents, 100)
    return f"{euros:,}".replace(",", thousands) + (f",{parts:02d}" if parts else "")


def per_month(cents: int, months: int) -> int:
    """What an amount that comes once in so many months makes in one: to the nearest cent, half a cent counts up.

    Each line is rounded, and sums are sums of what is shown: whoever adds the column by hand finds the same total,
    which is at most half a cent a line away from the exact one.
    """
    return (2 * cents + months) // (2 * months)
