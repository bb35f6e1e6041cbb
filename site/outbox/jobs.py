"""The work behind the pages: messages that are due, and the tasks of the "jobs" alias.

In a thread of the server (`start()`, from the lifespan), or as a process of its own (`manage.py jobs`). Both at once do
no harm: what is to do is a row, taken by a guarded write. A killed worker leaves nothing stuck.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable

from django.db import close_old_connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from kit.time import now
from outbox.engine import bell
from outbox.models import Message
from outbox.rules import sweep_messages

log = logging.getLogger(__name__)

_chores: list[Callable[[], None]] = []

TICK = 1.0  # seconds
LATE = dt.timedelta(minutes=2)
_thread: threading.Thread | None = None
_stopping = threading.Event()


def chore(run: Callable[[], None]) -> None:
    """Registry: call `run` at each tick. It decides whether its time has come, and costs nothing when it has not."""
    _chores.append(run)


def start() -> None:
    """Begin to work in a thread of this process. Asked twice, begins once."""
    global _thread
    if _thread is None:
        _stopping.clear()
        _thread = threading.Thread(target=work, name="jobs", daemon=True)
        _thread.start()


def stop() -> None:
    """Let the work in hand end (10 s at most), and begin no other."""
    global _thread
    _stopping.set()
    bell.ring()
    if _thread is not None:
        _thread.join(10)
        _thread = None


def work() -> None:
    """Tick every second, or as soon as a message is queued, until `stop()`."""
    worker = _worker()
    while not _stopping.is_set():
        try:
            tick(worker)
        except Exception:
            log.exception("a tick of the jobs failed; the next one tries again")
        finally:
            close_old_connections()
        bell.wait(TICK)


def tick(worker: Worker | None = None) -> None:
    """One round: everything that is due now."""
    close_old_connections()
    sweep_messages()
    # Asked first, because the worker takes SQLite's one write lock only to look.
    if DBTaskResult.objects.ready().filter(backend_name="jobs").exists():
        (worker or _worker()).run()
    for run in _chores:
        run()


def keeping_up() -> bool:
    """Whether nothing has been due for more than two minutes: true of every process, whichever does the work."""
    late = now() - LATE
    return not (
        Message.objects.due(late).exists()
        or DBTaskResult.objects.ready().filter(backend_name="jobs", enqueued_at__lt=late).exists()
    )


def _worker() -> Worker:
    # batch: run what is there and return, instead of a loop of its own.
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="jobs",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"jobs-{threading.get_native_id()}",
        excluded_queue_names=[],
    )
