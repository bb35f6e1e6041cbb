"""After an erasure, rewrite the database: what was erased is still readable in its free pages and its log."""

import logging

from django.db import OperationalError, connection

from kit.time import now
from participation.people.models import EraseRequest

log = logging.getLogger(__name__)


def leave_no_trace() -> bool:
    """Whether there was an erasure to make whole, and it is. Outside any transaction; somebody else reading or writing
    just now puts it off to the next tick.

    SQLite: a new file without free pages, and an empty write-ahead log. PostgreSQL: the room of dead rows is given back
    to its table; the next rows take it, and the server's own write-ahead log goes with its archives.
    """
    done = list(EraseRequest.objects.to_rewrite().values_list("pk", flat=True))
    if not done:
        return False
    try:
        if not _rewritten():
            return False
    except OperationalError:
        log.info("the database is busy: it will be rewritten later")
        return False
    EraseRequest.objects.filter(pk__in=done).update(rewritten_at=now())
    return True


def _rewritten() -> bool:
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("VACUUM")
            return True
        # A word taken out of a search index is only marked so, until its pieces are merged.
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")
        for table in [connection.ops.quote_name(name) for (name,) in cursor.fetchall()]:
            cursor.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, _pages, _moved = cursor.fetchone()
        return not busy
