"""Processes that write in a plan and are killed in the middle (SIGKILL): what was acknowledged is there, the rest lands
once when it is sent again."""

from __future__ import annotations

import json
import os
import random
import tempfile
import time
from pathlib import Path
from uuid import UUID

from kit.ids import new_id
from participation.people.models import User
from participation.plans.models import Box, Words
from participation.plans.rules import Typed, write_words
from tests.support.plans import a_pair
from tests.support.servers import running

LONGEST = 0.25  # seconds of life, once it has begun to write


def write(section_id: UUID, person_id: UUID, path: str, number: int) -> None:
    """One post after another, for ever: in the file, what is sent, then that it was answered."""
    person, text, after = User.objects.get(pk=person_id), "", None
    log = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for turn in range(10_000):
        text += f"mot{number}x{turn} "
        sent = {"text": text, "base_seq": 0, "op_id": str(new_id()), "after": str(after) if after else None}
        os.write(log, (json.dumps(sent) + "\n").encode())
        write_words(section_id, Box.WELL, typed=_typed(sent), by=person)
        os.write(log, b"ok\n")
        after = sent["op_id"]


def _typed(sent: dict) -> Typed:
    after = UUID(sent["after"]) if sent["after"] else None
    return Typed(sent["text"], sent["base_seq"], UUID(sent["op_id"]), after)


def kill_in_the_middle(times: int, seed: int = 1) -> dict[str, int]:
    """How many posts were acknowledged, of them how many are not there; how many were sent again, and landed twice."""
    luck, told = random.Random(seed), {"acknowledged": 0, "lost": 0, "again": 0, "twice": 0}
    with tempfile.TemporaryDirectory() as folder:
        pair = a_pair()
        for number in range(times):
            path = Path(folder) / str(number)
            with running("tests.support.killed:write", (pair.section.pk, pair.person.pk, str(path), number)) as process:
                while not (path.exists() and path.stat().st_size):
                    if not process.is_alive():
                        raise RuntimeError("it died before it wrote")
                    time.sleep(0.002)
                time.sleep(luck.uniform(0, LONGEST))
                process.kill()
                process.join()
            _count(pair, path.read_text().splitlines(), told)
    return told


def _count(pair, lines: list[str], told: dict[str, int]) -> None:
    posts = [json.loads(line) for line in lines if line.startswith("{")]
    answered = lines.count("ok")
    there = _there(pair)
    told["acknowledged"] += answered
    told["lost"] += sum(post["text"].split()[-1] not in there for post in posts[:answered])
    for post in posts[answered:]:
        told["again"] += 1
        write_words(pair.section.pk, Box.WELL, typed=_typed(post), by=pair.person)
        told["twice"] += _there(pair).count(post["text"].split()[-1]) != 1
    words = Words.objects.get(section=pair.section, box=Box.WELL)
    if len(words.shown) > 20_000:  # the next processes write in a box of their own size
        seq = words.seq
        write_words(pair.section.pk, Box.WELL, typed=Typed("", seq, new_id()), by=pair.person)


def _there(pair) -> list[str]:
    return Words.objects.get(section=pair.section, box=Box.WELL).shown.split()
