"""What is sent outside once words were read: that there is an answer, once a day, and nothing if it was taken back."""

import datetime as dt

import pytest

from outbox.models import Message
from participation.moderation.models import UNDO_FOR, Concern, Reason
from participation.moderation.notices import ANSWERED, render_answered
from participation.moderation.rules import keep_item, publish_item, refuse_item, report_words, undo_decision
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_person, a_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    structure = StructureFactory()
    awa = a_person(structure, "Awa")
    return (
        [a_message(structure, awa, words) for words in ("Le samedi.", "Le soir.", "À midi.")],
        awa,
        a_worker(structure),
    )


def told(user) -> list[Message]:
    return list(Message.objects.filter(to=user.pk, kind=ANSWERED).order_by("due_at"))


def test_several_answers_of_a_day_are_one_message_and_what_comes_after_it_is_told_the_next_day(scene):
    (first, second, third), awa, nadia = scene
    publish_item(first.pk, seen=0, by=nadia)
    refuse_item(second.pk, seen=0, reason=Reason.UNCLEAR, by=nadia)
    [message] = told(awa)
    assert UNDO_FOR - dt.timedelta(seconds=5) < message.due_at - message.created_at <= UNDO_FOR
    message.sent_at = message.due_at
    message.save()
    publish_item(third.pk, seen=0, by=nadia)
    assert [one.sent_at is None for one in told(awa)] == [False, True]
    assert told(awa)[1].due_at - message.due_at >= dt.timedelta(days=1)


def test_what_was_taken_back_sends_nothing(scene):
    (item, *_), awa, nadia = scene
    publish_item(item.pk, seen=0, by=nadia)
    [message] = told(awa)
    assert render_answered(message)
    undo_decision(item.pk, seen=1, by=nadia)
    assert render_answered(message) is None


def test_who_reported_is_told_that_there_is_an_answer(scene):
    (item, *_), _awa, nadia = scene
    publish_item(item.pk, seen=0, by=nadia)
    fanta = a_person(item.structure, "Fanta")
    report_words(item.pk, concern=next(iter(Concern)), number="n1", by=fanta)
    item.refresh_from_db()
    keep_item(item.pk, seen=item.version, by=nadia)
    [message] = told(fanta)
    assert render_answered(message)
