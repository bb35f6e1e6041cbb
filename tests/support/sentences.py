"""The test set of sentences, and how well something finds what is marked in them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from participation.moderation.engine.flags import INSULT, PERSONAL, Flag
from tests.support.servers import ROOT

FOLDER = ROOT / "tests" / "moderation" / "sentences"
NAMES = frozenset({"name", "child"})


@dataclass(frozen=True)
class Sentence:
    id: str
    text: str
    spans: tuple[Flag, ...]
    danger: frozenset[str]


@dataclass
class Score:
    """Spans found, missed and made up, by kind; dangers count once for each sentence. `slips` says which."""

    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    made_up: Counter[str] = field(default_factory=Counter)
    slips: list[str] = field(default_factory=list)
    child_for_name: int = 0
    sentences: int = 0

    def recall(self, kinds: Iterable[str]) -> float:
        found, missed = (sum(counts[kind] for kind in kinds) for counts in (self.found, self.missed))
        return 100 * found / (found + missed) if found + missed else 100.0

    def precision(self, kinds: Iterable[str]) -> float:
        found, made_up = (sum(counts[kind] for kind in kinds) for counts in (self.found, self.made_up))
        return 100 * found / (found + made_up) if found + made_up else 100.0


def sets() -> dict[str, Path]:
    """Those that are there: « seen », and « held_out » that no rule was written from."""
    return {path.stem: path for path in sorted(FOLDER.glob("*.jsonl"))}


def sentences(path: Path) -> list[Sentence]:
    return [_sentence(json.loads(line)) for line in path.read_text().splitlines() if line.strip()]


def _sentence(row: dict) -> Sentence:
    spans, place = [], 0
    for span in row["spans"]:
        start = row["text"].index(span["text"], place)
        place = start + len(span["text"])
        spans.append(Flag(span["kind"], start, place))
    return Sentence(row["id"], row["text"], tuple(spans), frozenset(row["danger"]))


def score(read: Iterable[Sentence], flags: Callable[[str], list[Flag]], dangers: Callable[[str], list[Flag]]) -> Score:
    """A span is found when a flag of its kind covers half of it; a child's name seen as a name is found too."""
    total = Score()
    for sentence in read:
        total.sentences += 1
        seen = [flag for flag in flags(sentence.text) if flag.kind in PERSONAL | {INSULT}]
        for span in sentence.spans:
            flag = next((flag for flag in seen if _is_found(span, flag)), None)
            if flag is None:
                _note(total, total.missed, span.kind, sentence)
                continue
            seen.remove(flag)
            total.found[span.kind] += 1
            total.child_for_name += flag.kind != span.kind
        for flag in seen:
            _note(total, total.made_up, flag.kind, sentence)
        said = {flag.kind for flag in dangers(sentence.text)}
        total.found.update(said & sentence.danger)
        for kind in sentence.danger - said:
            _note(total, total.missed, kind, sentence)
        for kind in said - sentence.danger:
            _note(total, total.made_up, kind, sentence)
    return total


def _is_found(span: Flag, flag: Flag) -> bool:
    common = min(span.end, flag.end) - max(span.start, flag.start)
    return 2 * common >= span.end - span.start and (flag.kind == span.kind or {flag.kind, span.kind} == NAMES)


def _note(total: Score, counts: Counter[str], kind: str, sentence: Sentence) -> None:
    counts[kind] += 1
    total.slips.append(f"{sentence.id} {'missed' if counts is total.missed else 'made up'} {kind}")
