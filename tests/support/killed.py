"""Processes that write in a plan and are killed in the middle: what was acknowledged is there, the rest lands once when
it is sent again."""

from __future__ import annotations

import random
from uuid import UUID

from kit.ids import new_id
from participation.people.models import User
from participation.plans.models import Box, Words
from participation.plans.rules import Typed, write_words
from tests.support.killing import Diary, killed_in_the_middle
from tests.support.plans import a_pair


def write(section_id: UUID, person_id: UUID, number: int, path: str) -> None:
    """One post after another, for ever."""
    person, text, after, diary = User.objects.get(pk=person_id), "", None, Diary(path)
    for turn in range(10_000):
        text += f"mot{number}x{turn} "
        sent = {"text": text, "base_seq": 0, "op_id": str(new_id()), "after": after}
        diary.ask(sent, lambda post: write_words(section_id, Box.WELL, typed=_typed(post), by=person))
        after = sent["op_id"]


def _typed(sent: dict) -> Typed:
    after = UUID(sent["after"]) if sent["after"] else None
    return Typed(sent["text"], sent["base_seq"], UUID(sent["op_id"]), after)


def kill_writers(times: int, seed: int = 1) -> dict[str, int]:
    """How many posts were acknowledged, of them how many are not there; how many were sent again, and landed twice."""
    luck, told = random.Random(seed), {"acknowledged": 0, "lost": 0, "again": 0, "twice": 0}
    pair = a_pair()
    for number in range(times):
        args = (pair.section.pk, pair.person.pk, number)
        _count(pair, *killed_in_the_middle("tests.support.killed:write", args, luck), told)
    return told


def _count(pair, answered: list[dict], unknown: list[dict], told: dict[str, int]) -> None:
    there = _there(pair)
    told["acknowledged"] += len(answered)
    told["lost"] += sum(post["text"].split()[-1] not in there for post in answered)
    for post in unknown:
        told["again"] += 1
        write_words(pair.section.pk, Box.WELL, typed=_typed(post), by=pair.person)
        told["twice"] += _there(pair).count(post["text"].split()[-1]) != 1
    words = _words(pair)
    if words and len(words.shown) > 20_000:  # the next processes write in a box of their own size
        seq = words.seq
        write_words(pair.section.pk, Box.WELL, typed=Typed("", seq, new_id()), by=pair.person)


def _there(pair) -> list[str]:
    words = _words(pair)
    return words.shown.split() if words else []


def _words(pair) -> Words | None:
    """None: the first of them was killed before it had written anything."""
    return Words.objects.filter(section=pair.section, box=Box.WELL).first()
