"""`manage.py bench answers`: 1,000 phones answer twelve questions over HTTP, in processes that are killed; pages are
loaded again, each answer is sent twice and « Envoyer » is pressed ten times."""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from participation.consultations.models import Consultation
from participation.consultations.rules import sheets_of, tend
from tests.support.consultations import close
from tests.support.phones import a_long_one, said_by
from tests.support.servers import running

PHONES, AT_ONCE, LIFE = 1_000, 4, 3.0
"""LIFE: seconds that a process lives at most, once it has begun."""


def run(options: Any) -> Iterator[str]:
    began = time.perf_counter()
    consultation = a_long_one()
    kills = answer_all(consultation, PHONES)
    close(consultation)
    lost, doubled, changed = compare(consultation, PHONES)
    yield f"answers.runs: {PHONES}"
    yield f"answers.kills: {kills}"
    yield f"answers.lost: {lost}"
    yield f"answers.doubled: {doubled}"
    yield f"answers.changed: {changed}"
    yield f"answers.time: {time.perf_counter() - began:.0f} s"


def answer_all(consultation: Consultation, phones: int) -> int:
    """Let every phone finish, killing its process again and again; how many kills. The house takes in what waits."""
    draws, kills = random.Random(11), 0
    with tempfile.TemporaryDirectory() as folder:
        left = list(range(1, phones + 1))
        while left:
            shares = [left[number::AT_ONCE] for number in range(AT_ONCE)]
            kills += _one_round(consultation, folder, shares, draws)
            tend()
            left = [phone for phone in left if not _is_done(Path(folder) / f"{phone}.jsonl")]
    return kills


def compare(consultation: Consultation, phones: int) -> tuple[int, int, int]:
    """(phones whose sheet is nowhere, sheets too many, sheets that say something else)."""
    found = [dict(sheet.content) for sheet in sheets_of(consultation)]
    times = Counter(sheet["telephone"]["n"] if "telephone" in sheet else 0 for sheet in found)
    lost = sum(times[phone] == 0 for phone in range(1, phones + 1))
    doubled = sum(times.values()) - sum(min(times[phone], 1) for phone in range(1, phones + 1))
    changed = sum(sheet != said_by(sheet["telephone"]["n"]) for sheet in found if "telephone" in sheet)
    return lost, doubled, changed


def _one_round(consultation: Consultation, folder: str, shares: list[list[int]], draws: random.Random) -> int:
    kills = 0
    with ExitStack() as everyone:
        processes = [
            everyone.enter_context(running("tests.support.phones:answer", (consultation.slug, folder, share)))
            for share in shares
            if share
        ]
        for process in processes:
            process.join(draws.uniform(1.0, LIFE))
            kills += process.is_alive()
            process.kill()
    return kills


def _is_done(memory: Path) -> bool:
    return memory.exists() and '"finir/", "done"' in memory.read_text()
