"""A cell of the code's table turned over is seen from outside: by a page, a form, a list or a stream."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from participation.people.permissions import TABLE, Column
from tests.doors import not_built, rights
from tests.doors.matrix import world as worlds
from tests.doors.matrix.flips import Cell, caught, every_cell, is_built
from tests.doors.matrix.world import World

AT_MOST = 27
"""Cells without a door. This number may only shrink."""


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield worlds.build()
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("action", sorted({cell.action for cell in every_cell() if is_built(cell)}))
def test_each_cell_of_an_action_is_seen_when_it_is_turned_over(world, action):
    cells = [cell for cell in every_cell() if cell.action == action and is_built(cell)]
    assert [str(cell) for cell in cells if caught(world, cell) is None] == []


@pytest.mark.django_db
def test_nothing_is_seen_when_nothing_is_turned_over(world, monkeypatch):
    """The control: the same knocks, with a flip that changes nothing."""
    monkeypatch.setattr("tests.doors.matrix.flips._turn_over", lambda *_: None)
    cells = [cell for cell in every_cell() if cell.action in ("plan.read", "person.find") and is_built(cell)]
    assert [str(cell) for cell in cells if caught(world, cell) is not None] == []


def test_a_cell_has_a_door_or_says_when_it_will_have_one():
    without = {(cell.action, cell.column) for cell in every_cell() if not is_built(cell)}
    assert without - not_built.cells() == set()
    assert not_built.cells() - without == set()


def test_the_list_of_what_has_no_door_only_shrinks():
    assert len(not_built.cells()) == AT_MOST


def test_the_two_tables_have_the_same_actions_and_columns():
    """Who may what is not compared here: the walk does it, from outside."""
    assert rights.GRANTED.keys() == TABLE.keys()
    assert tuple(column.value for column in Column) == rights.COLUMNS
    assert Cell("plan.read", rights.PERSON) in every_cell()
