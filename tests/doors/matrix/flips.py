"""Flip one cell of the code's table, and see whether any door of this action answers this column otherwise."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from participation.people.permissions import TABLE, Column
from tests.doors import rights
from tests.doors.matrix.doors import DOORS
from tests.doors.matrix.knocking import LETTERS, Door, Outcome, knock
from tests.doors.matrix.world import STRANGER, World


@dataclass(frozen=True)
class Cell:
    action: str
    column: str

    def __str__(self) -> str:
        return f"{self.action} x {self.column}"

    @property
    def granted(self) -> bool:
        """By the agreement."""
        return rights.may(self.column, self.action)


def every_cell() -> list[Cell]:
    return [Cell(action, column) for action in rights.GRANTED for column in rights.COLUMNS]


def doors_of(cell: Cell) -> list[Door]:
    """The doors that ask for this action, and at which this column finds what the table grants it."""
    return [
        door
        for door in DOORS
        if cell.action in door.actions and cell.column in door.serves & door.walks and letter_of(door, cell) is not None
    ]


def is_built(cell: Cell) -> bool:
    return bool(doors_of(cell))


def _turn_over(row: dict[Column, tuple[str, ...]], cell: Cell, column: Column, letter: str) -> None:
    if cell.granted:
        del row[column]
    else:
        row[column] = (letter,)


@contextmanager
def flipped(cell: Cell, letter: str) -> Iterator[None]:
    """The code's own table, in memory, with this one cell turned over."""
    row, column = TABLE[cell.action], Column(cell.column)
    before = dict(row)
    try:
        _turn_over(row, cell, column, letter)
        yield
    finally:
        row.clear()
        row.update(before)


def caught(world: World, cell: Cell) -> Outcome | None:
    """The first wrong answer that the flip brings, None when no door answers otherwise. An error counts last."""
    wrong = []
    for door in doors_of(cell):
        outcome = _answer(world, cell, door)
        if outcome != door.expects(cell.column):
            wrong.append(outcome)
            if outcome != Outcome.ERROR:
                break
    return wrong[-1] if wrong else None


def _answer(world: World, cell: Cell, door: Door) -> Outcome:
    with flipped(cell, letter_of(door, cell) or ""):
        return knock(world, door, knocker(door, cell))[0]


def knocker(door: Door, cell: Cell) -> str:
    """What a person is not granted is tried by a stranger whom the same structure supports: to Awa, Awa is herself."""
    another = cell.column == rights.PERSON and not cell.granted and door.of in ("person", "structure")
    return STRANGER if another else cell.column


def letter_of(door: Door, cell: Cell) -> str | None:
    """The tie this column really holds to the door's object; None when it holds none."""
    return LETTERS[door.of].get(cell.column)
