"""What they write to each other, who reads it, and what is new to whom."""

import pytest
from django.db import IntegrityError, transaction

from journal.models import Entry
from kit.ids import new_id
from kit.refusals import NotAllowed
from outbox.models import Message as Sent
from outbox.rules import text_of
from participation.people.models import Referent, Scope
from participation.plans.engine.text import LONGEST_MESSAGE, Unwritable
from participation.plans.models import Message, ReadMark, Thread, Voice
from participation.plans.models.receipt import KeyUsedElsewhere
from participation.plans.notices import MESSAGE_WAITS
from participation.plans.rules import (
    NobodyReads,
    NothingSaid,
    PlanClosed,
    mark_read,
    send_message,
    withdraw_plan,
)
from tests.support.people import a_person, a_user, a_worker, accompany, give_mandate
from tests.support.plans import a_partner, opens

pytestmark = pytest.mark.django_db


def say(about, by, text="Bonjour", **changes):
    return send_message(about.pk, text=text, by=by, **({"seen": 0, "key": new_id()} | changes))


def unread(about, user):
    return Message.objects.filter(thread=about.pk).unread_by(user.pk).count()


def test_they_write_to_each_other_in_one_thread(pair):
    say(pair.person, pair.person, "Je peux venir demain ?")
    say(pair.person, pair.worker, "Oui, à 10 h.")
    said = Message.objects.filter(thread=pair.person.pk).values_list("seq", "voice", "text")
    assert list(said) == [(1, Voice.PERSON, "Je peux venir demain ?"), (2, Voice.TEAM, "Oui, à 10 h.")]
    entries = Entry.objects.filter(stream_id=f"messages:{pair.person.pk}")
    assert [entry.actor for entry in entries.order_by("seq")] == [pair.person.pk, pair.worker.pk]
    assert "demain" not in str(entries.values_list("targets", flat=True))


def test_a_helper_writes_for_her_if_she_gave_that(pair):
    lucie, karim = a_user("Lucie Aubert"), a_user("Karim Naït")
    give_mandate(pair.person, lucie, Scope.MESSAGE)
    give_mandate(pair.person, karim, Scope.PLAN)
    message = say(pair.person, lucie)
    assert (message.voice, message.author) == (Voice.PERSON, lucie)
    assert Entry.objects.get(verb="MessageSent").on_behalf == pair.person.pk
    with pytest.raises(NotAllowed):
        say(pair.person, karim)


def test_neither_a_colleague_nor_a_partner_nor_an_ended_referent_writes(pair):
    partner = a_partner(pair)
    opens(pair, partner)
    for user in (a_worker(pair.structure), partner, a_person(pair.structure, "Moussa Diallo")):
        with pytest.raises(NotAllowed):
            say(pair.person, user)
    Referent.objects.update(ends_on="2026-01-02", starts_on="2026-01-01")
    with pytest.raises(NotAllowed):
        say(pair.person, pair.worker)
    assert not Thread.objects.exists()


def test_nobody_is_left_writing_to_nobody(pair):
    Referent.objects.all().delete()
    with pytest.raises(NobodyReads):
        say(pair.person, pair.person)


def test_a_new_referent_reads_what_was_written_before(pair):
    say(pair.person, pair.person)
    Referent.objects.all().delete()
    samira = a_worker(pair.structure, "Samira Costa")
    accompany(samira, pair.person, pair.structure)
    assert unread(pair.person, samira) == 1
    mark_read(pair.person.pk, seen=1, by=samira)
    with pytest.raises(NotAllowed):
        mark_read(pair.person.pk, seen=1, by=pair.worker)


def test_sent_twice_with_one_key_it_is_said_once(pair):
    key = new_id()
    assert say(pair.person, pair.person, key=key) == say(pair.person, pair.person, key=key)
    with pytest.raises(KeyUsedElsewhere):
        say(pair.person, pair.worker, key=key)


