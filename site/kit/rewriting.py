"""Rewrite the database: what was erased is still readable in its free pages and its log, and the place of a row says
when it came."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection, models


def rewrite_rows(model: type[models.Model], ids: Sequence[UUID]) -> None:
    """Write these rows again one after the other, in this order: their place in the file says nothing else any more.
    Their ids and all that leads to them stay. In a transaction, which they then share."""
    name, meta = connection.ops.quote_name, model._meta
    table, key = name(meta.db_table), name(meta.pk.column)
    keys = [meta.pk.get_db_prep_value(one, connection) for one in ids]
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.executemany(f"UPDATE {table} SET {key} = {key} WHERE {key} = %s", [(one,) for one in keys])  # noqa: S608
            return
        cursor.execute(f"SELECT COALESCE(MAX(rowid), 0) FROM {table}")  # noqa: S608
        (last,) = cursor.fetchone()
        places = list(enumerate(keys, start=last + 1))
        cursor.executemany(f"UPDATE {table} SET rowid = %s WHERE {key} = %s", places)  # noqa: S608


def rewrite_database() -> bool:
    """Whether it is done; somebody else who reads just now may be in the way. Outside any transaction. Raises
    OperationalError when the database is busy.

    SQLite: a new file without free pages, and an empty write-ahead log. PostgreSQL: the room of dead rows is given back
    to its table; the next rows take it, and the server's own write-ahead log goes with its archives.
    """
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
