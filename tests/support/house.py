"""The house at work, in processes that are killed (SIGKILL) in the midst of it: while it takes answers in, mixes the
words, writes the database again, closes, destroys the key."""

from __future__ import annotations

import itertools
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection

from participation.consultations.rules import tend

DOINGS = {
    "flush_answers": "taking_in",
    "flush_statements": "taking_in",
    "mix_words": "mixing",
    "rewrite_database": "rewriting",
    "close_consultation": "closing",
    "destroy_keys": "destroying",
}
"""The rule that was at work -> what is said of it."""
REWRITING = -1
"""Instead of the number of a statement: the one that writes the database again."""
DEATHS = "deaths"
ELSEWHERE = "elsewhere"


def tend_and_die(folder: str, statement: int, delay: float) -> None:
    """One round after another, until it is killed: so many seconds after its statement of this number has begun. What
    it was doing is written in the file `DEATHS`."""
    numbers, me = itertools.count(), threading.get_ident()

    def die() -> None:
        log = os.open(Path(folder) / DEATHS, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(log, f"{_doing(me)}\n".encode())
        os.kill(os.getpid(), signal.SIGKILL)

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if next(numbers) == statement or (statement == REWRITING and sql.startswith("VACUUM")):
            threading.Timer(delay, die).start()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        while True:
            tend()


def deaths_in(folder: str) -> list[str]:
    path = Path(folder) / DEATHS
    return path.read_text().split() if path.exists() else []


def _doing(thread: int) -> str:
    """The innermost of the rules that are at work in this thread."""
    frame = sys._current_frames().get(thread)
    while frame is not None:
        if (name := frame.f_code.co_name) in DOINGS:
            return DOINGS[name]
        frame = frame.f_back
    return ELSEWHERE
