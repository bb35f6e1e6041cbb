"""What was written before the journal had a chain is chained when the platform is brought up to date."""

import pytest
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from journal.models import Entry, broken_links
from journal.rules import record
from kit.ids import new_id
from tests.journal.models.test_proof import DoorOpened

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]


def migrate(name: str):
    executor = MigrationExecutor(connection)
    executor.migrate([("journal", name)])
    return executor.loader.project_state([("journal", name)]).apps


def test_entries_written_before_are_chained_and_the_next_one_follows():
    try:
        apps = migrate("0001_initial")
        old_stream, old_entry = apps.get_model("journal", "Stream"), apps.get_model("journal", "Entry")
        for name, entries in (("access:one", 3), ("access:two", 2), ("access:none", 0)):
            stream = old_stream.objects.create(name=name, seq=entries)
            for seq in range(1, entries + 1):
                targets = {"plan": str(new_id()), "times": 2, "said": "é", "yes": True}
                old_entry.objects.create(
                    stream=stream, seq=seq, verb="PlanRead", actor=new_id(), targets=targets, channel="phone"
                )
    finally:
        migrate("0002_chain")
    assert Entry.objects.exclude(link="").count() == 5
    assert list(broken_links()) == []
    with transaction.atomic():
        record(DoorOpened(number=4, where="access:one"), by=new_id())
    assert list(broken_links()) == []
    Entry.objects.filter(stream_id="access:two", seq=1).update(actor=None)
    assert [(one.stream, one.seq) for one in broken_links()] == [("access:two", 1)]
