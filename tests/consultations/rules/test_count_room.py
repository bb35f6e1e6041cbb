"""A room is counted by hands, whole and apart; what was counted stays, corrected or not."""

import datetime as dt
import uuid

import pytest
from django.db import IntegrityError, transaction

from journal.models import Channel, Entry
from kit.refusals import NotAllowed
from kit.time import now, today
from participation.consultations.fragments import counts_in_rooms
from participation.consultations.models import Contribution, GroupCount, Hands, State
from participation.consultations.rules import (
    NothingCounted,
    NotThatDay,
    Room,
    RoomGone,
    RoomReplaced,
    RoomsOver,
    TooManyHands,
    correct_room,
    count_room,
    sheets_of,
    withdraw_room,
)
from participation.moderation.rules import publish_item
from participation.people.rules.erase_person import erase_person
from tests.support.consultations import YES, a_consultation, an_anonymous_one, close, sent_by
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker
from tests.support.workshops import SessionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.grown]
RAISED = {"samedi": {"yes": 20, "no": 8, "unsure": 3}, "moment": {"matin": 0, "soir": 12}}


@pytest.fixture(params=[a_consultation, an_anonymous_one], ids=["confidential", "anonymous"])
def consultation(request):
    return request.param()


@pytest.fixture
def nadia(consultation):
    return a_worker(consultation.structure)


def a_room(by, **fields):
    seen = {"headcount": 31, "raised": RAISED, "held_by": by.pk, "day": today(), "where": "Mairie annexe"}
    return Room(**seen | fields)


def counted(consultation, by, *, key=None, version=1, **fields):
    return count_room(consultation.pk, a_room(by, **fields), version=version, key=key or uuid.uuid4(), by=by)


def test_a_room_is_kept_whole_and_added_to_nothing(consultation, nadia):
    sent_by(consultation, a_person(consultation.structure), samedi=YES)
    room = counted(consultation, nadia)
    assert (room.raised, room.headcount, room.held_by, room.place) == (RAISED, 31, nadia, "Mairie annexe")
    close(consultation)
    assert [sheet.channel for sheet in sheets_of(consultation)] == [Channel.SELF]
    assert consultation.took_part == 1


def test_the_questions_do_not_change_any_more_once_hands_were_raised(consultation, nadia):
    counted(consultation, nadia)
    assert consultation.questionnaire_in_use().is_frozen


def test_the_journal_says_that_a_room_was_counted_and_by_whom(consultation, nadia):
    room = counted(consultation, nadia)
    entry = Entry.objects.get(verb="RoomCounted")
    assert (entry.actor, entry.channel, entry.targets["count"]) == (nadia.pk, Channel.GROUP, str(room.pk))


def test_one_form_sent_twice_is_one_room(consultation, nadia):
    key = uuid.uuid4()
    quotes = ["On attend trop."]
    assert counted(consultation, nadia, key=key, quotes=quotes) == counted(consultation, nadia, key=key, quotes=quotes)
    assert (GroupCount.objects.count(), Contribution.objects.count()) == (1, 1)


def test_no_more_hands_than_people(consultation, nadia):
    for raised in ({"samedi": {"yes": 32}}, {"samedi": {"yes": 20, "no": 12}}):
        with pytest.raises(TooManyHands):
            counted(consultation, nadia, raised=raised)
    with pytest.raises(NothingCounted):
        counted(consultation, nadia, raised={"samedi": {}})
    with pytest.raises(NotAllowed):
        counted(consultation, nadia, raised={"samedi": {"peut-etre": 1}})
    assert not GroupCount.objects.exists()


def test_the_database_refuses_them_too(consultation, nadia):
    room = counted(consultation, nadia, raised={"samedi": {"yes": 20}})
    nonsense = (
        lambda: Hands.objects.create(count=room, question="samedi", answer="no", hands=12, above=20, out_of=31),
        lambda: Hands.objects.create(count=room, question="samedi", answer="yes", hands=1, out_of=31),
        lambda: GroupCount.objects.create(consultation=consultation, version=1, day=today(), where="Ici", headcount=0),
        lambda: GroupCount.objects.create(consultation=consultation, version=1, day=today(), headcount=9),
    )
    for write in nonsense:
        with pytest.raises(IntegrityError), transaction.atomic():
            write()


def test_the_day_is_one_on_which_the_questions_were_there(consultation, nadia):
    for day in (today() + dt.timedelta(days=1), (consultation.opens_at - dt.timedelta(days=2)).date(), None):
        with pytest.raises(NotThatDay):
            counted(consultation, nadia, day=day)


def test_a_session_of_a_workshop_says_where_and_when(consultation, nadia):
    begun = now() - dt.timedelta(hours=3)
    session = SessionFactory(workshop__structure=consultation.structure, starts_at=begun)
    room = counted(consultation, nadia, session_id=session.pk, day=None, where="")
    assert (room.session, room.where) == (session, "")
    assert session.workshop.title in room.place
    to_come, elsewhere = SessionFactory(workshop=session.workshop), SessionFactory(starts_at=begun)
    for other in (to_come, elsewhere):
        with pytest.raises(NotAllowed):
            counted(consultation, nadia, session_id=other.pk)


