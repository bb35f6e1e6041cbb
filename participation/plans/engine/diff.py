"""What somebody changed, word by word, between the text she had and the text she sends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from .deltas import Delta, tidy

ENDS = ".!?…\n"
"""What ends a sentence."""

# Whatever is neither blank nor punctuation makes words: accents written apart, emoji and their joiners stay whole.
PUNCTUATION = ".,;:!?…«»“”\"'’()[]{}/"
_TOKEN = re.compile(rf"\n|[^\S\n]+|[^\s{re.escape(PUNCTUATION)}]+|[{re.escape(PUNCTUATION)}]")
_END = re.compile(f"[{re.escape(ENDS)}]")
_LARGEST = 200
"""Words on a side, beyond which two passages with no word of their own in common are not compared further."""


def in_word(sign: str) -> bool:
    """Whether a character is a part of a word."""
    return not sign.isspace() and sign not in PUNCTUATION


def words_of(text: str) -> list[str]:
    """The text cut in words, blanks, line ends and signs of punctuation; joined again, they are the text."""
    return _TOKEN.findall(text)


def diff(before: str, after: str) -> Delta:
    """The change from one text to the other, in whole words: a word is kept, or is replaced."""
    if before == after:
        return []
    start = _same_start(before, after)
    end = _same_end(before[start:], after[start:])
    end -= _to_end_of_sentence(before[len(before) - end :])
    old, new = words_of(before[start : len(before) - end]), words_of(after[start : len(after) - end])
    parts: list[int | str] = [start]
    at_old = at_new = 0
    for i, j in [*_pairs(old, new), (len(old), len(new))]:
        parts += ["+" + word for word in new[at_new:j]]
        parts += ["-" + word for word in old[at_old:i]]
        if i < len(old):
            parts.append(len(old[i]))
        at_old, at_new = i + 1, j + 1
    return tidy(parts)


def _same_start(before: str, after: str) -> int:
    """How many characters both begin with, up to the last end of a word in each."""
    low, high = 0, min(len(before), len(after))
    while low < high:
        middle = (low + high + 1) // 2
        if before[low:middle] == after[low:middle]:
            low = middle
        else:
            high = middle - 1
    while low and not (_ends_at(before, low) and _ends_at(after, low)):
        low -= 1
    return low


def _same_end(before: str, after: str) -> int:
    low, high = 0, min(len(before), len(after))
    while low < high:
        middle = (low + high + 1) // 2
        if before[len(before) - middle : len(before) - low] == after[len(after) - middle : len(after) - low]:
            low = middle
        else:
            high = middle - 1
    while low and not (_ends_at(before, len(before) - low) and _ends_at(after, len(after) - low)):
        low -= 1
    return low


def _to_end_of_sentence(rest: str) -> int:
    """How much of what both end with still belongs to the sentence that was changed. Compared with it: a full stop of
    a sentence that was added is not taken for that of the one before."""
    found = _END.search(rest)
    return found.end() if found else 0


def _ends_at(text: str, at: int) -> bool:
    """Whether words_of() cuts the text there."""
    if at in (0, len(text)):
        return True
    left, right = text[at - 1], text[at]
    if in_word(left) or in_word(right):
        return in_word(left) != in_word(right)
    return not (left.isspace() and right.isspace()) or "\n" in (left, right)


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Which words of one are which of the other, in order.

    Words that are there once on each side hold the two together, whatever repeats around them: a word that somebody
    left alone is never taken out and put back, which two people at once would do twice.
    """
    spans = [(0, len(old), 0, len(new))]
    while spans:
        i, i_end, j, j_end = spans.pop()
        while i < i_end and j < j_end and old[i] == new[j]:
            yield i, j
            i, j = i + 1, j + 1
        if i == i_end or j == j_end:
            continue
        anchors = _anchors(old, new, (i, i_end, j, j_end))
        if anchors:
            corners = [*anchors, (i_end, j_end)]
            spans += [
                (start_i, end_i, start_j, end_j)
                for (start_i, start_j), (end_i, end_j) in reversed(list(zip([(i, j), *anchors], corners, strict=True)))
            ]
        elif max(i_end - i, j_end - j) <= _LARGEST:
            matcher = SequenceMatcher(None, old[i:i_end], new[j:j_end], autojunk=False)
            for block in matcher.get_matching_blocks():
                for step in range(block.size):
                    yield i + block.a + step, j + block.b + step


def _anchors(old: Sequence[str], new: Sequence[str], span: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """The words that are once in each of the two passages: as many as stand in the same order in both."""
    i, i_end, j, j_end = span
    left, right = Counter(old[i:i_end]), Counter(new[j:j_end])
    where = {word: at for at, word in enumerate(new[j:j_end], start=j) if right[word] == 1 and in_word(word[0])}
    found = [(at, where[word]) for at, word in enumerate(old[i:i_end], start=i) if left[word] == 1 and word in where]
    return _longest_rising(found)


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of pairs whose first numbers rise, the most whose second ones rise too."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        before.append(last[at - 1] if at else -1)
        if at == len(tails):
            tails.append(j)
            last.append(number)
        else:
            tails[at], last[at] = j, number
    rising, number = [], last[-1] if last else -1
    while number >= 0:
        rising.append(pairs[number])
        number = before[number]
    return rising[::-1]
