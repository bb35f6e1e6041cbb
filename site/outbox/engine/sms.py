"""What fits in one SMS, and which numbers take one."""

import re

# GSM 03.38 (3GPP TS 23.038, section 6.2.1): the letters that keep an SMS at 160. One letter outside them, an ê for
# instance, sends the whole text as UCS-2 and cuts it to 70.
LETTERS = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# These are written with an escape: two places each.
EXTENDED = frozenset("^{}\\[~]|€\f")
LONGEST = 160

# Arcep's numbering plan: 01 to 05 are places, 09 is a box at home. A voice may call them, an SMS is lost there.
LANDLINE = re.compile(r"\+33[1-59]\d{8}")


def places(text: str) -> int | None:
    """How many of the 160 places the text takes; None when a letter is outside the GSM set."""
    if set(text) - LETTERS - EXTENDED:
        return None
    return len(text) + sum(letter in EXTENDED for letter in text)


def fits(text: str) -> bool:
    """Whether the text is one SMS: letters of the GSM set, 160 places at most."""
    taken = places(text)
    return taken is not None and 0 < taken <= LONGEST


def takes_sms(number: str) -> bool:
    """Whether an E.164 number may get an SMS: a French landline or box never does."""
    return not LANDLINE.fullmatch(number)


def signed(text: str, signature: str) -> str:
    """The text, ended by the words she chose; without them when both do not fit in one SMS."""
    whole = f"{text} {signature}"
    return whole if signature and fits(whole) else text
