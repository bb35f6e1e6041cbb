"""`manage.py bench anonymity`: what somebody who holds the whole database, in copies made all along, finds out about
who said what, while a consultation is open and once it is closed; and the same attacker on a site that means well and
is naive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management import call_command

from participation.consultations.models import Draft, Sheet
from tests.support.attacker import ANSWER, DANGER, PERSON, PROPOSAL, VOTES, WORDS, Verdict
from tests.support.voices import everybody_speaks, over

PEOPLE = 215
"""Seven at a time: five are left for the last day."""
SEEDS = (1, 2)
NAIVE_SEED = 3


def run(options: Any) -> Iterator[str]:
    """215 people of three places sign in, answer, write, vote and propose by HTTP; the house takes in what waits every
    7, and before and after each time the attacker takes a copy. Every order there is is tried against every other.

    luck: how likely it is that the clearest of all these attacks says nothing.
    """
    call_command("collectstatic", interactive=False, verbosity=0)  # the pages draw icons
    for seed in SEEDS:
        crowd = everybody_speaks(PEOPLE, seed, files_at=3)
        yield f"anonymity.people: {PEOPLE} (seed {seed})"
        yield f"anonymity.waiting: {Draft.objects.count()}"
        yield f"anonymity.danger_sent: {crowd.attacker.readable(DANGER)}"
        yield f"anonymity.danger_beside_her: {len(crowd.attacker.together(PERSON, DANGER))}"
        yield f"anonymity.sessions_that_tell: {len(crowd.sessions_that_tell)}"
        for kind in (ANSWER, VOTES):
            yield f"anonymity.readable_while_open_{kind}: {crowd.attacker.readable(kind)}"
        over(crowd)
        yield f"anonymity.answers_counted: {Sheet.objects.filter(consultation=crowd.consultation).count()}"
        yield f"anonymity.copies: {crowd.attacker.copies.turn} of {len(crowd.attacker.copies.tables)} tables"
        found = crowd.attacker.verdicts()
        yield from _told("", found)
        yield f"anonymity.better_than_chance: {_better(found)}"
        for kind in (ANSWER, WORDS, PROPOSAL, VOTES):
            yield f"anonymity.fewest_told_together_{kind}: {found[PERSON, kind].batch}"
    crowd = everybody_speaks(PEOPLE, NAIVE_SEED, naive=True)
    crowd.copy(files=True)
    found = crowd.attacker.verdicts()
    yield from _told("naive_", {pair: one for pair, one in found.items() if PERSON in pair})
    yield f"anonymity.naive_better_than_chance: {_better(found)}"


def _told(whose: str, found: dict[tuple[str, str], Verdict]) -> Iterator[str]:
    for (one, other), verdict in found.items():
        linked = f"{verdict.linked} of {verdict.people} by the best of {verdict.attacks} attacks"
        yield f"anonymity.{whose}linked_{one}_{other}: {linked}, {verdict.by_luck} by luck; luck {verdict.luck:.2g}"
        if verdict.beats_chance:
            yield f"anonymity.{whose}how_{one}_{other}: {verdict.clearest}"


def _better(found: dict[tuple[str, str], Verdict]) -> str:
    """Which pairs of things somebody can put together."""
    return ", ".join("_".join(pair) for pair, verdict in found.items() if verdict.beats_chance) or "no"
