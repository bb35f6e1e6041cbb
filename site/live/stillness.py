"""Whether anything was written in the database since a moment. Where nothing was, there is nothing to look at."""

from __future__ import annotations

from django.db import connection


def mark() -> object:
    """The database as it is: equal to the one before when nothing was committed in between, and never otherwise.

    None where a database cannot say. Taken before one reads: what is committed while one reads gives the next mark
    another value. What this very connection writes may count or not.
    """
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        # It counts the commits of the other connections, for this one: which is therefore kept, and named in the mark.
        connection.close_at = None
        return connection.connection, _value("PRAGMA data_version")
    if connection.vendor == "postgresql":
        # A transaction that writes takes a number. It is over here at the very moment when others see what it wrote;
        # a position in the log moves a little earlier, and a look in between would be the last one.
        return _value("SELECT pg_current_snapshot()::text")
    return None


def _value(query: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()
