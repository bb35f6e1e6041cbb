"""The dangers that words say, and where they say them."""

import re
from dataclasses import dataclass

from participation.moderation.engine.danger import is_danger

KINDS = {
    "suicide": r"suicid|me tuer|pendre|mourir|crever|en finir|disparaitre|disparaître|plus envie de vivre",
    "violence": r"frapp|tape|batt|bat |cogne|viol|étrangl|etrangl|menace|me tuer|peur de",
    "eviction": r"expuls|à la rue|a la rue|dehors|dans ma voiture|dans la rue",
    "child_risk": r"enfants?\b",
}


@dataclass(frozen=True)
class Sign:
    kind: str
    start: int
    end: int


def signs(text: str) -> list[Sign]:
    """In order; none when nothing speaks of danger."""
    if not is_danger(text):
        return []
    found = (
        Sign(kind, match.start(), match.end())
        for kind, sign in KINDS.items()
        for match in re.finditer(sign, text, re.I)
    )
    return sorted(found, key=lambda sign: (sign.start, sign.end))


def dangers_in(text: str) -> list[str]:
    """The kinds, each once, in order."""
    return list(dict.fromkeys(sign.kind for sign in signs(text)))


@dataclass(frozen=True)
class Piece:
    """A run of the text; danger: whether it is why the alert was raised."""

    text: str
    danger: bool = False


def pieces(text: str) -> list[Piece]:
    """The text cut where it says a danger; joined again, it is the text."""
    found, end = [], 0
    for sign in signs(text):
        if sign.start >= end:
            found += [Piece(text[end : sign.start]), Piece(text[sign.start : sign.end], danger=True)]
            end = sign.end
    found.append(Piece(text[end:]))
    return [piece for piece in found if piece.text]


def says_danger(text: str) -> bool:
    """Whether somebody should read it before all the others."""
    return is_danger(text)
