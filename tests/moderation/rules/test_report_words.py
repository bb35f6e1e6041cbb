"""What readers of the site tell us, and what they are told."""

import datetime as dt
from functools import partial

import pytest

from journal.models import Entry
from kit.refusals import NotAllowed
from kit.time import today
from participation.moderation import notices
from participation.moderation.models import Concern, Outcome, Reason, ReviewItem, State
from participation.moderation.permissions import pending_count
from participation.moderation.rules import (
    ReportedSince,
    appeal_item,
    hear_appeal,
    keep_item,
    publish_item,
    refuse_item,
    report_words,
    undo_decision,
)
from participation.moderation.rules.erase_words import erase_words
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_person, a_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    item = a_message(text="Appelez Sandrine.")
    nadia = a_worker(item.structure, "Nadia")
    publish_item(item.pk, seen=0, by=nadia)
    return item, nadia


def report(item, by=None, number="AB12"):
    return report_words(item.pk, concern=Concern.PRIVATE, number=number, by=by)


def test_a_report_puts_the_words_back_on_the_desk_and_they_stay_shown(published):
    item, nadia = published
    assert pending_count(nadia) == 0
    told = report(item)
    assert report(item) == told
    assert pending_count(nadia) == 1
    assert ReviewItem.objects.shown().filter(pk=item.pk).exists()


@pytest.mark.parametrize("answer", ["kept", "changed", "removed"])
def test_each_answer_reaches_whoever_reported(published, answer):
    item, nadia = published
    told = [report(item, by=a_person(item.structure)), report(item, number="CD34")]
    if answer == "kept":
        keep_item(item.pk, seen=1, by=nadia)
    elif answer == "changed":
        publish_item(item.pk, seen=1, text="Appelez [prénom].", by=nadia)
    else:
        refuse_item(item.pk, seen=1, reason=Reason.PRIVATE, by=nadia)
    for one in told:
        one.refresh_from_db()
    assert [one.outcome for one in told] == [Outcome(answer)] * 2


@pytest.mark.parametrize("again", ["Appelez Sandrine.", "Appelez [prénom]."])
def test_who_reported_is_told_that_words_were_hidden_only_where_some_were(published, again):
    item, nadia = published
    report(item)
    publish_item(item.pk, seen=1, text=again, by=nadia)
    told = [report(item, number="CD34")]
    publish_item(item.pk, seen=2, by=nadia)
    told.append(report(item, number="EF56"))
    publish_item(item.pk, seen=3, text="Appelez Sandrine.", by=nadia)  # less is hidden, or the same
    for one in told:
        one.refresh_from_db()
    assert [one.outcome for one in told] == [Outcome.KEPT] * 2


def test_what_waits_from_before_it_was_taken_back_is_told_what_is_shown_now(published):
    item, nadia = published
    told = report(item)
    undo_decision(item.pk, seen=1, by=nadia)
    publish_item(item.pk, seen=2, by=nadia)
    told.refresh_from_db()
    assert told.outcome == Outcome.KEPT


def test_nobody_answers_what_she_did_not_read(published):
    item, nadia = published
    report(item)
    report(item, number="CD34")
    assert Entry.objects.filter(stream="moderation", verb="MessageReported").count() == 2
    for answer in (keep_item, publish_item, partial(refuse_item, reason=Reason.PRIVATE)):
        with pytest.raises(ReportedSince):
            answer(item.pk, seen=1, reports=1, by=nadia)
    keep_item(item.pk, seen=1, reports=2, by=nadia)


@pytest.mark.parametrize("turned", [False, True])
def test_those_who_are_told_are_told_in_one_order_whoever_is_the_author(turned, monkeypatch):
    structure, told = StructureFactory(), []
    people = sorted((a_person(structure) for _ in range(3)), key=lambda one: one.pk, reverse=turned)
    monkeypatch.setattr(notices, "words_answered", told.append)
    item, nadia = a_message(structure, people[0]), a_worker(structure)
    publish_item(item.pk, seen=0, by=nadia)
    for number, one in enumerate(people[1:]):
        report(item, by=one, number=f"n{number}")
    told.clear()
    refuse_item(item.pk, seen=1, reason=Reason.PRIVATE, by=nadia)
    assert told == sorted(one.pk for one in people)


def test_those_who_reported_words_of_an_erased_author_are_told_once_and_in_one_order(monkeypatch):
    structure, told = StructureFactory(), []
    nadia, awa = a_worker(structure), a_person(structure)
    people = sorted((a_person(structure) for _ in range(2)), key=lambda one: one.pk)
    monkeypatch.setattr(notices, "words_answered", told.append)
    items = sorted((a_message(structure, awa) for _ in range(2)), key=lambda item: item.pk)
    for item, reporters in zip(items, (people[1:], people), strict=True):
        publish_item(item.pk, seen=0, by=nadia)
        for number, one in enumerate(reporters):
            report(item, by=one, number=f"{item.pk}{number}"[-6:])
    told.clear()
    erase_words(awa)
    assert told == [one.pk for one in people]


def test_words_taken_away_by_mistake_come_back_with_the_reports_that_wait(published):
    item, nadia = published
    told = report(item)
    refuse_item(item.pk, seen=1, reason=Reason.PRIVATE, by=nadia)
    undo_decision(item.pk, seen=2, by=nadia)
    item.refresh_from_db()
    told.refresh_from_db()
    assert (item.state, item.published_text, told.outcome) == (State.APPROVED, "Appelez Sandrine.", "")
    assert item.reported_at


def test_words_that_go_with_their_author_are_no_longer_read_and_the_answer_says_so(published):
    item, nadia = published
    told = report(item)
    erase_words(item.author)
    told.refresh_from_db()
    assert (told.outcome, pending_count(nadia)) == (Outcome.REMOVED, 0)


def test_what_is_not_shown_cannot_be_reported():
    with pytest.raises(NotAllowed):
        report(a_message())


def test_a_day_that_was_promised_is_never_put_off(published):
    item, nadia = published
    soon = today() - dt.timedelta(days=2)
    report(item, number="CD34")
    ReviewItem.objects.filter(pk=item.pk).update(due_on=soon)
    report(item)
    publish_item(item.pk, seen=1, text="Appelez [prénom].", by=nadia)
    appeal_item(item.pk, seen=2, by=item.author)
    ReviewItem.objects.filter(pk=item.pk).update(due_on=soon)
    report(item, number="EF56")
    item.refresh_from_db()
    assert item.due_on == soon


def test_somebody_in_danger_is_answered_the_same_day(published):
    item, _nadia = published
    report(item)
    report_words(item.pk, concern=Concern.DANGER, number="CD34", by=None)
    item.refresh_from_db()
    assert item.due_on == today()


def test_those_who_hear_the_author_do_not_answer_whoever_reported(published):
    item, nadia = published
    report(item)
    publish_item(item.pk, seen=1, text="Appelez [prénom].", by=nadia)
    told = report(item, number="CD34")
    appeal_item(item.pk, seen=2, by=item.author)
    heard = hear_appeal(item.pk, seen=3, publishes=True, note="Oui.", by=a_worker(item.structure))
    told.refresh_from_db()
    assert (heard.published_text, heard.is_decidable, told.outcome) == ("Appelez Sandrine.", True, "")
    keep_item(item.pk, seen=4, by=nadia)
    told.refresh_from_db()
    assert told.outcome == Outcome.KEPT
