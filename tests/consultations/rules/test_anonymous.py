"""What is promised to whoever answers without a name. How well it holds against somebody who has the whole database is
measured by `manage.py bench anonymity`."""

import datetime as dt
from base64 import urlsafe_b64decode
from collections import Counter
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from journal.models import Channel, Entry
from kit.time import midnight, now, today
from participation.consultations.engine import keyring
from participation.consultations.engine.codes import MOST_WORDS, new_code, receipt_digest
from participation.consultations.engine.form import Kind, Question
from participation.consultations.models import (
    Audience,
    Contribution,
    Draft,
    HeldWords,
    KeptSheet,
    Mark,
    Receipt,
    Sheet,
    Voice,
    Vote,
)
from participation.consultations.rules import (
    AlreadySent,
    NoSuchReceipt,
    Who,
    add_statements,
    answer_question,
    cast_vote,
    close_consultation,
    close_what_is_over,
    count_voters,
    destroy_keys,
    erase_participation,
    find_receipt,
    flush_answers,
    glance,
    last_votes,
    leave_message,
    mix_words,
    send_answers,
    sheets_of,
)
from participation.consultations.rules.flush_answers import REWRITTEN
from participation.consultations.tasks import RECEIPTS_LOST, check_keys
from participation.moderation.models import ReviewItem
from participation.people.models import Scope
from tests.support.consultations import (
    EVENING,
    FORM,
    NO,
    YES,
    an_anonymous_one,
    answer,
    close,
    fr,
    sent_by,
)
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, give_mandate

pytestmark = [pytest.mark.django_db, pytest.mark.grown]
WITH_WORDS = FORM.changed(questions=(*FORM.questions, Question("pourquoi", Kind.LONG, fr("Pourquoi ?"))))


@pytest.fixture
def consultation():
    return an_anonymous_one(form=WITH_WORDS)


@pytest.fixture
def five(consultation):
    return [a_person(consultation.structure) for _ in range(5)]


def test_what_is_sent_waits_until_there_are_enough(consultation, five):
    for person in five[:4]:
        sent_by(consultation, person, samedi=YES)
    assert flush_answers(consultation.pk) == 0
    assert (Draft.objects.count(), Sheet.objects.count()) == (4, 0)
    sent_by(consultation, five[4], samedi=NO)
    assert flush_answers(consultation.pk) == 5
    assert (Draft.objects.count(), Sheet.objects.count(), Mark.objects.count()) == (0, 5, 5)


def test_nobody_answers_twice_before_nor_after_it_is_taken_in(consultation, five):
    first = sent_by(consultation, five[0], samedi=YES)
    assert send_answers(consultation, who=Who.self(five[0])).receipt == first.receipt
    with pytest.raises(AlreadySent):
        answer(consultation, "samedi", NO, five[0])
    for person in five[1:]:
        sent_by(consultation, person, samedi=YES)
    flush_answers(consultation.pk)
    for again in (
        lambda: answer(consultation, "samedi", NO, five[0]),
        lambda: send_answers(consultation, who=Who.self(five[0])),
    ):
        with pytest.raises(AlreadySent):
            again()
    assert not Draft.objects.exists()


def test_until_the_last_day_the_sheets_are_sealed_and_sealed_anew_at_each_flush(consultation, five):
    for person in five:
        sent_by(consultation, person, moment=EVENING)
    flush_answers(consultation.pk)
    before = {bytes(sheet.sealed) for sheet in Sheet.objects.all()}
    assert not any(b"soir" in sealed for sealed in before)
    assert list(sheets_of(consultation)) == []
    for _ in range(5):
        sent_by(consultation, a_person(consultation.structure), moment=EVENING)
    flush_answers(consultation.pk)
    after = {bytes(sheet.sealed) for sheet in Sheet.objects.all()}
    assert (len(before), len(after), before & after) == (5, 10, set())
    close(consultation)
    assert [sheet.content for sheet in sheets_of(consultation)] == [{"moment": EVENING}] * 10


