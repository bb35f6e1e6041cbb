"""A worker writes down what somebody says, beside her or on the phone."""

import pytest
from django.conf import settings

from journal.models import Channel, Entry
from kit.refusals import NotAllowed
from participation.consultations.engine import keyring
from participation.consultations.engine.codes import new_code
from participation.consultations.engine.form import Kind, Question
from participation.consultations.models import Audience, Contribution, Draft, KeptSheet, Mark, Voice
from participation.consultations.permissions import can_enter_for, persons_to_enter_for
from participation.consultations.rules import (
    AlreadyAnswered,
    HerOwnAnswer,
    Who,
    answer_question,
    flush_answers,
    glance,
    leave_message,
    post_contribution,
    send_answers,
    sheets_of,
)
from participation.people.fragments.doings import as_doings, doings_of
from tests.support.consultations import (
    FORM,
    NO,
    YES,
    a_consultation,
    an_anonymous_one,
    answer,
    close,
    fr,
    sent_by,
)
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker, accompany

pytestmark = [pytest.mark.django_db, pytest.mark.grown]
WITH_WORDS = FORM.changed(questions=(*FORM.questions, Question("pourquoi", Kind.LONG, fr("Pourquoi ?"))))


@pytest.fixture
def consultation():
    return a_consultation(form=WITH_WORDS)


@pytest.fixture
def awa(consultation):
    return a_person(consultation.structure)


@pytest.fixture
def nadia(consultation, awa):
    worker = a_worker(consultation.structure)
    accompany(worker, awa, consultation.structure)
    return worker


def on_phone(person, by):
    return Who(person, by, through=Channel.PHONE)


def beside(person, by):
    return Who(person, by, through=Channel.ASSISTED)


def entered(consultation, who, **answers):
    for name, said in answers.items():
        answer_question(consultation, name, answer=said, who=who)
    return send_answers(consultation, who=who)


def test_who_entered_is_kept_and_by_which_way(consultation, awa, nadia):
    entered(consultation, on_phone(awa, nadia), samedi=YES)
    sheet = KeptSheet.objects.get(user=awa)
    assert (sheet.helper, sheet.channel, sheet.channels) == (nadia, Channel.PHONE, {"samedi": "phone"})
    assert sheet.content == {"samedi": YES}


def test_a_worker_enters_for_many_and_is_nobodys_voice(consultation, awa, nadia):
    for person in (awa, a_person(consultation.structure), a_person(consultation.structure)):
        entered(consultation, beside(person, nadia), samedi=YES)
    assert (KeptSheet.objects.count(), Voice.objects.count()) == (3, 0)


def test_once_sent_she_reads_nothing_of_it_and_changes_nothing(consultation, awa, nadia):
    who = beside(awa, nadia)
    letter = entered(consultation, who, samedi=YES)
    assert glance(consultation, who) == (None, True)
    for act in (
        lambda: answer_question(consultation, "samedi", answer=NO, who=who),
        lambda: post_contribution(consultation, text="Et le soir ?", key=awa.pk, who=who),
    ):
        with pytest.raises(AlreadyAnswered):
            act()
    assert send_answers(consultation, who=who).receipt == letter.receipt  # the answer to the first post was lost
    assert not Contribution.objects.exists()


def test_what_she_changed_herself_since_is_hers_alone(consultation, awa, nadia):
    entered(consultation, beside(awa, nadia), samedi=YES)
    answer(consultation, "samedi", NO, awa)
    send_answers(consultation, who=Who.self(awa))
    with pytest.raises(AlreadyAnswered):
        send_answers(consultation, who=beside(awa, nadia))
    assert glance(consultation, Who.self(awa))[0].answers == {"samedi": NO}


def test_nobody_is_answered_for_twice(consultation, awa, nadia):
    sent_by(consultation, awa, samedi=NO)
    samira = a_worker(consultation.structure, "Samira Costa")
    for worker in (nadia, samira):
        with pytest.raises(AlreadyAnswered):
            answer_question(consultation, "moment", answer={"v": ["soir"]}, who=beside(awa, worker))
    helped = a_person(consultation.structure)
    entered(consultation, beside(helped, nadia), samedi=YES)
    with pytest.raises(AlreadyAnswered):
        entered(consultation, beside(helped, samira), samedi=YES)
    assert KeptSheet.objects.count() == 2


def test_what_she_answered_alone_is_not_changed(consultation, awa, nadia):
    answer(consultation, "samedi", NO, awa)
    with pytest.raises(HerOwnAnswer):
        answer_question(consultation, "samedi", answer=YES, who=beside(awa, nadia))
    letter = entered(consultation, beside(awa, nadia), moment={"v": ["soir"]})
    assert letter.answers == {"samedi": NO, "moment": {"v": ["soir"]}}


