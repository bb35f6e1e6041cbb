"""What is decided after talking, and who does not agree."""

import pytest

from kit.ids import new_id
from kit.refusals import NotAllowed
from participation.consultations.models import CardNote, Coding, Settlement
from participation.consultations.rules import NothingToSettle, SettledMeanwhile, note_card, settle_card
from tests.support.committee import Table, a_member, a_table
from tests.support.people import StructureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    """Message 1 was put in two places, message 2 in one."""
    table = a_table()
    here, there = table.themes
    for number, hers in ((1, there), (2, here)):
        table.code(number, here, by=table.kader)
        table.code(number, hers, by=table.denise)
    return table


def settle(table: Table, *themes, seen: int = 0, by=None, number: int = 1) -> Settlement:
    chosen = [theme.pk for theme in themes]
    return settle_card(table.card(number).pk, themes=chosen, seen=seen, by=by or table.kader)


def test_what_was_decided_counts_and_what_each_had_chosen_stays(table):
    settle(table, *table.themes)
    card = table.card(1)
    assert card.outcome() == {theme.pk for theme in table.themes}
    assert [coding.chosen for coding in card.readings] == [{table.themes[0].pk}, {table.themes[1].pk}]


def test_deciding_again_keeps_what_was_decided_before(table):
    settle(table, table.themes[0])
    settle(table, seen=1, by=table.denise)
    assert table.card(1).outcome() == frozenset()
    assert Settlement.objects.count() == 2


def test_the_second_of_two_who_write_at_once_reads_first(table):
    settle(table, table.themes[0])
    with pytest.raises(SettledMeanwhile):
        settle(table, table.themes[1], by=table.denise)
    assert settle(table, table.themes[0]) == Settlement.objects.get()  # the button pressed twice


def test_there_is_nothing_to_decide_before_both_have_chosen_differently(table):
    for number in (2, 3):
        with pytest.raises(NothingToSettle):
            settle(table, table.themes[0], number=number)


def test_a_disagreement_stays_beside_what_it_was_about(table):
    settle(table, table.themes[0])
    card = table.card(1)
    note_card(card.pk, text="Elle parle du lieu.", dissent=True, key=new_id(), by=table.denise)
    settle(table, table.themes[1], seen=1)
    note = CardNote.objects.get()
    assert note.is_dissent
    assert note.against.chosen == {table.themes[0].pk}


def test_one_does_not_disagree_with_what_nobody_decided(table):
    with pytest.raises(NothingToSettle):
        note_card(table.card(1).pk, text="Non", dissent=True, key=new_id(), by=table.kader)


def test_a_note_sent_twice_is_one(table):
    key = new_id()
    for _time in range(2):
        note_card(table.card(1).pk, text="À relire", key=key, by=table.kader)
    assert CardNote.objects.count() == 1


def test_other_committees_write_nothing_here(table):
    elsewhere = a_member(StructureFactory())
    with pytest.raises(NotAllowed):
        settle(table, by=elsewhere)
    with pytest.raises(NotAllowed):
        note_card(table.card(1).pk, text="Non", key=new_id(), by=elsewhere)
    assert Coding.objects.count() == 4
