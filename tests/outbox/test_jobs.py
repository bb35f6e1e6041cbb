import json
import time
from pathlib import Path

import pytest
from django.conf import settings
from django_tasks import task

from kit.ids import new_id
from outbox import jobs
from outbox.kinds import Kind
from outbox.models import Message
from outbox.rules import queue_message
from tests.support.outbox import registered

CODE = Kind("test_code", render=lambda message: "123456 est votre code.", urgent=True)


@task(backend="jobs")
def sweep_a_room(name: str) -> str:
    return f"{name} is clean"


@pytest.fixture
def working():
    jobs.start()
    yield
    jobs.stop()


def wait_for(fact, seconds: float) -> float:
    begun = time.monotonic()
    while not fact():
        assert time.monotonic() - begun < seconds
        time.sleep(0.01)
    return time.monotonic() - begun


@pytest.mark.django_db(transaction=True)
def test_a_code_is_on_the_phone_within_a_second(working):
    with registered(CODE):
        time.sleep(0.2)  # in the middle of the wait between two ticks
        message = queue_message(kind="test_code", address="+33639980001", data={}, key=str(new_id()))
        # Well under the tick: the commit itself rings the bell.
        assert wait_for(lambda: Message.objects.get(pk=message.pk).sent_at, 1) < 0.7
    last = json.loads(Path(settings.OUTBOX_FILE).read_text().splitlines()[-1])
    assert last.keys() == {"at", "channel", "to", "text"}
    assert last["to"] == "+33639980001"


@pytest.mark.django_db(transaction=True)
def test_a_task_of_the_jobs_alias_is_run(working):
    result = sweep_a_room.enqueue("cuisine")
    wait_for(lambda: result.refresh() or result.is_finished, 5)
    assert result.return_value == "cuisine is clean"


@pytest.mark.django_db
def test_work_that_waits_for_minutes_is_noticed():
    from datetime import timedelta

    from kit.time import now

    with registered(CODE):
        assert jobs.keeping_up()
        late = now() - timedelta(minutes=3)
        queue_message(kind="test_code", address="+33639980001", data={}, key=str(new_id()), due_at=late)
        assert not jobs.keeping_up()