def test_a_tapped_sentence_keeps_what_was_typed(pair):
    assert say(pair.person, pair.person, "", quick="late").text == "Je suis en retard."
    assert say(pair.person, pair.person, "Le bus ne passe pas", quick="late").text.endswith("\nLe bus ne passe pas")


def test_nothing_and_too_much_are_refused(pair):
    with pytest.raises(NothingSaid):
        say(pair.person, pair.person, " \n ")
    with pytest.raises(Unwritable, match="trop long"):
        say(pair.person, pair.person, "x" * (LONGEST_MESSAGE + 1))
    assert not Message.objects.exists()


def test_one_is_never_told_of_ones_own_act(pair):
    say(pair.person, pair.person)
    assert (unread(pair.person, pair.person), unread(pair.person, pair.worker)) == (0, 1)


def test_what_she_had_on_her_screen_is_read_and_what_came_meanwhile_is_not(pair):
    say(pair.person, pair.worker)
    say(pair.person, pair.worker)
    say(pair.person, pair.person, seen=1)
    assert unread(pair.person, pair.person) == 1
    mark_read(pair.person.pk, seen=3, by=pair.person)
    mark_read(pair.person.pk, seen=1, by=pair.person)  # an older page, pressed later
    assert unread(pair.person, pair.person) == 0
    mark_read(pair.person.pk, seen=99, by=pair.person)  # a page that says it has seen what is not there yet
    say(pair.person, pair.worker)
    assert unread(pair.person, pair.person) == 1


def test_she_is_told_once_until_she_has_read(pair):
    for _ in range(3):
        say(pair.person, pair.worker)
    told = Sent.objects.get(kind=MESSAGE_WAITS)
    assert told.to == pair.person.pk
    assert text_of(told)
    mark_read(pair.person.pk, seen=2, by=pair.person)
    assert text_of(told), "one is still new to her"
    mark_read(pair.person.pk, seen=3, by=pair.person)
    assert text_of(told) is None, "read on the screen meanwhile: no SMS"
    say(pair.person, pair.worker)
    assert Sent.objects.filter(kind=MESSAGE_WAITS).count() == 2


def test_nobody_is_told_by_sms_of_what_she_writes(pair):
    give_mandate(pair.person, lucie := a_user("Lucie Aubert"))
    say(pair.person, pair.person)
    say(pair.person, lucie)
    assert not Sent.objects.filter(kind=MESSAGE_WAITS).exists()


def test_about_the_plan_those_write_who_may_write_in_it(pair):
    partner, reader = a_partner(pair), a_partner(pair, "Rosa Lopez")
    opens(pair, partner, may_write=True)
    opens(pair, reader)
    step = pair.proposes()
    for about in (pair.section, step):
        assert say(about, partner).voice == Voice.TEAM
        with pytest.raises(NotAllowed):
            say(about, reader)
        mark_read(about.pk, seen=1, by=reader)
    other = pair.plan.sections.exclude(pk=pair.section.pk).get()
    for about in (pair.plan, other):
        say(about, pair.person)
        with pytest.raises(NotAllowed):
            say(about, partner)
    lucie = a_user("Lucie Aubert")
    give_mandate(pair.person, lucie)
    with pytest.raises(NotAllowed):
        say(pair.section, lucie)


def test_of_a_closed_plan_no_more_is_said(pair):
    withdraw_plan(pair.plan.pk, by=pair.person)
    with pytest.raises(PlanClosed):
        say(pair.plan, pair.person)
    say(pair.person, pair.person)


def test_the_database_refuses_a_thread_about_two_things(pair):
    with pytest.raises(IntegrityError), transaction.atomic():
        Thread.objects.create(pk=pair.plan.pk, plan=pair.plan, person=pair.person)
    with pytest.raises(IntegrityError), transaction.atomic():
        Thread.objects.create(pk=new_id(), plan=pair.plan)
    thread = Thread.objects.create(pk=pair.plan.pk, plan=pair.plan)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReadMark.objects.create(thread=thread, user=pair.person, seq=0)
