"""The same report by the same reader, the same instant: real processes, on the database of the run."""

import uuid

import pytest

from participation.moderation.models import Concern, Report
from participation.moderation.rules import publish_item, report_words
from participation.people.models import User
from tests.support.moderation import a_message
from tests.support.people import a_person, a_worker
from tests.support.servers import race, results_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]

ITEMS = 8
TAPS = 4


def report_all(items: list[uuid.UUID], user_id: uuid.UUID | None, lane: int) -> int:
    """A slow phone, a quick finger: with an account each tap has its own number, without one the same."""
    by = User.objects.get(pk=user_id) if user_id else None
    for item_id in items:
        report_words(item_id, concern=Concern.OTHER, number=f"{item_id}{lane if by else ''}", by=by)
    return len(items)


@pytest.mark.parametrize("has_account", [True, False])
def test_tapped_several_times_it_is_one_report_and_no_error(has_account):
    items = [a_message() for _ in range(ITEMS)]
    for item in items:
        publish_item(item.pk, seen=0, by=a_worker(item.structure))
        # Reported before by somebody else: nothing of the row has to change for the next ones.
        report_words(item.pk, concern=Concern.INSULT, number=str(item.pk)[::-1], by=None)
    by = a_person().pk if has_account else None
    ids = [item.pk for item in items]
    outcomes = race(TAPS, f"{__name__}:report_all", [(ids, by, lane) for lane in range(TAPS)])
    assert results_of(outcomes) == [ITEMS] * TAPS, outcomes
    assert Report.objects.filter(concern=Concern.OTHER).count() == ITEMS
