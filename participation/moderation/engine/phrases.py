"""How the rules of `flags` are written: phrases a coordinator can read, made into patterns that take linear time."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

SPACE = r"(?:\s{1,3})"
APOSTROPHE = r"(?:'\s?|\s)?"
# What must not stand before has a fixed length, and a class of signs is one sign: their spaces are one space.
FIXED = re.compile(r"\(\?<!.*?\)|\[[^\]]*\]")
GAP = r"(?:[\s,]{1,3}[\w'-]{1,20}){0,5}[\s,]{1,3}"
FULL_STOP = re.compile(r"[.!?\n](?!\w)")


def either(lines: str) -> str:
    """One of the lines, as a regular expression; parentheses, bars and question marks keep their sense.

    A line that begins with a bar goes on with the one before; what follows a « # » is for the reader.
    """
    kept = [line.split("#")[0].strip() for line in lines.splitlines()]
    joined = "\n".join(line for line in kept if line).replace("\n|", "|")
    return "(?:" + "|".join(_pattern(line) for line in joined.splitlines()) + ")"


def whole(lines: str) -> re.Pattern[str]:
    """One of the lines, as whole words; « jvais » and « jpense » are two words that were typed as one."""
    return re.compile(rf"(?:(?<!\w)|(?<=\bj)){either(lines)}(?!\w)")


@dataclass(frozen=True)
class Near:
    """Two things said in one sentence, `within` signs of each other; in this order, or in any when `turned`."""

    first: "re.Pattern[str] | Near"
    second: "re.Pattern[str] | Near"
    within: int = 40
    turned: bool = True

    def finditer(self, flat: str) -> Iterator[tuple[int, int]]:
        firsts = sorted(spans(self.first, flat))
        seconds = sorted(spans(self.second, flat)) if firsts else []
        yield from self._ordered(flat, firsts, seconds)
        if self.turned:
            yield from self._ordered(flat, seconds, firsts)

    def _ordered(
        self, flat: str, before: list[tuple[int, int]], after: list[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        for start, end in before:
            next_one = bisect_left(after, (end, 0))
            if next_one < len(after) and after[next_one][0] - end <= self.within:
                there, stop = after[next_one]
                if not FULL_STOP.search(flat, end, there):
                    yield start, stop


def spans(rule: "re.Pattern[str] | Near", flat: str) -> Iterator[tuple[int, int]]:
    if isinstance(rule, Near):
        yield from rule.finditer(flat)
    else:
        yield from (match.span() for match in rule.finditer(flat))


def _pattern(line: str) -> str:
    line = FIXED.sub(lambda found: found.group().replace(" ", r"\x20").replace("'", r"\x27"), line)
    line = line.replace(r"\w*", "*")
    parts = [part.replace("'", APOSTROPHE).replace("*", r"\w{0,12}") for part in line.split(" … ")]
    return GAP.join(part.replace(" ", SPACE) for part in parts)
