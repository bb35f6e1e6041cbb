"""`manage.py bench answers`: 1,000 phones answer twelve questions over HTTP, in processes that are killed; pages are
loaded again, each answer is sent twice and « Envoyer » is pressed ten times. Beside them the house takes in, writes the
database again and closes, and is killed too."""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command

from kit.time import now
from participation.consultations.engine import keyring
from participation.consultations.engine.answers import without_texts
from participation.consultations.models import Consultation, Contribution
from participation.consultations.rules import sheets_of, tend
from tests.support.house import REWRITING, deaths_in
from tests.support.phones import LAST, a_long_one, said_by, words_of
from tests.support.servers import running

PHONES, TOGETHER, AT_ONCE = 1_000, 250, 4
"""TOGETHER: in one consultation, which then closes."""
LIFE = (1.0, 5.0)
"""Seconds that a process of phones lives, once it has begun."""
STATEMENTS, OF_CLOSING = 100, 40
"""The house is killed in one of so many statements, or somewhat later."""
SOMEWHAT = 0.02
REST = 2.0
"""Seconds that it is away after that, at most."""
CLOSINGS = 12
"""How often it is killed once the last day is over."""


@dataclass
class Told:
    """lost: phones whose sheet, or whose words, are nowhere; doubled: sheets and words too many; changed: sheets that
    say something else. kills: of phones; errors: phones that gave up by themselves, then tried again; deaths: of the
    house, by what it was doing."""

    lost: int = 0
    doubled: int = 0
    changed: int = 0
    kills: int = 0
    errors: int = 0
    deaths: Counter[str] = field(default_factory=Counter)


def run(options: Any) -> Iterator[str]:
    call_command("collectstatic", interactive=False, verbosity=0)  # the pages draw icons
    began, told = time.perf_counter(), Told()
    for seed in range(PHONES // TOGETHER):
        answer_and_close(TOGETHER, told, seed)
    yield f"answers.runs: {PHONES}"
    yield f"answers.kills_of_phones: {told.kills}"
    yield f"answers.kills_of_the_house: {told.deaths.total()} ({_said(told.deaths)})"
    yield f"answers.errors: {told.errors}"
    yield f"answers.lost: {told.lost}"
    yield f"answers.doubled: {told.doubled}"
    yield f"answers.changed: {told.changed}"
    yield f"answers.time: {time.perf_counter() - began:.0f} s"


def answer_and_close(phones: int, told: Told, seed: int = 0) -> None:
    """One consultation, from the first answer to its last day."""
    draws, consultation = random.Random(seed), a_long_one()
    with tempfile.TemporaryDirectory() as folder:
        left = list(range(1, phones + 1))
        while left:
            shares = [left[number::AT_ONCE] for number in range(AT_ONCE)]
            _one_round(consultation, folder, [share for share in shares if share], draws, told)
            left = [phone for phone in left if not _is_done(Path(folder) / f"{phone}.jsonl")]
        Consultation.objects.filter(pk=consultation.pk).update(closes_at=now())
        for _ in range(CLOSINGS):
            _let_the_house_die(folder, draws, OF_CLOSING)
        told.deaths += Counter(deaths_in(folder))
    tend()
    assert not keyring.exists(settings.KEYS_DIR, consultation.pk)
    _compare(consultation, phones, told)


def _compare(consultation: Consultation, phones: int, told: Told) -> None:
    found = [dict(sheet.content) for sheet in sheets_of(consultation)]
    sheets = Counter(sheet["telephone"]["n"] if "telephone" in sheet else 0 for sheet in found)
    words = Counter(Contribution.objects.filter(consultation=consultation).values_list("text", flat=True))
    for phone in range(1, phones + 1):
        told.lost += (sheets[phone] == 0) + (words[words_of(phone)] == 0)
    for times in (sheets, words):
        told.doubled += times.total() - len(times)
    told.doubled += len(sheets.keys() - set(range(1, phones + 1))) + max(0, len(words) - phones)
    said = (sheet for sheet in found if "telephone" in sheet)
    told.changed += sum(sheet != without_texts(said_by(sheet["telephone"]["n"])) for sheet in said)


def _one_round(
    consultation: Consultation, folder: str, shares: list[list[int]], draws: random.Random, told: Told
) -> None:
    """Until the last of these processes is killed."""
    with ExitStack() as everyone:
        lives = []
        for share in shares:
            process = everyone.enter_context(running(PHONE, (consultation.slug, folder, share)))
            lives.append((time.monotonic() + draws.uniform(*LIFE), process, share))
        for until, process, share in sorted(lives, key=lambda life: life[0]):
            while process.is_alive() and time.monotonic() < until:
                _let_the_house_die(folder, draws, STATEMENTS, until)
                time.sleep(draws.uniform(0, REST))
            if process.is_alive():
                told.kills += 1
            else:
                told.errors += not all(_is_done(Path(folder) / f"{phone}.jsonl") for phone in share)
            process.kill()


PHONE, HOUSE = "tests.support.phones:answer", "tests.support.house:tend_and_die"


def _let_the_house_die(folder: str, draws: random.Random, statements: int, until: float | None = None) -> None:
    """In one of so many statements; whatever it does, it does not outlive `until`, if given."""
    statement = draws.choice((REWRITING, draws.randrange(statements), draws.randrange(statements)))
    died = (folder, statement, draws.choice((0.0, draws.uniform(0, SOMEWHAT))))
    with running(HOUSE, died) as house:
        house.join(None if until is None else max(0.1, until - time.monotonic()))


def _is_done(memory: Path) -> bool:
    return memory.exists() and f'"{LAST}", "done"' in memory.read_text()


def _said(deaths: Counter[str]) -> str:
    return ", ".join(f"{what} {times}" for what, times in sorted(deaths.items()))
