"""Members number and sort the same messages at once: every number once, two readers for each message, never three."""

import pytest

from participation.consultations.models import Card, Coding
from tests.concurrency.coding import ROLES
from tests.support.committee import Table, a_member, a_table, published
from tests.support.servers import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]
MESSAGES = 12


def racing(table: Table, role: str) -> list[int]:
    assert role in ROLES
    others = [a_member(table.consultation.structure, f"Membre {number}") for number in range(2)]
    members = [table.kader, table.denise, *others]
    args = [(role, table.consultation.pk, member.pk) for member in members]
    return race(4, "tests.concurrency.coding:act", args)


def test_four_who_number_at_once_give_each_message_one_number():
    table = a_table(messages=1)
    published(table.consultation, *(f"Encore {number}" for number in range(MESSAGES)))
    assert sum(racing(table, "deal")) == MESSAGES
    assert sorted(Card.objects.values_list("number", flat=True)) == list(range(1, MESSAGES + 2))


def test_four_who_sort_at_once_leave_two_readings_of_each_message():
    table = a_table(messages=MESSAGES)
    assert sum(racing(table, "read")) == 2 * MESSAGES
    places = sorted(Coding.objects.values_list("card__number", "place"))
    assert places == [(number, place) for number in range(1, MESSAGES + 1) for place in (1, 2)]


def test_without_the_lock_one_who_saw_a_free_place_loses_her_choice():
    """The positive control; run again when the four happened to take turns."""
    assert any(sum(racing(a_table(messages=MESSAGES), "read_naively")) for _ in range(10))
