"""`manage.py bench disclosure`: an attacker holds every publication of ten thousand consultations that never were, and
looks for the counts under `k_min`; another has read the code, and compares every crowd of a few people."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from participation.consultations.engine.counting import Sheet
from participation.consultations.engine.disclosure import disclosed
from participation.consultations.engine.form import Choice, Condition, Form, Kind, Operator, Question
from tests.support.crowds import Publish, World, by_publication, every_crowd, forgetful, primary_only, random_world
from tests.support.disclosure import possible, recovered

CONSULTATIONS = 10_000
NAIVE = 1_000
K = 2  # of the crowds of a few people


@dataclass
class Found:
    publications: int = 0
    people: int = 0
    counts: int = 0
    recovered: int = 0
    narrowed: int = 0
    shown: int = 0
    large: int = 0


def run(options: Any) -> Iterator[str]:
    found = attacked(range(CONSULTATIONS))
    yield f"disclosure.consultations: {CONSULTATIONS}"
    yield f"disclosure.publications: {found.publications}"
    yield f"disclosure.people: {found.people}"
    yield f"disclosure.counts_under_k: {found.counts}"
    yield f"disclosure.recovered: {found.recovered}"
    yield f"disclosure.narrowed: {found.narrowed}"
    yield f"disclosure.answers_shown: {found.shown} of {found.large} from k up"
    for name, publish in (("naive", primary_only), ("forgetful", forgetful)):
        control = attacked(range(NAIVE), publish)
        yield f"disclosure.{name}_recovered: {control.recovered} in {NAIVE} consultations"
    yield from _who_read_the_code()


def attacked(seeds: range, publish: Publish = disclosed) -> Found:
    """The same consultations whoever publishes them: each has its number."""
    total = Found()
    for seed in seeds:
        world = random_world(random.Random(seed))
        publications = world.publications(publish)
        total.publications += len({one["number"] for one in publications})
        total.people += len(world.sheets(len(world.waves)))
        for finding in recovered(world, publications):
            total.counts += 1
            total.recovered += finding.is_recovered
            total.narrowed += finding.is_narrowed
        _add_what_is_shown(total, world, publications[-1])
    return total


def _add_what_is_shown(total: Found, world: World, content: dict) -> None:
    """Of the answers that k people or more gave, in the last publication, without crossings."""
    tables = {table.question.name: table.whole for table in world.crowd(content["number"]).tables}
    for counts in tables.values():
        total.large += sum(count >= world.k for count in (*counts.states.values(), *counts.chosen.values()))
    for one in content["questions"]:
        total.shown += sum(count is not None for _, count in (*one["rows"], *one["choices"]))


def _who_read_the_code() -> Iterator[str]:
    crowds, counts, found = 0, 0, 0
    for worlds in (*lines(8), *crossings(5), *waves(4, 2)):
        for alike in by_publication(worlds).values():
            crowds += len(alike)
            for finding in possible(alike):
                counts += 1
                found += finding.is_recovered
    yield f"disclosure.every_crowd: {crowds}"
    yield f"disclosure.counts_looked_at: {counts}"
    yield f"disclosure.recovered_by_who_read_the_code: {found}"


# Every crowd of a few people, for a question of each sort

ABC = tuple(Choice(name) for name in "abc")
SILENT: tuple[dict, ...] = ({"q": {"s": "unsure"}}, {"q": {"s": "unwilling"}}, {})
YES_OR_NO = (*({"q": {"v": [name]}} for name in ("yes", "no")), *SILENT)
PAIRS = (*({"q": {"v": list(some)}} for size in (1, 2) for some in itertools.combinations("abc", size)), *SILENT)
THEN = ({"r": {"v": ["yes"]}}, {"r": {"v": ["no"]}}, {"r": {"s": "unsure"}}, {"r": {"s": "unwilling"}}, {})
FOLLOWED = (*YES_OR_NO[1:], *(YES_OR_NO[0] | then for then in THEN))
FORMS = (
    (Form(questions=(Question("q", Kind.YES_NO),)), YES_OR_NO),
    (Form(questions=(Question("q", Kind.SEVERAL, choices=ABC, at_most=2),)), PAIRS),
    (
        Form(
            questions=(
                Question("q", Kind.YES_NO),
                Question("r", Kind.YES_NO, relevant=Condition("q", Operator.IS, "yes")),
            )
        ),
        FOLLOWED,
    ),
)
NEVER = 1_000  # people: no crossing
ONE = ("one",)


def lines(size: int) -> list[Iterator[World]]:
    """One publication, without groups."""
    return [_worlds(form, _kinds(answers), [size]) for form, answers in FORMS]


def crossings(size: int) -> list[Iterator[World]]:
    """One publication, crossed; the first form by two things at once."""
    channels, places = ("self", "paper"), (("nord", "sud"), ("nord",), ("nord",))
    return [
        _worlds(form, _kinds(answers, channels, where), [size], crossed_from=K, channels=channels, territories=where)
        for where, (form, answers) in zip(places, FORMS, strict=True)
    ]


def waves(first: int, then: int) -> list[Iterator[World]]:
    """Two publications."""
    return [_worlds(form, _kinds(answers), [first, then]) for form, answers in FORMS]


def _kinds(answers: Sequence[dict], channels: Sequence[str] = ONE, territories: Sequence[str] = ONE) -> list[Sheet]:
    return [Sheet(*one) for one in itertools.product(answers, channels, territories)]


def _worlds(form: Form, kinds: Sequence[Sheet], sizes: Sequence[int], **fields: Any) -> Iterator[World]:
    fields = {"k": K, "crossed_from": NEVER, "channels": ONE, "territories": ONE} | fields
    crowds = itertools.product(*([*every_crowd(kinds, size)] for size in sizes))
    return (World(form, waves, **fields) for waves in crowds)
