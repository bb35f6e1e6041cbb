"""What becomes of a text that somebody sends, typed over a text that others have changed since.

Nobody's words are lost, nobody's are taken out by somebody who had not seen them. What a worker would change in the
person's own words is not done: it is set aside, for her to say yes or no to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from .deltas import Delta, added_by, apply, compose, rebase, rebased, removed_by, tidy
from .diff import ENDS, diff, in_word
from .runs import Run, slice_runs

Span = tuple[int, int]
Guard = Callable[[Delta], bool]


class Since(NamedTuple):
    """One change made since the box was filled. by_others: by the other side of the plan."""

    delta: Delta
    by_others: bool


@dataclass(frozen=True)
class Aside:
    """A change that waits for her answer.

    delta: for the live text as the rest of the post leaves it. removed, added: what it takes out and puts in, in the
    sender's own text. before, after: the sentences it is about, as they are and as they would be.
    """

    delta: Delta
    removed: str
    added: str
    before: str
    after: str


@dataclass(frozen=True)
class Merged:
    """text: the live text now. delta: what was done to it. bridge: from the text in the sender's box, what was set
    aside left out, to the live text. again: where both sides changed the same sentence."""

    text: str
    delta: Delta
    bridge: Delta
    aside: list[Aside] = field(default_factory=list)
    again: list[Span] = field(default_factory=list)


def merge(
    box: str,
    sent: str,
    since: Sequence[Since] = (),
    *,
    guarded: Guard | None = None,
    answered: Mapping[tuple[str, str], bool] | None = None,
) -> Merged:
    """box: the text the sender had before typing. sent: the whole text she sends. since: what changed `box` into the
    live text. guarded: whether a change, made to the live text, has to be set aside; None: nothing has.
    answered: the sender's (removed, added) that already have an answer, and whether it was yes.
    """
    path = _composed(step.delta for step in since)
    live = apply(box, path)
    typed = diff(box, sent)
    if guarded is None:
        kept, asides = typed, []
    else:
        kept, asides = _sort(box, typed, path, live, guarded, answered or {})
    moved = rebased(kept, path) if path else kept
    blanks = mend(live, moved) if path else []
    bridge = compose(rebase(path, kept, first=True), blanks)
    done = compose(tidy(moved), blanks)
    text = apply(live, done)
    again = _spans(done, text) if _clash(box, kept, since) else []
    return Merged(
        text=text,
        delta=done,
        bridge=bridge,
        aside=[_aside(rebase(delta, done), removed, added, text) for delta, removed, added in asides],
        again=again,
    )


def merge_unseen(live: str, sent: str, *, guarded: Guard | None = None) -> Merged:
    """Typed over a text that nobody has any more: what it has more than the live one is added, nothing is taken out."""
    more = tidy(part for part in diff(live, sent) if isinstance(part, int) or part[0] == "+")
    both = apply(live, compose(more, mend(live, more)))
    merged = merge(live, both, guarded=guarded)
    return replace(merged, bridge=diff(sent, merged.text), again=_spans(merged.delta, merged.text))


def _composed(deltas: Iterable[Delta]) -> Delta:
    path: Delta = []
    for delta in deltas:
        path = compose(path, delta) if path else delta
    return path


def _sort(
    box: str, typed: Delta, path: Delta, live: str, guarded: Guard, answered: Mapping[tuple[str, str], bool]
) -> tuple[Delta, list[tuple[Delta, str, str]]]:
    """What may be done at once, in the sender's text; and what has to wait, in the live one, with what it takes out
    and puts in."""
    kept: list[int | str] = []
    asides, reached = [], 0
    for start, parts in _hunks(typed, box):
        alone = [start, *parts] if start else parts
        removed, added = removed_by(parts), added_by(parts)
        if (removed, added) in answered:
            continue
        there = _over_accepted(rebase(alone, path), removed, answered, live)
        if there and guarded(there):
            asides.append((there, removed, added))
            continue
        kept += [start - reached, *parts]
        reached = start + _length(parts)
    return tidy(kept), asides


def _over_accepted(there: Delta, removed: str, answered: Mapping[tuple[str, str], bool], live: str) -> Delta:
    """Typed again over a passage whose first proposal she has accepted meanwhile: it is what she accepted that would
    be replaced."""
    if not removed or removed_by(there) or any(isinstance(part, int) for part in there[1:]):
        return there
    at = there[0] if there and isinstance(there[0], int) else 0
    for (was, accepted), yes in answered.items():
        if yes and was == removed and accepted and live[:at].endswith(accepted):
            return tidy([at - len(accepted), *(part for part in there if isinstance(part, str)), "-" + accepted])
    return there


def _aside(delta: Delta, removed: str, added: str, text: str) -> Aside:
    start, end = _whole(delta)
    low, high = _sentence(text, start, end)
    grown = len(apply(text, delta)) - len(text)
    return Aside(delta, removed, added, text[low:high].strip(), apply(text, delta)[low : high + grown].strip())


def _hunks(delta: Delta, text: str) -> Iterator[tuple[int, list[int | str]]]:
    """The change in pieces, each with its place. All that is changed in one sentence is one piece."""
    at = start = 0
    parts: list[int | str] = []
    for part in delta:
        if isinstance(part, int) and parts and set(text[at : at + part]) & set(ENDS):
            yield start, parts
            parts = []
        if parts or isinstance(part, str):
            start = start if parts else at
            parts.append(part)
        at += 0 if isinstance(part, str) and part[0] == "+" else part if isinstance(part, int) else len(part) - 1
    if parts:
        yield start, parts


def _length(parts: Iterable[int | str]) -> int:
    """Characters of the text before the change that it covers."""
    return sum(part if isinstance(part, int) else len(part) - 1 for part in parts if _covers(part))


def _covers(part: int | str) -> bool:
    return isinstance(part, int) or part[0] == "-"


def _whole(delta: Delta) -> Span:
    """From the first character it touches to the last, in the text before."""
    start = delta[0] if delta and isinstance(delta[0], int) else 0
    return start, _length(delta)


def mend(live: str, delta: Delta) -> Delta:
    """For the text once changed: a blank wherever two words that nobody wrote as one touch now."""
    blanks: list[int | str] = []
    at, last, side_by_side = 0, "", True
    for part in [*delta, len(live)]:
        if isinstance(part, str) and part[0] == "-":
            at, side_by_side = at + len(part) - 1, False
            continue
        fresh = isinstance(part, str)
        piece = part[1:] if fresh else live[at : at + part]
        at += 0 if fresh else part
        if not piece:
            continue
        if last and (fresh or not side_by_side) and in_word(last) and in_word(piece[0]):
            blanks.append("+ ")
        blanks.append(len(piece))
        last, side_by_side = piece[-1], not fresh
    return tidy(blanks)


def _clash(box: str, typed: Delta, since: Sequence[Since]) -> bool:
    """Whether the other side changed, meanwhile, a sentence that this post changes."""
    for step in since:
        if step.by_others and _meet(_spans_before(typed, box), _spans_before(step.delta, box)):
            return True
        typed, box = rebase(typed, step.delta), apply(box, step.delta)
    return False


def _meet(some: list[Span], others: list[Span]) -> bool:
    return any(max(a, c) < min(b, d) for a, b in some for c, d in others)


def _spans_before(delta: Delta, text: str) -> list[Span]:
    """The sentences of the text that the change touches. What is added between two of them touches none."""
    spans, at = [], 0
    for part in delta:
        if isinstance(part, int):
            at += part
            continue
        end = at + len(part) - 1 if part[0] == "-" else at
        if end > at or not between(text, at):
            spans.append(_sentence(text, at, end))
        at = end
    return spans


def _spans(delta: Delta, text: str) -> list[Span]:
    """The sentences of the text, once changed, where the change was made."""
    spans: list[Span] = []
    at = 0
    for part in delta:
        end = at + (part if isinstance(part, int) else len(part) - 1 if part[0] == "+" else 0)
        if isinstance(part, str):
            low, high = _sentence(text, at, end)
            if spans and low <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(high, spans[-1][1]))
            elif high > low:
                spans.append((low, high))
        at = end
    return spans


def _sentence(text: str, start: int, end: int) -> Span:
    """From where the sentence of `start` begins to where that of `end` ends, its last sign included."""
    while start and text[start - 1] not in ENDS:
        start -= 1
    if end > 0 and end <= len(text) and end > start and text[end - 1] in ENDS:
        return start, end
    while end < len(text) and text[end] not in ENDS:
        end += 1
    return start, min(end + 1, len(text))


def between(text: str, at: int) -> bool:
    """Whether a place of the text is between two sentences, or at one of its ends after one."""
    before = text[:at].rstrip(" \u00a0")
    return not before or before[-1] in ENDS


def touches(delta: Delta, text: str, runs: Sequence[Run], author: str) -> bool:
    """Whether the change takes out a character of this author's, or puts something inside one of her sentences."""
    at = 0
    for part in delta:
        if isinstance(part, int):
            at += part
        elif part[0] == "-":
            end = at + len(part) - 1
            if any(run.author == author for run in slice_runs(runs, at, end)):
                return True
            at = end
        elif 0 < at < len(text) and not between(text, at):
            around = list(slice_runs(runs, at - 1, at + 1))
            if all(run.author == author for run in around):
                return True
    return False


def move_spans(spans: Iterable[Sequence], delta: Delta) -> list[list]:
    """Marked places of a text, [start, end, ...], in the text once changed. What is wholly taken out is no place."""
    moved = []
    for start, end, *rest in spans:
        low, high = _move(start, delta, after=True), _move(end, delta, after=False)
        if low < high:
            moved.append([low, high, *rest])
    return moved


def _move(place: int, delta: Delta, *, after: bool) -> int:
    """Where a place of the text is once it is changed; after what is added there, or before."""
    at = moved = 0
    for part in delta:
        adds = isinstance(part, str) and part[0] == "+"
        length = part if isinstance(part, int) else len(part) - 1
        if not adds and place < at + length:
            return moved + (place - at if isinstance(part, int) else 0)
        if adds and place == at and not after:
            return moved
        at += 0 if adds else length
        moved += 0 if isinstance(part, str) and not adds else length
    return moved + place - at
