"""Rewrite the database: what was erased is still readable in its free pages and its log."""

from django.db import connection


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