def test_closed_everything_is_counted_and_nothing_tells_who_took_part(consultation, five):
    for person in five:
        sent_by(consultation, person, samedi=YES)
    flush_answers(consultation.pk)
    answer(consultation, "samedi", NO, a_person(consultation.structure))  # begun, never sent
    sent_by(consultation, a_person(consultation.structure), samedi=NO)  # sent, and alone to wait
    close(consultation)
    assert sorted(sheet.content["samedi"]["v"][0] for sheet in sheets_of(consultation)) == ["no"] * 2 + ["yes"] * 5
    assert consultation.took_part == 7
    for model in (Draft, Mark, Voice, KeptSheet):
        assert not model.objects.exists(), model
    destroy_keys()
    assert not keyring.exists(settings.KEYS_DIR, consultation.pk)


def write(consultation, people: int) -> list:
    """So many persons send words of their own, and what waits is taken in."""
    letters = []
    for number in range(people):
        person = a_person(consultation.structure)
        letters.append(sent_by(consultation, person, samedi=YES, pourquoi={"t": f"Je travaille {number}."}))
    flush_answers(consultation.pk)
    return letters


def test_free_words_are_nobodys_and_know_the_day_alone(consultation):
    write(consultation, 10)
    words = Contribution.objects.select_related("review")
    assert {(one.author, one.helper, one.question) for one in words} == {(None, None, "pourquoi")}
    assert {one.created_at for one in words} == {one.review.created_at for one in words} == {midnight(today())}
    entries = Entry.objects.filter(stream="moderation")
    assert {(one.actor, one.on_behalf, one.at) for one in entries} == {(None, None, midnight(today()))}
    born_at_random = [*entries, *words, *(one.review for one in words)]
    assert {one.pk.version for one in born_at_random} == {4}
    close(consultation)
    assert all("travaille" not in str(sheet.content) for sheet in sheets_of(consultation))


def test_free_words_leave_with_those_of_four_others_and_those_of_five_stay_for_the_last_day(consultation):
    """Of five who sent, one wrote: her words wait, however many send without words after her."""
    write(consultation, 1)
    for _ in range(12):
        sent_by(consultation, a_person(consultation.structure), samedi=YES)
    flush_answers(consultation.pk)
    assert (Contribution.objects.count(), HeldWords.objects.count()) == (0, 1)
    write(consultation, 8)
    assert (Contribution.objects.count(), HeldWords.objects.count()) == (0, 9)
    write(consultation, 6)
    assert (Contribution.objects.count(), HeldWords.objects.count()) == (10, 5)
    close(consultation)
    assert (Contribution.objects.count(), HeldWords.objects.count()) == (15, 0)


def test_words_that_wait_are_sealed_and_sealed_anew_at_each_flush(consultation):
    write(consultation, 5)
    before = {bytes(one.sealed) for one in HeldWords.objects.all()}
    assert not any(b"travaille" in one for one in before)
    other = an_anonymous_one(form=WITH_WORDS)
    for _ in range(5):
        sent_by(other, a_person(other.structure), samedi=YES)
    flush_answers(other.pk)  # of all consultations the tables are written again
    assert not before & {bytes(one.sealed) for one in HeldWords.objects.all()}


def test_words_say_how_they_came_only_where_enough_came_so(consultation):
    lucie, helped = a_user("Lucie Aubert"), a_person(consultation.structure)
    give_mandate(helped, lucie, Scope.CONSULTATION)
    sent_by(consultation, lucie, helped, pourquoi={"t": "Avec Lucie."})
    write(consultation, 9)
    close(consultation)
    told = set(Contribution.objects.values_list("channel", "review__channel"))
    assert ("assisted", "assisted") not in told
    assert ("", "") in told


def test_written_again_words_do_not_lie_in_the_order_in_which_they_came(consultation):
    write(consultation, 30)
    close(consultation)
    for table in ("consultations_contribution", "moderation_reviewitem"):
        before = places(table)
        assert mix_words() == 30
        after = places(table)
        assert set(before) == set(after)
        assert before != after
    assert all(item.subject_id == item.contribution.pk for item in ReviewItem.objects.select_related("contribution"))


def places(table: str) -> list:
    """Ids, in the order in which their rows lie in the file."""
    with connection.cursor() as cursor:
        place = "rowid" if connection.vendor == "sqlite" else "ctid"
        cursor.execute(f"SELECT id FROM {table} ORDER BY {place}")  # noqa: S608
        return [row[0] for row in cursor.fetchall()]