def test_what_was_heard_is_nobodys_and_is_read_first(consultation, nadia):
    room = counted(consultation, nadia, quotes=["On attend dehors, même quand il pleut."])
    quote = Contribution.objects.get()
    assert (quote.author, quote.room, quote.channel) == (None, room, Channel.GROUP)
    assert (quote.review.state, quote.review.author_id) == ("pending", None)
    with pytest.raises(NotAllowed):  # who wrote it down leaves it to others
        publish_item(quote.review_id, seen=0, by=nadia)
    publish_item(quote.review_id, seen=0, by=a_worker(consultation.structure))


def test_a_correction_replaces_what_stays(consultation, nadia):
    first = counted(consultation, nadia, dissent="Deux personnes travaillent le samedi.", quotes=["On attend."])
    room = a_room(nadia, raised={"samedi": {"yes": 21}}, dissent="Une autre dit que cela dépend.")
    second = correct_room(first.pk, room, key=uuid.uuid4(), by=nadia)
    assert list(GroupCount.objects.standing()) == [second]
    first.refresh_from_db()
    assert (first.raised, first.dissent) == (RAISED, "Deux personnes travaillent le samedi.")
    assert Contribution.objects.get().room == first
    with pytest.raises(RoomReplaced):
        correct_room(first.pk, room, key=uuid.uuid4(), by=nadia)
    assert Entry.objects.get(verb="RoomCorrected").targets["replaced"] == str(first.pk)


def test_one_that_was_typed_twice_is_withdrawn_with_its_reason_and_stays(consultation, nadia):
    room = counted(consultation, nadia, dissent="Deux personnes travaillent le samedi.")
    withdrawal = withdraw_room(room.pk, why="Saisi 2 fois", by=nadia)
    assert withdraw_room(room.pk, why="Autre chose", by=nadia).why == withdrawal.why == "Saisi 2 fois"
    with pytest.raises(RoomGone):
        correct_room(room.pk, a_room(nadia), key=uuid.uuid4(), by=nadia)
    for other in (a_person(consultation.structure), a_worker(StructureFactory())):
        with pytest.raises(NotAllowed):
            withdraw_room(room.pk, why="Autre chose", by=other)
    close(consultation)
    (shown,) = counts_in_rooms(consultation)
    assert (shown.withdrawn, shown.charts) == ("Saisi 2 fois", [])
    assert shown.dissent == ["Deux personnes travaillent le samedi."]
    assert GroupCount.objects.get().raised == RAISED
    assert Entry.objects.filter(verb="RoomWithdrawn").count() == 1


def test_what_was_corrected_is_not_withdrawn_but_its_correction_is(consultation, nadia):
    first = counted(consultation, nadia)
    second = correct_room(first.pk, a_room(nadia), key=uuid.uuid4(), by=nadia)
    with pytest.raises(RoomReplaced):
        withdraw_room(first.pk, why="Saisi 2 fois", by=nadia)
    withdraw_room(second.pk, why="Saisi 2 fois", by=nadia)


def test_what_was_counted_cannot_be_changed_nor_its_dissent_erased(consultation, nadia):
    room = counted(consultation, nadia, dissent="Deux personnes travaillent le samedi.")
    for change in (
        lambda: GroupCount.objects.filter(pk=room.pk).update(dissent=""),
        lambda: GroupCount.objects.filter(pk=room.pk).update(headcount=99),
        lambda: Hands.objects.filter(count=room).update(hands=1),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_it_may_be_written_down_after_the_last_day_but_not_once_all_is_put_away(consultation, nadia):
    close(consultation)
    counted(consultation, nadia)
    consultation.state = State.ARCHIVED
    consultation.save(update_fields=["state"])
    with pytest.raises(RoomsOver):
        counted(consultation, nadia)


def test_the_team_of_the_structure_that_asks_and_nobody_else(consultation, nadia):
    room = counted(consultation, nadia)
    elsewhere = a_worker(StructureFactory(territory=consultation.structure.territory))
    for user in (elsewhere, a_person(consultation.structure)):
        with pytest.raises(NotAllowed):
            counted(consultation, user)
        with pytest.raises(NotAllowed):
            correct_room(room.pk, a_room(user), key=uuid.uuid4(), by=user)
        with pytest.raises(NotAllowed):  # nor is it written that they held it
            counted(consultation, nadia, held_by=user.pk)
    claire = a_coordinator(consultation.structure)
    assert counted(consultation, claire, held_by=nadia.pk).held_by == nadia


def test_of_an_erased_account_the_count_stays(consultation, nadia):
    room = counted(consultation, nadia)
    nadia.memberships.all().delete()  # she works there no more
    erase_person(nadia, by=None)
    room.refresh_from_db()
    assert (room.held_by, room.raised) == (None, RAISED)
