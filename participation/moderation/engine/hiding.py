"""Hiding words, and nothing else: what looks private in a text, and whether an edited text only hides.

Pure computation. A first name is not found here: only a reader sees that « Rose » is somebody.
"""

import re
from dataclasses import dataclass

# A French number as people write it: 06 12 34 56 78, 06.12.34.56.78, +33 6 12 34 56 78, 0033612345678.
NUMBER = r"(?<!\d)(?:(?:\+|00)33[ .\-\u00a0]?(?:\(0\))?|0)[ .\-\u00a0]?[1-9](?:[ .\-\u00a0]?\d{2}){4}(?!\d)"
# Bounded on both sides: an unbounded [\w.]+@ takes quadratic time on a long run of letters.
EMAIL = r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{2,63}){1,4}"
PRIVATE = re.compile(rf"(?P<number>{NUMBER})|(?P<email>{EMAIL})")

LABELS = {"number": "[numéro]", "email": "[adresse]"}
HIDDEN = re.compile(r"\[(?:prénom|nom|numéro|adresse|lieu|mot)\]")
"""What a moderator may write in place of words."""


@dataclass(frozen=True)
class Piece:
    """A run of the text; `private` is "number", "email", or "" when nothing is seen in it."""

    text: str
    private: str = ""


def pieces(text: str) -> list[Piece]:
    """The text cut where something looks private; joined again, it is the text."""
    found: list[Piece] = []
    end = 0
    for match in PRIVATE.finditer(text):
        found += [Piece(text[end : match.start()]), Piece(match.group(), match.lastgroup or "")]
        end = match.end()
    found.append(Piece(text[end:]))
    return [piece for piece in found if piece.text]


def hide(text: str) -> str:
    """The text to propose for publication: numbers and e-mail addresses hidden."""
    return "".join(LABELS.get(piece.private, piece.text) for piece in pieces(text))


def only_hides(original: str, edited: str) -> bool:
    """Whether `edited` is `original` with some words replaced by labels such as [prénom]: nobody's words are changed.

    Linear: each kept run is looked for from where the one before it ended, at the earliest place; at least one
    character must lie under each label.
    """
    first, *middle = HIDDEN.split(edited)
    if not middle:
        return edited == original
    *middle, last = middle
    if len(first) + len(last) >= len(original) or not (original.startswith(first) and original.endswith(last)):
        return False
    place, limit = len(first), len(original) - len(last)
    for run in middle:
        place = original.find(run, place + 1, limit)
        if place < 0:
            return False
        place += len(run)
    return place < limit