def test_words_of_danger_leave_at_once_and_alone(consultation, five):
    letter = sent_by(consultation, five[0], samedi=YES, pourquoi={"t": "Je n’en peux plus, je veux mourir."})
    item = ReviewItem.objects.get()
    assert (item.urgent, item.author, item.channel, item.created_at) == (True, None, "", midnight(today()))
    assert Entry.objects.get(stream="moderation").at == midnight(today())
    assert letter.early == ["pourquoi"]
    for person in five[1:]:
        sent_by(consultation, person, samedi=YES)
    flush_answers(consultation.pk)
    assert ReviewItem.objects.count() == 1


def test_the_free_message_leaves_with_the_answers(consultation, five):
    for person in [*five, *(a_person(consultation.structure) for _ in range(5))]:
        leave_message(consultation, text="Merci à vous.", who=Who.self(person))
        send_answers(consultation, who=Who.self(person))
    assert not Contribution.objects.exists()
    flush_answers(consultation.pk)
    assert {(one.question, one.text) for one in Contribution.objects.all()} == {("", "Merci à vous.")}


def test_a_receipt_leads_to_her_words_and_to_nothing_else(consultation, five):
    letters = [sent_by(consultation, one, pourquoi={"t": f"Parce que {one.pk}."}) for one in five]
    close(consultation)
    code = letters[0].receipt
    assert [one.text for one in find_receipt(consultation, code=code).contributions] == [f"Parce que {five[0].pk}."]
    with pytest.raises(NoSuchReceipt):
        find_receipt(consultation, code=new_code())


def test_the_secret_of_the_house_alone_does_not_try_codes_on_receipts(consultation, five):
    letters = [sent_by(consultation, one, pourquoi={"t": "Parce que."}) for one in five]
    close(consultation)
    assert destroy_keys() == 1
    guessed = [receipt_digest(consultation.pk, letters[0].receipt, number) for number in range(MOST_WORDS)]
    assert not Receipt.objects.filter(digest__in=guessed).exists()
    assert not Contribution.objects.filter(receipt__in=guessed).exists()
    assert find_receipt(
        consultation, code=letters[0].receipt
    ).contributions  # though the key of the consultation is gone


def test_a_lost_key_of_the_receipts_is_said_before_another_is_made(consultation, five):
    sent_by(consultation, five[0], samedi=YES)
    close(consultation)
    (settings.KEYS_DIR / "receipts.key").unlink()
    assert RECEIPTS_LOST in check_keys(["default"])


def test_receipts_that_were_given_before_there_was_a_key_for_them_still_lead_to_their_words():
    consultation, code = an_anonymous_one(), new_code()
    Receipt.objects.create(consultation=consultation, digest=receipt_digest(consultation.pk, code, 0))
    import_module("participation.consultations.migrations.0020_receipts_under_a_key").close_again(apps, None)
    assert find_receipt(consultation, code=code).contributions == []


def test_who_helped_is_sealed_with_the_mark_and_how_stays_with_the_answer(consultation, five):
    lucie = a_user("Lucie Aubert")
    give_mandate(five[0], lucie, Scope.CONSULTATION)
    sent_by(consultation, lucie, five[0], samedi=YES)
    for person in five[1:]:
        sent_by(consultation, person, samedi=YES)
    flush_answers(consultation.pk)
    key = keyring.find(settings.KEYS_DIR, consultation.pk)
    assert sorted(key.unseal(mark.helper) for mark in Mark.objects.all()) == ["", "", "", "", str(lucie.pk)]
    assert not Entry.objects.exists()
    close(consultation)
    assert sorted(sheet.channel for sheet in sheets_of(consultation)) == [Channel.ASSISTED] + [Channel.SELF] * 4


def test_erased_she_leaves_no_mark_and_no_draft(consultation, five):
    answer(consultation, "samedi", YES, five[0])
    for person in five[1:]:
        sent_by(consultation, person, samedi=YES)
    sent_by(consultation, a_person(consultation.structure), samedi=YES)
    flush_answers(consultation.pk)
    for person in five[:2]:
        erase_participation(person)
    assert (Draft.objects.count(), Mark.objects.count(), Sheet.objects.count()) == (0, 4, 5)


def test_without_an_account_one_answers_once_too(consultation):
    who = Who(code=new_code())
    answer_question(consultation, "samedi", answer=YES, who=who)
    for _ in range(2):
        send_answers(consultation, who=who)
    with pytest.raises(AlreadySent):
        answer_question(consultation, "samedi", answer=NO, who=who)
    assert Draft.objects.filter(sent=True).count() == 1


