"""`manage.py bench doors`: turn over every cell of the permission table, one by one, and knock at its doors.

A flip is caught only when a request or a frame is answered otherwise than the agreement says; no table is compared.
The positive control turns a cell over that no door asks: nothing may be caught then.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test.utils import override_settings, setup_test_environment, teardown_test_environment

from tests.doors.matrix import world as worlds
from tests.doors.matrix.doors import DOORS
from tests.doors.matrix.flips import Cell, caught, every_cell, is_built
from tests.doors.matrix.knocking import Outcome, knock
from tests.doors.matrix.world import World


def run(options: Any) -> Iterator[str]:
    """All flips; each in a world that is put back as it was after each knock."""
    setup_test_environment()
    # No file is collected for a measure: addresses of files without their digests.
    plain = settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    try:
        with override_settings(STORAGES=plain), transaction.atomic():
            yield from _flip_all(worlds.build())
            transaction.set_rollback(True)
    finally:
        teardown_test_environment()


def _flip_all(world: World) -> Iterator[str]:
    cells = every_cell()
    built = [cell for cell in cells if is_built(cell)]
    answers = {cell: caught(world, cell) for cell in built}
    missed = [str(cell) for cell, outcome in answers.items() if outcome is None]
    yield f"doors.cells: {len(cells)}"
    yield f"doors.not_built: {len(cells) - len(built)}"
    yield f"doors.routes: {len({door.name for door in DOORS})}"
    yield f"doors.doors: {len(DOORS)}"
    yield f"doors.flips: {len(built)}"
    yield f"doors.caught: {len(built) - len(missed)} of {len(built)}"
    yield f"doors.caught_by_error: {sum(outcome == Outcome.ERROR for outcome in answers.values())}"
    yield f"doors.missed: {', '.join(missed) or 'none'}"
    yield f"doors.wrong_without_a_flip: {', '.join(_wrong(world, built)) or 'none'}"


def _wrong(world: World, cells: list[Cell]) -> list[str]:
    """The control: with the table as it is, no door may answer otherwise than agreed."""
    tried = {(door, cell.column) for cell in cells for door in DOORS if cell.column in door.walks}
    answers = [(door, column, knock(world, door, column)[0]) for door, column in sorted(tried, key=str)]
    return [f"{door} {column} {answer}" for door, column, answer in answers if answer != door.expects(column)]
