"""Which list a message that arrives belongs to: the marks it carries say what the queries of the tabs say."""

import datetime as dt
import itertools
import uuid

import pytest

from journal.models import entries_after
from kit.time import now, today
from participation.moderation.fragments import asked_of_arrivals, queue
from participation.moderation.models import OPEN, SHOWN, Reason, ReviewItem, State
from participation.moderation.permissions import visible_items
from participation.moderation.rules import ask_opinion, claim_item, give_opinion, publish_item
from participation.moderation.streams import render, views
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_worker

pytestmark = pytest.mark.django_db
KINDS = ("idea", "words")


def every_sort_of_item(structure) -> None:
    """One of each that the database takes: state, opinion, report, personal data, promise, sort of words, and age."""
    decided = (now() - dt.timedelta(minutes=1), now() - dt.timedelta(days=1))
    days = (today(), today() - dt.timedelta(days=1))
    for state, kind, private, due_on in itertools.product(State, KINDS, (False, True), days):
        shown = state in SHOWN or state == State.APPEALED
        for opinion, reported, at in itertools.product((False, True), (False, True), decided):
            if (opinion and state != State.PENDING) or (reported and not shown):
                continue
            ReviewItem.objects.create(
                subject_kind=kind,
                subject_id=uuid.uuid4(),
                structure=structure,
                reader=structure,
                text="Un banc",
                state=state,
                private=private,
                wants_opinion=opinion,
                due_on=due_on,
                published_text="Un banc" if shown else "",
                reason=Reason.INSULT if state == State.REFUSED else "",
                decided_at=None if state in OPEN else at,
                reported_at=now() if reported else None,
            )


def test_a_message_carries_the_marks_of_the_lists_that_show_it():
    structure = StructureFactory()
    samira = a_worker(structure)
    every_sort_of_item(structure)
    on_the_desk = list(visible_items(samira).on_the_desk())
    shown = {}
    for tab, kind, late in itertools.product(("lire", "prive", "deux"), ("", *KINDS), (False, True)):
        takes = set(asked_of_arrivals(tab, kind=kind, late=late).split())
        found = {item.pk for item in queue(samira, tab=tab, kind=kind, late=late)["items"]}
        assert found == {item.pk for item in on_the_desk if takes <= set(item.marks.split())}, (tab, kind, late)
        shown[tab, kind, late] = len(found)
    assert all(shown.values())
    assert len(set(shown.values())) > 6, "each list shows something else"


@pytest.mark.parametrize(("tab", "name"), [("lire", "messages"), ("deux", "messages"), ("fait", "messages-fait")])
def test_messages_arrive_in_every_list_of_what_waits_and_in_no_other(tab, name):
    assert queue(a_worker(), tab=tab)["queue_id"] == name


def test_what_moves_a_message_to_another_tab_brings_it_there_and_a_lease_does_not():
    item = a_message()
    samira, nadia = a_worker(item.structure), a_worker(item.structure)
    claim_item(item.pk, by=samira)
    ask_opinion(item.pk, seen=0, note="Qu’en pensez-vous ?", by=samira)
    give_opinion(item.pk, seen=1, note="Très bien.", by=nadia)
    publish_item(item.pk, seen=2, by=nadia)
    view, hold = views([nadia.pk], "")[nadia.pk], "hold:messages"
    kinds = [render([entry], "", view)[entry.seq].kind for entry in entries_after("moderation", 0, 200)]
    assert kinds == [hold, "replace", hold, hold, "replace"]
