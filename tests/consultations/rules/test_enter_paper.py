"""Sheets of paper are numbered, typed in once or twice, and counted once."""

import pytest
from django.db import IntegrityError, transaction

from journal.models import Channel, Entry
from kit.refusals import NotAllowed
from participation.consultations.engine.form import Kind, Question
from participation.consultations.fragments import differences_of, pile
from participation.consultations.models import Draft, KeptSheet, PaperSheet, Voice
from participation.consultations.rules import (
    NoSuchSheet,
    NotAllDecided,
    NothingSaid,
    SheetEntered,
    SheetToDecide,
    decide_paper,
    enter_paper,
    flush_answers,
    print_paper,
    sheets_of,
    use_version,
    write_version,
)
from tests.support.consultations import EVENING, FORM, NO, YES, a_consultation, an_anonymous_one, close, fr
from tests.support.people import StructureFactory, a_coordinator, a_person, a_worker

pytestmark = [pytest.mark.django_db, pytest.mark.grown]


@pytest.fixture
def consultation():
    return a_consultation()


@pytest.fixture
def nadia(consultation):
    return a_worker(consultation.structure)


@pytest.fixture
def samira(consultation):
    return a_worker(consultation.structure, "Samira Costa")


@pytest.fixture
def sheets(consultation, nadia):
    return print_paper(consultation.pk, count=3, by=nadia)


def test_each_printed_sheet_has_a_number_of_its_own(consultation, nadia, sheets):
    more = print_paper(consultation.pk, count=2, by=nadia)
    assert [one.number for one in (*sheets, *more)] == [1, 2, 3, 4, 5]
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperSheet.objects.create(consultation=consultation, number=5, version=1)


def test_a_sheet_is_nobodys_and_says_it_came_on_paper(consultation, nadia, sheets):
    letter = enter_paper(consultation, 2, answers={"samedi": YES, "moment": EVENING}, by=nadia)
    sheet = KeptSheet.objects.get()
    assert (sheet.user, sheet.helper, sheet.channel) == (None, nadia, Channel.PAPER)
    assert sheet.content == {"samedi": YES, "moment": EVENING}
    assert letter.receipt
    assert not Voice.objects.exists()


def test_no_sheet_is_entered_twice(consultation, nadia, samira, sheets):
    letter = enter_paper(consultation, 1, answers={"samedi": YES}, by=nadia)
    # The answer to the first post was lost: the same again is the same sheet.
    assert enter_paper(consultation, 1, answers={"samedi": YES}, by=nadia).receipt == letter.receipt
    for answers, worker in (({"samedi": NO}, nadia), ({"samedi": YES}, samira)):
        with pytest.raises(SheetEntered):
            enter_paper(consultation, 1, answers=answers, by=worker)
    assert KeptSheet.objects.count() == 1


def test_nor_after_it_was_taken_in():
    consultation = an_anonymous_one()
    nadia = a_worker(consultation.structure)
    print_paper(consultation.pk, count=6, by=nadia)
    for number in range(1, 6):
        enter_paper(consultation, number, answers={"samedi": YES}, by=nadia)
    assert flush_answers(consultation.pk) == 5
    with pytest.raises(SheetEntered):
        enter_paper(consultation, 3, answers={"samedi": NO}, by=nadia)
    assert (pile(consultation).sent, pile(consultation).printed) == (5, 6)
    assert {entry.verb for entry in Entry.objects.all()} == {"PaperNumbered"}
    close(consultation)
    assert {(sheet.channel, sheet.content["samedi"]["v"][0]) for sheet in sheets_of(consultation)} == {("paper", "yes")}


def test_a_number_that_was_never_printed_is_refused(consultation, nadia, sheets):
    with pytest.raises(NoSuchSheet):
        enter_paper(consultation, 4, answers={"samedi": YES}, by=nadia)
    with pytest.raises(NothingSaid):
        enter_paper(consultation, 1, answers={}, by=nadia)
    assert not Draft.objects.exists()


def test_two_who_read_the_same_send_it(consultation, nadia, samira, sheets):
    for _ in range(2):  # sent twice by the first it is still one typing
        enter_paper(consultation, 1, answers={"samedi": YES}, twice=True, by=nadia)
    assert pile(consultation).once == [1]
    assert not KeptSheet.objects.exists()
    assert enter_paper(consultation, 1, answers={"samedi": YES}, by=samira).sent_by == str(samira.pk)
    assert KeptSheet.objects.get().helper == nadia


def test_two_who_do_not_send_nothing_before_each_difference_is_decided(consultation, nadia, samira, sheets):
    enter_paper(consultation, 1, answers={"samedi": YES, "moment": EVENING}, twice=True, by=nadia)
    enter_paper(consultation, 1, answers={"samedi": NO}, twice=True, by=samira)
    assert not KeptSheet.objects.exists()
    assert pile(consultation).to_decide == [1]
    assert [(row.name, row.options) for row in differences_of(consultation, 1)] == [
        ("samedi", [("1", "Oui, d’accord"), ("2", "Non, pas d’accord")]),
        ("moment", [("1", "Le soir"), ("2", "")]),
    ]
    with pytest.raises(SheetToDecide):
        enter_paper(consultation, 1, answers={"samedi": NO}, by=samira)
    with pytest.raises(NotAllDecided):
        decide_paper(consultation, 1, picks={"samedi": "2"}, by=nadia)
    decide_paper(consultation, 1, picks={"samedi": "2", "moment": "1"}, by=nadia)
    assert KeptSheet.objects.get().content == {"samedi": NO, "moment": EVENING}
    with pytest.raises(SheetEntered):
        decide_paper(consultation, 1, picks={"samedi": "1", "moment": "1"}, by=nadia)


def test_what_waits_for_a_second_typing_counts_when_it_closes(consultation, nadia, sheets):
    enter_paper(consultation, 1, answers={"samedi": YES}, twice=True, by=nadia)
    close(consultation)
    assert [sheet.content for sheet in sheets_of(consultation)] == [{"samedi": YES}]


def test_a_sheet_keeps_the_version_that_is_printed_on_it(consultation, nadia, sheets):
    claire = a_coordinator(consultation.structure)
    longer = FORM.changed(questions=(*FORM.questions, Question("fois", Kind.NUMBER, fr("Combien ?"))))
    write_version(consultation.pk, longer, by=claire)
    use_version(consultation.pk, by=claire)
    (later,) = print_paper(consultation.pk, count=1, by=nadia)
    for sheet in (1, later.number):
        enter_paper(consultation, sheet, answers={"samedi": YES}, by=nadia)
    assert sorted(KeptSheet.objects.values_list("questionnaire", flat=True)) == [1, 2]


def test_only_the_team_of_the_structure_that_asks(consultation, sheets):
    elsewhere = a_worker(StructureFactory(territory=consultation.structure.territory))
    for user in (elsewhere, a_person(consultation.structure)):
        with pytest.raises(NotAllowed):
            enter_paper(consultation, 1, answers={"samedi": YES}, by=user)
        with pytest.raises(NotAllowed):
            print_paper(consultation.pk, count=1, by=user)
    assert not Draft.objects.exists()
