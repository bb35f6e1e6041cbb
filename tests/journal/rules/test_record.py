from dataclasses import dataclass
from uuid import UUID

import pytest
from django.db import transaction

from journal.events import Event
from journal.models import Entry, entries_after, head_seq
from journal.rules import on_recorded, record
from kit.ids import new_id


@dataclass(frozen=True, kw_only=True)
class DoorOpened(Event):
    door: UUID
    times: int = 1
    note: UUID | None = None

    def streams(self) -> tuple[str, ...]:
        return (f"door:{self.door}", "doors")


@pytest.mark.django_db
def test_each_stream_counts_for_itself():
    first, second = new_id(), new_id()
    for door in (first, second, first):
        record(DoorOpened(door=door), by=None)
    assert [entry.seq for entry in entries_after("doors", 0, 10)] == [1, 2, 3]
    assert [entry.seq for entry in entries_after(f"door:{first}", 0, 10)] == [1, 2]
    assert head_seq(f"door:{second}") == 1
    assert head_seq("door:never") == 0


@pytest.mark.django_db
def test_an_entry_holds_ids_and_who_did_it():
    door, actor, friend = new_id(), new_id(), new_id()
    record(DoorOpened(door=door, times=3), by=actor, on_behalf=friend, channel="assisted")
    entry = Entry.objects.get(stream="doors")
    assert (entry.verb, entry.actor, entry.on_behalf, entry.channel) == ("DoorOpened", actor, friend, "assisted")
    assert entry.targets == {"door": str(door), "times": 3}


@pytest.mark.django_db
def test_reading_goes_on_from_where_one_was():
    for _ in range(5):
        record(DoorOpened(door=new_id()), by=None)
    assert [entry.seq for entry in entries_after("doors", 2, 2)] == [3, 4]


@pytest.mark.django_db(transaction=True)
def test_a_number_without_its_event_is_refused():
    with pytest.raises(transaction.TransactionManagementError):
        record(DoorOpened(door=new_id()), by=None)
    assert head_seq("doors") == 0


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_gives_its_number_back_and_wakes_nobody():
    heard: list[frozenset[str]] = []
    on_recorded(heard.append)
    with transaction.atomic():
        record(DoorOpened(door=new_id()), by=None)
        transaction.set_rollback(True)
    assert heard == []
    door = new_id()
    with transaction.atomic():
        record(DoorOpened(door=door), by=None)
        assert heard == []  # not before the commit
    assert heard == [{f"door:{door}", "doors"}]
    assert head_seq("doors") == 1
