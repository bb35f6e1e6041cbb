import datetime as dt

import pytest
import time_machine

from kit.refusals import NotAllowed
from kit.time import now
from participation.moderation.models import Reason, State, Verdict
from participation.moderation.rules import AlreadyDecided, TooLateToUndo, publish_item, refuse_item, undo_decision
from tests.support.moderation import a_message
from tests.support.people import a_worker

pytestmark = pytest.mark.django_db


def test_an_undone_decision_leaves_the_message_to_read_and_both_rows_in_the_history():
    item = a_message()
    samira = a_worker(item.structure)
    refuse_item(item.pk, seen=0, reason=Reason.OFF_TOPIC, by=samira)
    undo_decision(item.pk, seen=1, by=samira)
    item.refresh_from_db()
    assert (item.state, item.reason, item.version) == (State.PENDING, "", 2)
    verdicts = item.decisions.order_by("version").values_list("verdict", flat=True)
    assert list(verdicts) == [Verdict.REFUSED, Verdict.UNDONE]


def test_after_five_minutes_a_decision_stays():
    item = a_message()
    samira = a_worker(item.structure)
    publish_item(item.pk, seen=0, by=samira)
    with time_machine.travel(now() + dt.timedelta(minutes=5, seconds=1)), pytest.raises(TooLateToUndo):
        undo_decision(item.pk, seen=1, by=samira)
    item.refresh_from_db()
    assert (item.state, item.version) == (State.APPROVED, 1)


def test_only_the_one_who_decided_may_undo():
    item = a_message()
    publish_item(item.pk, seen=0, by=a_worker(item.structure))
    with pytest.raises(NotAllowed):
        undo_decision(item.pk, seen=1, by=a_worker(item.structure))


def test_an_old_page_cannot_undo_a_newer_decision():
    item = a_message()
    samira = a_worker(item.structure)
    publish_item(item.pk, seen=0, by=samira)
    undo_decision(item.pk, seen=1, by=samira)
    refuse_item(item.pk, seen=2, reason=Reason.INSULT, by=samira)
    with pytest.raises(AlreadyDecided):
        undo_decision(item.pk, seen=0, by=samira)
