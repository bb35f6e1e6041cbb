"""The journal's numbers, raced by real processes. On SQLite, then on PostgreSQL (`grown`)."""

import pytest
from django.db import connection

from journal.models import Entry, broken_links, head_seq
from tests.support.servers import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]
WRITERS, TIMES = 4, 25
RACERS = "tests.concurrency.journal_racers"


def numbers_of(name: str) -> list[int]:
    return list(Entry.objects.filter(stream_id=name).order_by("seq").values_list("seq", flat=True))


def test_processes_that_write_in_one_stream_leave_no_gap_and_no_double():
    assert race(WRITERS, f"{RACERS}:write", ("shared", TIMES)) == [TIMES] * WRITERS
    assert numbers_of("shared") == list(range(1, WRITERS * TIMES + 1))
    assert head_seq("shared") == WRITERS * TIMES
    assert list(broken_links()) == []


def test_writers_who_read_the_last_link_without_a_lock_break_the_chain():
    """The positive control: the same race, each chained to what it saw last."""
    race(WRITERS, f"{RACERS}:chain_naively", ("loose", TIMES))
    assert numbers_of("loose") == list(range(1, WRITERS * TIMES + 1)), "the numbers are those of the rule"
    assert [one.stream for one in broken_links()] == ["loose"]


def test_the_chain_is_seen_whole_while_they_write():
    args = [("watched", TIMES)] * WRITERS
    *_, found = race_mixed([(f"{RACERS}:write", one) for one in args] + [(f"{RACERS}:verify", ("watched", TIMES * 4))])
    assert found == []


def test_counting_first_does_lose():
    """The positive control: the same race, with the number read before the lock."""
    kept = race(WRITERS, f"{RACERS}:write_naively", ("naive", TIMES))
    refused = [outcome for outcome in kept if isinstance(outcome, BaseException)]
    assert refused or sum(kept) < WRITERS * TIMES


def test_a_reader_that_follows_while_they_write_misses_nothing():
    total = WRITERS * TIMES
    args = [("followed", TIMES)] * WRITERS
    *_, seen = race_mixed([(f"{RACERS}:write", one) for one in args] + [(f"{RACERS}:follow", ("followed", total))])
    assert seen == list(range(1, total + 1))


def test_a_cursor_on_an_autoincrement_does_miss():
    """The positive control: PostgreSQL gives a number at insert and shows the row at commit."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time: its autoincrement hides the mistake")
    race(1, f"{RACERS}:make_numbered_table")
    lanes = [(f"{RACERS}:write_numbered", (100,))] * WRITERS + [(f"{RACERS}:follow_numbered", (3.0,))]
    *_, seen = race_mixed(lanes)
    assert 0 < seen < 100 * WRITERS


def test_two_streams_taken_in_opposite_orders_do_not_wait_for_each_other():
    outcomes = race(WRITERS, f"{RACERS}:write", [("left,right", TIMES), ("right,left", TIMES)] * (WRITERS // 2))
    assert outcomes == [TIMES] * WRITERS
    assert numbers_of("left") == numbers_of("right") == list(range(1, WRITERS * TIMES + 1))
    assert list(broken_links()) == []


def race_mixed(lanes: list[tuple[str, tuple]]) -> list:
    """Different functions in one race."""
    return race(len(lanes), f"{RACERS}:run", lanes)
