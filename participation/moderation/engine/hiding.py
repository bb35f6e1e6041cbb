"""Hiding words, and nothing else: the marks of `flags` laid on a text, and whether an edited text only hides.

Pure computation. What the rules miss, a reader sees: he may put a label in place of any word.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from participation.moderation.engine.flags import INSULT, PERSONAL, Flag, dangers, flags

# A child's name is « [prénom] » too: what it hides should not be told by its label.
LABELS = {
    "phone": "[numéro]",
    "nir": "[numéro]",
    "iban": "[numéro]",
    "email": "[adresse]",
    "address": "[adresse]",
    "link": "[lien]",
    "name": "[prénom]",
    "child": "[prénom]",
}
HIDDEN = re.compile(r"\[(?:prénom|nom|numéro|adresse|lien|lieu|mot)\]")
"""What a moderator may write in place of words."""
# « Mme Roussel » is a family name, and so are two words.
TITLE = re.compile(
    r"\b(?:mme|mlle|melle|mr|m\.|madame|monsieur|mademoiselle|maître|docteur|dr)\.?\s{1,2}$", re.IGNORECASE
)
KINDS = {
    "name": _("prénom"),
    "child": _("prénom d’enfant"),
    "phone": _("numéro"),
    "email": _("adresse e-mail"),
    "address": _("adresse"),
    "nir": _("numéro de sécurité sociale"),
    "iban": _("compte en banque"),
    "link": _("lien"),
    INSULT: _("insulte"),
    "violence": _("violence"),
    "suicide": _("envie de mourir"),
    "eviction": _("sans toit"),
    "child_risk": _("enfant en danger"),
}
"""In the order they are said."""


@dataclass(frozen=True)
class Piece:
    """A run of the text. `flag` is the kind seen there, "" for none; `private` the same, of personal data only."""

    text: str
    private: str = ""
    flag: str = ""


def pieces(text: str, but: Collection[str] = ()) -> tuple[Piece, ...]:
    """The text cut where something is seen; joined again, it is the text. but: kinds that are not looked for in it.

    A span of personal data or an insult is one piece; words of danger lie around it.
    """
    seen = [flag for flag in flags(text) if flag.kind not in but]
    return tuple(_piece(flag, run) for flag, run in _runs(text, [*reversed(dangers(text)), *seen]))


def hide(text: str, but: Collection[str] = ()) -> str:
    """The text to propose for publication: personal data hidden, and not one word else. but: kinds that stay."""
    personal = [flag for flag in flags(text) if flag.kind in PERSONAL and flag.kind not in but]
    return "".join(_label(text, flag) if flag else run for flag, run in _runs(text, personal))


def labels_in(text: str, *, original: str) -> int:
    """How many labels stand in the place of words, in a text that hides some of `original`."""
    return len(HIDDEN.findall(text)) - len(HIDDEN.findall(original))


def said(kinds: Iterable[str]) -> str:
    """« Prénom, numéro et insulte »: what was seen, each kind once; "" for nothing."""
    found = set(kinds)
    words: list[str | Promise] = [word for kind, word in KINDS.items() if kind in found]
    if len(words) < 2:
        return capfirst(str(words[0])) if words else ""
    listed = ", ".join(str(word) for word in words[:-1])
    return capfirst(_("%(words)s et %(last)s") % {"words": listed, "last": words[-1]})


def _piece(flag: Flag | None, run: str) -> Piece:
    kind = flag.kind if flag else ""
    return Piece(run, kind if kind in PERSONAL else "", kind)


def _runs(text: str, marks: Iterable[Flag]) -> list[tuple[Flag | None, str]]:
    """The text cut where the mark changes; where two marks lie, the last one is kept."""
    over: list[Flag | None] = [None] * len(text)
    for flag in marks:
        over[flag.start : flag.end] = [flag] * (flag.end - flag.start)
    places = groupby(range(len(text)), key=over.__getitem__)
    runs = [(flag, list(group)) for flag, group in places]
    return [(flag, text[group[0] : group[-1] + 1]) for flag, group in runs]


def _label(text: str, flag: Flag) -> str:
    words = text[flag.start : flag.end]
    if flag.kind == "name" and (" " in words.strip() or TITLE.search(text[max(0, flag.start - 14) : flag.start])):
        return "[nom]"
    return LABELS[flag.kind]


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