def test_a_coordinator_may_close_before_the_last_day(consultation, five):
    sent_by(consultation, five[0], samedi=YES)
    closed = close_consultation(consultation.pk, by=a_coordinator(consultation.structure))
    assert (closed.is_finished, closed.took_part) == (True, 1)


def test_the_database_refuses_a_sheet_that_shows_something_while_sealed(consultation):
    with pytest.raises(IntegrityError), transaction.atomic():
        Sheet.objects.create(consultation=consultation, sealed=b"x", questionnaire=1)


@pytest.mark.parametrize("audience", [Audience.OPEN, Audience.TERRITORY])
def test_who_goes_on_with_her_code_is_still_known_once_her_answers_are_taken_in(five, consultation, audience):
    type(consultation).objects.update(audience=audience)
    (plugs,) = add_statements(consultation.pk, ["Il faut des prises."], by=a_coordinator(consultation.structure))
    codes = [sent_by(consultation, person, samedi=YES).code for person in five]
    flush_answers(consultation.pk)
    hers = Who(code=codes[0])
    assert glance(consultation, hers) == (None, True)
    with pytest.raises(AlreadySent):
        answer_question(consultation, "samedi", answer=NO, who=hers)
    cast_vote(consultation, plugs.pk, Vote.AGREE, who=hers)
    cast_vote(consultation, plugs.pk, Vote.DISAGREE, who=Who.self(five[0]))
    assert last_votes(consultation, hers) == {plugs.pk: Vote.DISAGREE}
    assert count_voters(consultation) == 1


def test_one_lost_key_keeps_no_other_consultation_from_closing(consultation, five, caplog):
    other = an_anonymous_one()
    for one in (consultation, other):
        sent_by(one, five[0], samedi=YES)
    keyring.destroy(settings.KEYS_DIR, consultation.pk)
    type(consultation).objects.update(closes_at=now() - dt.timedelta(minutes=1))
    assert [close_what_is_over(), close_what_is_over()] == [1, 0]
    assert [sheet.consultation for sheet in Sheet.objects.all()] == [other]
    assert not keyring.exists(settings.KEYS_DIR, other.pk)
    assert caplog.text.count(str(consultation.pk)) == 1
    assert Draft.objects.get().consultation == consultation  # nothing of it is thrown away


def test_a_seal_says_neither_when_it_was_made_nor_how_much_is_in_it(consultation):
    key = keyring.find(settings.KEYS_DIR, consultation.pk)
    short, long = key.seal(""), key.seal("é" * 3_000)
    assert {urlsafe_b64decode(one)[1:9] for one in (short, long)} == {bytes(8)}
    assert len(short) == len(long)
    assert key.unseal(long) == "é" * 3_000


def test_words_as_long_as_most_people_ever_write_leave_the_seal_as_long_as_it_is(consultation):
    key = keyring.find(settings.KEYS_DIR, consultation.pk)
    words = " ".join(f"mot{number * 7_919 % 10_007}" for number in range(2_000))
    assert len(key.seal({"message": words})) == len(key.seal({}))
    assert key.unseal(key.seal({"message": words})) == {"message": words}


def test_where_too_few_are_supported_is_told_on_no_sheet(consultation):
    people = [a_person(consultation.structure) for _ in range(9)]
    people += [a_person(one) for one in (StructureFactory(), StructureFactory()) for _ in range(3)]
    for number, person in enumerate(people, start=1):
        sent_by(consultation, person, samedi=YES)
        if number == 10:
            flush_answers(consultation.pk)
    close(consultation)
    assert Counter(sheet.territory for sheet in Sheet.objects.all()) == {consultation.structure.territory: 9, None: 6}


def test_whoever_answers_reads_the_tables_in_the_order_in_which_the_house_takes_them(consultation, five):
    """Otherwise PostgreSQL has them wait for one another, and gives one of them up."""
    for who in (Who(code=new_code()), Who.self(five[0])):
        with CaptureQueriesContext(connection) as seen:
            answer_question(consultation, "samedi", answer=YES, who=who)
        said = " ".join(query["sql"] for query in seen)
        places = [said.find(f'"{model._meta.db_table}"') for model in REWRITTEN]
        assert len([place for place in places if place >= 0]) >= 2
        assert [place for place in places if place >= 0] == sorted(place for place in places if place >= 0)
