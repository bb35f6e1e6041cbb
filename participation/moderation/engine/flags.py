"""What is looked for in somebody's words before they are read.

Two families. PERSONAL: what could let a stranger find, call or rob somebody; the eye is drawn there, and « Masquer »
proposes to cover it. DANGERS: whoever wrote this may need somebody today. An insult is shown, never covered. Flags
inform, people decide: nothing is refused, published or sent by a rule.

The rules themselves, to be read again by whoever knows the words of the people: `numbers` (and the net), `addresses`,
`people`, `insults`, `violence` (and children in danger), `despair` (and no roof). To read one: words are in small
letters without accents (`folding`); in a phrase, a space is one to three spaces, an apostrophe may be missing (« jai »,
« j ai »), « … » is up to five words of the same sentence and « * » any ending (`phrases`). Every repetition is bounded:
the time grows with the text and no faster. Words of danger are read twice: as typed, and as they are spelled
(`spelling`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from participation.moderation.engine import addresses, numbers, people
from participation.moderation.engine.despair import EVICTION, SUICIDE
from participation.moderation.engine.folding import Folded, fold
from participation.moderation.engine.insults import INSULTS
from participation.moderation.engine.keys import has_iban_key, has_nir_key, iban_end, only_signs
from participation.moderation.engine.naming import certain, names_at, surname_end
from participation.moderation.engine.phrases import spans
from participation.moderation.engine.spelling import respelled
from participation.moderation.engine.violence import CHILD_RISK, VIOLENCE

PERSONAL = frozenset({"phone", "email", "address", "nir", "iban", "link", "name", "child"})
INSULT = "insult"
PERILS = {"violence": VIOLENCE, "suicide": SUICIDE, "eviction": EVICTION, "child_risk": CHILD_RISK}
DANGERS = frozenset(PERILS)


@dataclass(frozen=True)
class Flag:
    """What kind of thing stands at text[start:end]."""

    kind: str
    start: int
    end: int


def flags(text: str) -> list[Flag]:
    """The personal data and the insults of `text`, in order, none over another: whoever is found first stays."""
    folded = fold(text)
    taken = bytearray(len(folded.flat))
    kept = []
    for kind, start, end in _found(folded):
        if start < end and not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append(Flag(kind, *folded.original(start, end)))
    return sorted(kept, key=_place)


def dangers(text: str) -> list[Flag]:
    """The words that worry, in order; some may lie over others."""
    folded = fold(text)
    typed = _perils(folded)
    spelled = respelled(folded)
    again = set() if spelled.flat == folded.flat else _perils(spelled)
    # What both readings see is one thing, and stands where it was typed.
    return sorted(typed | {flag for flag in again if not any(_over(flag, other) for other in typed)}, key=_place)


def _perils(folded: Folded) -> set[Flag]:
    return {
        Flag(kind, *folded.original(*span))
        for kind, rules in PERILS.items()
        for rule in rules
        for span in spans(rule, folded.flat)
    }


def _over(flag: Flag, other: Flag) -> bool:
    return flag.kind == other.kind and flag.start < other.end and other.start < flag.end


def _place(flag: Flag) -> tuple[int, int, str]:
    return flag.start, flag.end, flag.kind


def _found(folded: Folded) -> Iterator[tuple[str, int, int]]:
    """What each rule finds, the surest first."""
    flat, cased = folded.flat, folded.cased
    yield from _spans("link", flat, numbers.LINK)
    yield from _spans("email", flat, *numbers.EMAILS)
    yield from _ibans(flat)
    yield from _nirs(flat)
    yield from _spans("phone", flat, *numbers.PHONES)
    yield from _spans("link", flat, *numbers.LINKS)
    yield from _spans("link", cased, numbers.PAGE)
    yield from _spans("address", cased, *addresses.ADDRESSES)
    yield from _spans(INSULT, flat, INSULTS)
    yield from _names_led(folded)
    yield from _names_known(folded)


def _spans(kind: str, text: str, *rules: re.Pattern[str]) -> Iterator[tuple[str, int, int]]:
    for rule in rules:
        group = "it" if "it" in rule.groupindex else 0
        for match in rule.finditer(text):
            yield kind, *match.span(group)


def _ibans(flat: str) -> Iterator[tuple[str, int, int]]:
    """Right by its key, or French by its length, or said to be one."""
    for match in numbers.IBAN.finditer(flat):
        start = match.start()
        end = start + iban_end(flat[start : start + 80])
        said = numbers.IBAN_WORDS.search(flat, max(0, start - 60), start) is not None
        if end > start and (said or flat.startswith("fr", start) or has_iban_key(flat[start:end])):
            yield "iban", start, end
    yield from _spans("iban", flat, numbers.RIB)


def _nirs(flat: str) -> Iterator[tuple[str, int, int]]:
    """Right by its key, or by what stands before it, or by its spaces; a key that was left out is not asked for."""
    for match in numbers.NIR.finditer(flat):
        number = match.group().rstrip()
        signs = only_signs(number)
        said = numbers.NIR_WORDS.search(flat, max(0, match.start() - 60), match.start()) is not None
        if said or numbers.NIR_SPACED.match(number) or len(signs) == 13 or has_nir_key(signs):
            yield "nir", match.start(), match.start() + len(number)


def _names_led(folded: Folded) -> Iterator[tuple[str, int, int]]:
    """Names after the words that bring them."""
    for kind, manner, rule in people.NAMING:
        for match in rule.finditer(folded.flat):
            words = folded.cased[match.start() : match.end()].strip(" ,:('")
            shouted = len(words) > 2 and words.isupper()
            for start, end in names_at(folded, match.end(), manner, shouted):
                if not _is_of_a_place(folded.flat, start):
                    yield kind, start, end


def _names_known(folded: Folded) -> Iterator[tuple[str, int, int]]:
    """Given names that are no other word, wherever they stand."""
    for match in people.GIVEN.finditer(folded.cased):
        word = match.group()
        if certain(word) and not word.isupper() and not _is_of_a_place(folded.flat, match.start()):
            end = surname_end(folded, match.end())
            if folded.flat[match.start() : end].split()[-1] not in people.FAMOUS:
                yield "name", match.start(), end


def _is_of_a_place(flat: str, start: int) -> bool:
    return people.OF_A_PLACE.search(flat[max(0, start - 60) : start]) is not None
