"""Meetings: proposed by either side, answered by the other, moved without losing the first, told the day before."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, transaction

from journal.models import Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import PARIS, midnight, now, today
from outbox.models import Message as Sent
from outbox.rules import text_of
from participation.people.models import Referent, Scope
from participation.plans.models import Meeting, MeetingState, Way
from participation.plans.notices import MEETING_CHANGED, MEETING_REMINDER
from participation.plans.rules import (
    MeetingChanged,
    MomentIsPast,
    NobodyMeets,
    NotAtNight,
    NowhereToMeet,
    answer_meeting,
    cancel_meeting,
    propose_meeting,
)
from tests.support.people import a_user, a_worker, give_mandate
from tests.support.plans import a_partner
from tests.support.workshops import PlaceFactory

pytestmark = pytest.mark.django_db
AGREED, TALK, DECLINED = MeetingState.AGREED, MeetingState.TALK, MeetingState.DECLINED


def at(days: int, hour: int = 10) -> dt.datetime:
    return midnight(today() + dt.timedelta(days=days)) + dt.timedelta(hours=hour)


def proposes(pair, by=None, *, days=3, **changes):
    asked = {"starts_at": at(days), "way": Way.PHONE, "key": new_id(), "by": by or pair.worker} | changes
    return propose_meeting(pair.person.pk, **asked)


def answers(meeting, by, answer=AGREED, seen=0):
    return answer_meeting(meeting.pk, answer=answer, seen=seen, by=by)


def cancels(meeting, by, seen=0):
    return cancel_meeting(meeting.pk, seen=seen, by=by)


def states():
    return list(Meeting.objects.order_by("starts_at").values_list("state", flat=True))


def test_either_side_proposes_and_the_other_answers(pair):
    for by, other in ((pair.worker, pair.person), (pair.person, pair.worker)):
        meeting = proposes(pair, by)
        with pytest.raises(NotAllowed):
            answers(meeting, by)
        assert answers(meeting, other).state == AGREED
        assert meeting.worker == pair.worker
    verbs = Entry.objects.filter(stream_id=f"messages:{pair.person.pk}").order_by("seq").values_list("verb", flat=True)
    assert list(verbs) == ["MeetingProposed", "MeetingAgreed"] * 2


def test_nobody_else_has_a_hand_in_it(pair):
    meeting = proposes(pair)
    karim = a_user("Karim Naït")
    give_mandate(pair.person, karim, Scope.PLAN)
    for user in (a_worker(pair.structure), a_partner(pair), karim):
        with pytest.raises(NotAllowed):
            proposes(pair, user)
        with pytest.raises(NotAllowed):
            answers(meeting, user)
        with pytest.raises(NotAllowed):
            cancels(meeting, user)


def test_a_helper_answers_for_her(pair):
    lucie = a_user("Lucie Aubert")
    give_mandate(pair.person, lucie, Scope.MESSAGE)
    answers(proposes(pair), lucie)
    assert Entry.objects.get(verb="MeetingAgreed").on_behalf == pair.person.pk
    with pytest.raises(NotAllowed):
        answers(proposes(pair, lucie), pair.person)


def test_another_day_keeps_the_first_until_both_agree(pair):
    first = answers(proposes(pair, days=3), pair.person)
    other = proposes(pair, pair.person, days=5, replaces=first.pk)
    assert states() == ["agreed", "proposed"]
    third = proposes(pair, days=6, replaces=other.pk)
    answers(third, pair.person)
    assert states() == ["moved", "moved", "agreed"], "the day it stood for, and the one in between"


def test_a_new_day_that_is_refused_changes_nothing(pair):
    first = answers(proposes(pair, days=3), pair.person)
    answers(proposes(pair, pair.person, days=5, replaces=first.pk), pair.worker, DECLINED)
    assert states() == ["agreed", "declined"]


def test_two_new_days_do_not_wait_at_once(pair):
    first = answers(proposes(pair, days=3), pair.person)
    other = proposes(pair, days=5, replaces=first.pk)
    proposes(pair, pair.person, days=6, replaces=first.pk, seen=other.pk)
    assert states() == ["agreed", "moved", "proposed"]
    proposes(pair, pair.person, days=7, replaces=first.pk)
    assert states() == ["agreed", "moved", "moved", "proposed"], "one's own is one's own to change"


def test_a_day_proposed_meanwhile_by_the_other_side_is_not_pushed_aside_unread(pair):
    first = answers(proposes(pair, days=3), pair.person)
    proposes(pair, pair.person, days=5, replaces=first.pk)
    with pytest.raises(MeetingChanged):
        proposes(pair, days=6, replaces=first.pk)
    assert states() == ["agreed", "proposed"]


def test_an_older_page_moves_nothing(pair):
    meeting = proposes(pair)
    answers(meeting, pair.person, TALK)
    with pytest.raises(MeetingChanged):
        answers(meeting, pair.person, AGREED, seen=0)
    with pytest.raises(MeetingChanged):
        cancels(meeting, pair.worker, seen=0)
    assert answers(meeting, pair.person, AGREED, seen=1).state == AGREED
    cancels(meeting, pair.person, seen=2)
    with pytest.raises(MeetingChanged):
        proposes(pair, replaces=meeting.pk)


def test_asked_twice_it_is_there_once(pair):
    key = new_id()
    assert proposes(pair, key=key) == proposes(pair, key=key)
    meeting = answers(Meeting.objects.get(), pair.person)
    assert answers(meeting, pair.person).seq == 1


def test_what_cannot_be_is_refused_in_words(pair):
    with pytest.raises(MomentIsPast):
        proposes(pair, days=-1)
    for hour in (3, 22):
        with pytest.raises(NotAtNight):
            proposes(pair, starts_at=at(3, hour))
    for where in ({"way": Way.PLACE}, {"way": Way.ADDRESS, "address": " "}):
        with pytest.raises(NowhereToMeet):
            proposes(pair, **where)
    Referent.objects.all().delete()
    with pytest.raises(NobodyMeets):
        proposes(pair, pair.person)
    assert not Meeting.objects.exists()


def test_where_and_who_finds_the_interpreter_are_kept(pair):
    place = PlaceFactory()
    meeting = proposes(pair, way=Way.PLACE, place_id=place.pk, address="ailleurs", language="pachto")
    assert (meeting.place, meeting.address, meeting.language, meeting.found_by) == (place, "", "pachto", "team")


def test_the_database_refuses_nonsense(pair):
    whole = {"person": pair.person, "worker": pair.worker, "author": pair.worker, "proposed_by": "team"}
    whole |= {"starts_at": at(3), "way": Way.PHONE}
    for nonsense in (
        {"way": Way.PLACE},
        {"address": "ailleurs"},
        {"language": "pachto"},
        {"state": AGREED},
        {"worker": pair.person},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Meeting.objects.create(**whole | nonsense)


def test_she_is_reminded_the_day_before_in_neutral_words(pair):
    meeting = answers(proposes(pair, starts_at=at(4, 14)), pair.person)
    reminder = Sent.objects.get(kind=MEETING_REMINDER)
    assert reminder.due_at.astimezone(PARIS) == at(3, 10)
    assert "à 14 h. Pour changer" in text_of(reminder)
    cancels(meeting, pair.worker, seen=1)
    assert text_of(reminder) is None


def test_a_reminder_follows_the_day_that_holds(pair):
    first = answers(proposes(pair, days=4), pair.person)
    answers(proposes(pair, pair.person, days=6, replaces=first.pk), pair.worker)
    told = [text_of(one) for one in Sent.objects.filter(kind=MEETING_REMINDER).order_by("due_at")]
    assert told[0] is None
    assert told[1]


def test_a_meeting_agreed_after_that_hour_has_no_reminder(pair):
    with time_machine.travel(dt.datetime(2027, 3, 23, 16, tzinfo=PARIS), tick=False):
        answers(proposes(pair, starts_at=dt.datetime(2027, 3, 24, 9, tzinfo=PARIS)), pair.person)
    assert not Sent.objects.filter(kind=MEETING_REMINDER).exists()


def test_an_hour_stays_the_same_when_the_clocks_change(pair):
    """The night from 27 to 28 March 2027 has one hour less."""
    with time_machine.travel(dt.datetime(2027, 3, 20, 16, tzinfo=PARIS), tick=False):
        answers(proposes(pair, starts_at=dt.datetime(2027, 3, 28, 9, tzinfo=PARIS)), pair.person)
        reminder = Sent.objects.get(kind=MEETING_REMINDER)
        assert reminder.due_at == dt.datetime(2027, 3, 27, 10, tzinfo=PARIS)
        assert "dimanche 28 mars à 9 h." in text_of(reminder)


def test_she_is_told_of_what_the_team_does_and_not_of_her_own_act(pair):
    meeting = proposes(pair)
    told = Sent.objects.get(kind=MEETING_CHANGED)
    assert text_of(told)
    assert told.due_at > now()
    answers(meeting, pair.person)
    assert text_of(told) is None, "she has answered: there is nothing left to tell"
    assert Sent.objects.filter(kind=MEETING_CHANGED).count() == 1
