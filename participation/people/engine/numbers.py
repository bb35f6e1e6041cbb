"""Telephone numbers: what is a French one, which can receive an SMS, how they are said and hidden."""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

# Mainland France, then the French territories that have a plan of their own (0692… is a number of La Réunion).
REGIONS = ("FR", "GP", "GF", "MQ", "RE", "YT", "PM", "NC", "PF", "WF")
NUMBER = re.compile(r"(?:\+|00)?[\d\s().\-/]{4,40}")
# phonenumbers refuses the numbers that Arcep keeps for fiction (06 39 98 …): for the mainland the shape is enough.
MAINLAND = re.compile(r"(?:\+33|0033|33)?0?([1-9]\d{8})")
# Some countries give both the same numbers.
MOBILES = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
NBSP = "\u00a0"
HIDDEN = "••"


class Trouble(StrEnum):
    """Why a number is not taken."""

    UNREADABLE = "unreadable"
    FOREIGN = "foreign"
    LANDLINE = "landline"


class BadNumber(ValueError):
    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


def read_mobile(typed: str, also: Iterable[str] = ()) -> str:
    """What was typed, however it was spaced, as E.164: « 06 39 98 00 01 » -> "+33639980001".

    Raises BadNumber: not a number, not a French one, or one that receives no SMS.
    """
    number = read_french(typed, also)
    if not is_mobile(number):
        raise BadNumber(Trouble.LANDLINE)
    return number


def read_french(typed: str, also: Iterable[str] = ()) -> str:
    """Any French number as E.164, landlines too. Raises BadNumber: UNREADABLE or FOREIGN.

    also: prefixes that are taken beside the French ones, « +32 » for instance.
    """
    typed = _plain(typed)
    if not NUMBER.fullmatch(typed):
        raise BadNumber(Trouble.UNREADABLE)
    for region in REGIONS:
        parsed = _parse(typed, region)
        if phonenumbers.is_valid_number_for_region(parsed, region):
            return phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
    if mainland := MAINLAND.fullmatch(re.sub(r"[^\d+]", "", typed).replace("+330", "+33")):
        return f"+33{mainland[1]}"
    if taken := _of_prefix(typed, also):
        return taken
    raise BadNumber(Trouble.FOREIGN if typed.startswith(("+", "00")) else Trouble.UNREADABLE)


def is_mobile(number: str) -> bool:
    """Whether a number, as E.164, receives SMS."""
    if number.startswith("+33"):
        return number[3] in "67"
    return phonenumbers.number_type(_parse(number, None)) in MOBILES


def say_number(number: str) -> str:
    """ "+33639980001" -> « 06 39 98 00 01 », with no-break spaces. Anything else is returned as it is."""
    return NBSP.join(_pairs(number)) if _pairs(number) else number


def hide_number(number: str) -> str:
    """Enough to know one's own number, too little to learn another's: « 06 •• •• •• 42 »."""
    pairs = _pairs(number)
    return NBSP.join([pairs[0], HIDDEN, HIDDEN, HIDDEN, pairs[-1]]) if pairs else HIDDEN * 4


def _of_prefix(typed: str, prefixes: Iterable[str]) -> str | None:
    """The number as E.164 when it is one, written with one of these prefixes."""
    international = f"+{typed[2:]}" if typed.startswith("00") else typed
    if not international.startswith("+"):
        return None
    parsed = _parse(international, None)
    number = phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
    return number if phonenumbers.is_valid_number(parsed) and number.startswith(tuple(prefixes)) else None


def _pairs(number: str) -> list[str]:
    """The ten figures one dials in France, two by two; nothing for a number of another length."""
    figures = re.sub(r"\D", "", number)
    if number.startswith("+"):
        figures = f"0{figures[-9:]}"
    return [figures[at : at + 2] for at in range(0, 10, 2)] if len(figures) == 10 else []


def _plain(typed: str) -> str:
    """Figures of any writing as ours (« ٠٦ » -> "06"), without the invisible signs that a copied number carries."""
    visible = (sign for sign in " ".join(typed.split()) if unicodedata.category(sign) != "Cf")
    return "".join(str(unicodedata.digit(sign, sign)) for sign in visible).strip()


def _parse(typed: str, region: str | None) -> phonenumbers.PhoneNumber:
    try:
        return phonenumbers.parse(typed, region)
    except NumberParseException as error:
        raise BadNumber(Trouble.UNREADABLE) from error
