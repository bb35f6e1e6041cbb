"""What comes first in the queue, and what is offered back."""

import datetime as dt

import pytest

from kit.time import now, today
from participation.moderation.models import Concern, ReviewItem
from participation.moderation.rules import publish_item, report_words
from tests.support.clients import signed_in
from tests.support.markup import Page
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_person, a_worker

pytestmark = pytest.mark.django_db
DESK = "/equipe/moderation/"


@pytest.fixture
def structure():
    return StructureFactory()


def sent(structure, text: str, *, hours_ago: int, **fields: object) -> ReviewItem:
    item = a_message(structure, text=text)
    ReviewItem.objects.filter(pk=item.pk).update(created_at=now() - dt.timedelta(hours=hours_ago), **fields)
    return item


def offered(response) -> list[str]:
    """What can be taken back there."""
    forms = Page(response.content.decode()).all("form")
    return [form["action"] for form in forms if (form.get("action") or "").endswith("/annuler/")]


def test_danger_then_what_is_late_then_what_is_new_and_last_what_was_just_decided(structure):
    worker = a_worker(structure)
    done = sent(structure, "Publié.", hours_ago=0)
    publish_item(done.pk, seen=0, by=worker)
    sent(structure, "Hier.", hours_ago=24)
    reported = sent(structure, "Signalé.", hours_ago=90)
    publish_item(reported.pk, seen=0, by=worker)
    report_words(reported.pk, concern=Concern.PRIVATE, number="n", by=a_person(structure))
    sent(structure, "En retard.", hours_ago=70, due_on=today() - dt.timedelta(days=1))
    sent(structure, "Je veux mourir.", hours_ago=50)
    forgotten = sent(structure, "Signalé, en retard.", hours_ago=99)
    publish_item(forgotten.pk, seen=0, by=worker)
    report_words(forgotten.pk, concern=Concern.PRIVATE, number="m", by=a_person(structure))
    ReviewItem.objects.filter(pk=forgotten.pk).update(due_on=today() - dt.timedelta(days=1))
    shown = Page(signed_in(worker).get(DESK).content.decode()).all("blockquote")
    assert [words.text.strip("« »\xa0\n") for words in shown] == [
        "Je veux mourir.",
        "Signalé, en retard.",
        "En retard.",
        "Signalé.",
        "Hier.",
        "Publié.",
    ]
    assert [item.is_overdue for item in ReviewItem.objects.late()] == [True, True]


def test_each_fresh_decision_can_be_taken_back_from_its_message_however_many_there_were(structure):
    worker = a_worker(structure)
    items = [a_message(structure, text=f"Message {number}.") for number in range(5)]
    for item in items:
        publish_item(item.pk, seen=0, by=worker)
    client = signed_in(worker)
    first = f"{DESK}{items[0].pk}/annuler/"
    beside = offered(client.get(DESK))
    assert len(beside) == 3
    assert first not in beside
    assert offered(client.get(f"{DESK}{items[0].pk}/"))[0] == first
    client.post(first, {"version": 1})
    items[0].refresh_from_db()
    assert items[0].is_pending
