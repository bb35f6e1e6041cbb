"""The servers tests rely on: engines, processes that race."""

import os

import pytest
from django.db import connection

from journal.models import Stream
from tests.support.servers import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]


def take_a_number(name: str) -> tuple[int, int]:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_stream SET seq = seq + 1 WHERE name = %s RETURNING seq", [name])
        return os.getpid(), cursor.fetchone()[0]


def fail() -> None:
    raise LookupError("lost")


def test_racers_are_processes_on_the_database_of_the_test():
    Stream.objects.create(name="race")
    outcomes = race(4, "tests.config.test_servers:take_a_number", ("race",))
    assert sorted(number for _, number in outcomes) == [1, 2, 3, 4]
    assert len({pid for pid, _ in outcomes} | {os.getpid()}) == 5


def test_what_a_racer_raises_comes_back():
    [outcome] = race(1, "tests.config.test_servers:fail")
    assert isinstance(outcome, LookupError)
