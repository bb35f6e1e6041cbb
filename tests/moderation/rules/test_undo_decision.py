import datetime as dt

import pytest
import time_machine

from kit.refusals import NotAllowed
from kit.time import now
from outbox.models import Message
from participation.moderation.models import Concern, Reason, ReviewItem, State, Verdict
from participation.moderation.notices import ANSWERED, render_answered
from participation.moderation.rules import (
    AlreadyDecided,
    NeedsTwo,
    TooLateToUndo,
    ask_opinion,
    escalate_item,
    give_opinion,
    hold_item,
    keep_item,
    publish_item,
    refuse_item,
    report_words,
    undo_decision,
)
from tests.support.clients import signed_in
from tests.support.moderation import a_message
from tests.support.people import a_person, a_worker

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


def test_what_is_taken_back_leaves_the_question_and_who_may_answer_it():
    item = a_message()
    nadia, samira = a_worker(item.structure, "Nadia"), a_worker(item.structure, "Samira")
    ask_opinion(item.pk, seen=0, note="Et toi ?", by=nadia)
    escalate_item(item.pk, seen=1, note="Je ne sais pas.", by=nadia)
    assert undo_decision(item.pk, seen=2, by=nadia).wants_opinion
    publish_item(item.pk, seen=3, by=samira)
    assert undo_decision(item.pk, seen=4, by=samira).wants_opinion
    give_opinion(item.pk, seen=5, note="Oui.", by=samira)
    undo_decision(item.pk, seen=6, by=samira)
    for act in (publish_item, lambda pk, seen, by: give_opinion(pk, seen=seen, note="Oui.", by=by)):
        with pytest.raises((NeedsTwo, NotAllowed)):
            act(item.pk, seen=7, by=nadia)
    give_opinion(item.pk, seen=7, note="Oui, oui.", by=samira)
    ask_opinion(item.pk, seen=8, note="Sûre ?", by=nadia)
    with pytest.raises(NeedsTwo):
        publish_item(item.pk, seen=9, by=nadia)


def test_put_aside_a_question_still_waits_and_nobody_asks_over_it():
    item = a_message()
    nadia, samira = a_worker(item.structure, "Nadia"), a_worker(item.structure, "Samira")
    ask_opinion(item.pk, seen=0, note="Et toi ?", by=nadia)
    with pytest.raises(AlreadyDecided):
        ask_opinion(item.pk, seen=1, note="Et toi ?", by=samira)
    hold_item(item.pk, seen=1, note="J’appelle.", by=nadia)
    with pytest.raises(NeedsTwo):
        publish_item(item.pk, seen=2, by=nadia)


def test_back_to_what_was_shown_it_is_as_old_as_it_was_and_who_published_it_did():
    item = a_message(text="Appelez Sandrine.")
    nadia, samira = a_worker(item.structure, "Nadia"), a_worker(item.structure, "Samira")
    publish_item(item.pk, seen=0, by=nadia)
    long_ago = now() - dt.timedelta(days=2)
    ReviewItem.objects.filter(pk=item.pk).update(decided_at=long_ago)
    fanta = a_person(item.structure)
    told = [report_words(item.pk, concern=Concern.PRIVATE, number="n1", by=fanta)]
    publish_item(item.pk, seen=1, text="Appelez [prénom].", by=samira)
    told.append(report_words(item.pk, concern=Concern.PRIVATE, number="n2", by=fanta))
    undone = undo_decision(item.pk, seen=2, by=samira)
    assert (undone.decided_at, undone.last_decision().publication.who) == (long_ago, "Nadia")
    assert undone.reported_at == told[1].at
    message = Message.objects.get(to=item.author_id, kind=ANSWERED)
    assert render_answered(message) is None
    keep_item(item.pk, seen=3, by=samira)
    assert "Publié par Nadia" in signed_in(samira).get("/equipe/moderation/?voir=fait").content.decode()


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
