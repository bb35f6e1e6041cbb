"""A text in plain letters, that rules can read however it was typed, and the way back to the places of the original."""

import unicodedata
from dataclasses import dataclass

APOSTROPHES = frozenset("'’‘ʼʹ`´′ʻ")
DASHES = frozenset("-‐‑‒–—−")
# Marks that are drawn on the letter before them, and signs that are not drawn: a number typed with them is a number.
UNSEEN = frozenset({"Mn", "Me", "Cf"})


@dataclass(frozen=True)
class Folded:
    """`flat` is in small letters without accents, `cased` the same with its capitals; both have the same length.

    `places[i]` is where the sign `i` stands in the original: one sign may become two (œ, oe), or none (an accent
    typed after its letter).
    """

    flat: str
    cased: str
    places: tuple[int, ...]
    length: int

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The place, in the original, of flat[start:end], with the marks drawn on its last letter."""
        after = self.places[end - 1] + 1
        following = self.places[end] if end < len(self.places) else self.length
        return self.places[start], max(after, following)


def fold(text: str) -> Folded:
    """Linear: each sign is looked at once."""
    cased: list[str] = []
    flat: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for plain in _plain(sign):
            cased.append(plain)
            low = plain.lower()
            flat.append(low if len(low) == 1 else plain)
            places.append(place)
    return Folded("".join(flat), "".join(cased), tuple(places), len(text))


def _plain(sign: str) -> str:
    """What the sign is read as; nothing for an accent."""
    if sign.isascii():
        return " " if sign in "\t\r\x0b\x0c" else sign
    if sign in APOSTROPHES:
        return "'"
    if sign in DASHES:
        return "-"
    if sign in "œŒæÆ":
        return {"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"}[sign]
    parts = unicodedata.normalize("NFKD", sign)
    return "".join(_one(part) for part in parts if unicodedata.category(part) not in UNSEEN)


def _one(part: str) -> str:
    if part.isspace():
        return " "
    if not part.isascii() and (digit := unicodedata.digit(part, -1)) >= 0:
        return str(digit)
    return part
