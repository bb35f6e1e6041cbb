"""Numbers as one writes them from the cards on a table: « 3, 7, 12-15 »."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

LONGEST_LINE = 2_000
"""Characters."""
_GAPS = re.compile(r"[\s,;.]+")
_ONE = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?")
_RANGE = re.compile(r"\s*(?:-|–|—|\bà\b|\ba\b)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Pile:
    """One line, read. numbers: in the order written, each once; twice: those written more than once;
    unread: the pieces that are no number; backwards: ranges whose end comes before their beginning, as written.
    unknown: numbers that no card has, a range named once by its first and last.
    """

    numbers: list[int] = field(default_factory=list)
    twice: list[int] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    backwards: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    @property
    def is_clear(self) -> bool:
        return not (self.twice or self.unread or self.backwards or self.unknown)


def read_pile(line: str, known: Iterable[int]) -> Pile:
    """known: the numbers of the cards. « 12-15 », « 12 à 15 » and « 12 – 15 » are the same four cards.

    A range takes the cards that there are between its ends: those put away since leave holes in it.
    """
    cards, pile = sorted(set(known)), Pile()
    there = set(cards)
    for piece in _GAPS.split(_RANGE.sub("-", line.strip())):
        if not piece:
            continue
        found = _ONE.fullmatch(piece)
        if found is None:
            pile.unread.append(piece)
            continue
        first, last = int(found[1]), int(found[2] or found[1])
        if last < first:
            pile.backwards.append(piece)
        elif first not in there or last not in there:
            pile.unknown.extend(str(end) for end in dict.fromkeys((first, last)) if end not in there)
        else:
            _take(pile, [number for number in cards if first <= number <= last])
    return pile


def write_pile(numbers: Iterable[int], known: Iterable[int]) -> str:
    """The shortest line that reads back as these numbers: [3, 7, 12, 13, 14] -> « 3, 7, 12-14 ».

    known: the numbers of the cards, so that a hole between two of them does not cut a range.
    """
    wanted, runs = set(numbers), []
    run: list[int] = []
    for number in sorted(set(known) | wanted):
        if number in wanted:
            run.append(number)
        elif run:
            runs.append(run)
            run = []
    runs += [run] if run else []
    return ", ".join(_say(run) for run in runs)


def in_several(piles: Mapping[object, Iterable[int]]) -> list[int]:
    """The cards that are in more than one pile, smallest first."""
    seen: dict[int, int] = {}
    for numbers in piles.values():
        for number in set(numbers):
            seen[number] = seen.get(number, 0) + 1
    return sorted(number for number, times in seen.items() if times > 1)


def _take(pile: Pile, numbers: list[int]) -> None:
    for number in numbers:
        if number not in pile.numbers:
            pile.numbers.append(number)
        elif number not in pile.twice:
            pile.twice.append(number)


def _say(run: list[int]) -> str:
    if len(run) < 3:
        return ", ".join(map(str, run))
    return f"{run[0]}-{run[-1]}"