def test_the_message_she_wrote_alone_is_not_changed(nadia):
    consultation = an_anonymous_one(nadia.memberships.get().structure)
    awa = a_person(consultation.structure)
    leave_message(consultation, text="À moi seule", who=Who.self(awa))
    with pytest.raises(HerOwnAnswer):
        leave_message(consultation, text="Autre chose", who=beside(awa, nadia))
    assert glance(consultation, Who.self(awa))[0].message == "À moi seule"


def test_the_person_is_told_once_of_each_worker(consultation, awa, nadia):
    entered(consultation, on_phone(awa, nadia), samedi=YES, moment={"v": ["soir"]})
    told = Entry.objects.get(verb="WorkerEntered")
    assert (told.actor, told.on_behalf, told.channel) == (nadia.pk, awa.pk, Channel.PHONE)
    (doing,) = as_doings(doings_of(awa), awa)
    assert (str(doing.what), doing.who) == (
        "Quelqu’un de l’équipe a écrit vos réponses à une consultation",
        nadia.get_full_name(),
    )


def test_of_an_anonymous_one_the_journal_knows_nothing_and_the_mark_who_helped():
    consultation = an_anonymous_one()
    nadia = a_worker(consultation.structure)
    for _ in range(5):
        entered(consultation, on_phone(a_person(consultation.structure), nadia), samedi=YES)
    assert not Entry.objects.exists()
    assert flush_answers(consultation.pk) == 5
    key = keyring.find(settings.KEYS_DIR, consultation.pk)
    assert [key.unseal(mark.helper) for mark in Mark.objects.all()] == [str(nadia.pk)] * 5
    close(consultation)
    assert {sheet.channel for sheet in sheets_of(consultation)} == {Channel.PHONE}


def test_after_it_was_taken_in_nobody_is_answered_for_again():
    consultation = an_anonymous_one()
    nadia, persons = a_worker(consultation.structure), [a_person(consultation.structure) for _ in range(5)]
    for person in persons:
        sent_by(consultation, person, samedi=YES)
    flush_answers(consultation.pk)
    with pytest.raises(AlreadyAnswered):
        answer_question(consultation, "samedi", answer=NO, who=beside(persons[0], nadia))
    assert glance(consultation, beside(persons[0], nadia)) == (None, True)
    assert not Draft.objects.exists()


def test_somebody_without_an_account_is_nobodys(consultation, nadia):
    for _ in range(2):
        entered(consultation, Who(by=nadia, code=new_code(), through=Channel.ASSISTED), samedi=YES)
    assert set(KeptSheet.objects.values_list("user", "helper", "channel")) == {(None, nadia.pk, "assisted")}
    assert KeptSheet.objects.count() == 2
    assert not Entry.objects.exists()


def test_free_words_go_to_moderation_as_hers_with_who_wrote_them(consultation, awa, nadia):
    entered(consultation, on_phone(awa, nadia), samedi=YES, pourquoi={"t": "Je travaille la semaine."})
    close(consultation)
    words = Contribution.objects.get()
    assert (words.author, words.helper, words.channel) == (awa, nadia, Channel.PHONE)


def test_a_worker_who_is_erased_meanwhile_keeps_nobody_from_being_counted(consultation, awa):
    samira = a_worker(consultation.structure, "Samira Costa")
    answer_question(consultation, "samedi", answer=YES, who=on_phone(awa, samira))
    samira.delete()
    close(consultation)
    sheet = KeptSheet.objects.get(user=awa)
    assert (sheet.helper, sheet.channel, sheet.content) == (None, Channel.PHONE, {"samedi": YES})


def test_who_may_by_what_she_is_to_the_person(consultation, awa, nadia):
    elsewhere = StructureFactory(territory=consultation.structure.territory)
    may = [nadia, a_worker(consultation.structure), a_coordinator(consultation.structure)]
    may_not = [a_worker(elsewhere), a_coordinator(elsewhere), a_person(consultation.structure), awa]
    for user, right in [*((one, True) for one in may), *((one, False) for one in may_not)]:
        assert can_enter_for(user, consultation, awa) is right, user
        assert (awa in persons_to_enter_for(user, consultation)) is right, user
        assert can_enter_for(user, consultation) is right, user
    with pytest.raises(NotAllowed):
        answer_question(consultation, "samedi", answer=YES, who=beside(awa, may_not[0]))
    assert not Draft.objects.exists()


def test_only_for_those_the_consultation_is_for(awa, nadia):
    asked = StructureFactory()
    consultation = a_consultation(nadia.memberships.get().structure, audience=Audience.STRUCTURES)
    consultation.structures.add(asked)
    assert not can_enter_for(nadia, consultation, awa)
    assert awa not in persons_to_enter_for(nadia, consultation)
    consultation.structures.add(consultation.structure)
    assert can_enter_for(nadia, consultation, awa)
    assert awa in persons_to_enter_for(nadia, consultation)


def test_those_she_accompanies_come_first(consultation, awa, nadia):
    a_person(consultation.structure, "Aaron Petit")
    assert [one.name for one in persons_to_enter_for(nadia, consultation)] == ["Awa Keïta", "Aaron Petit"]
