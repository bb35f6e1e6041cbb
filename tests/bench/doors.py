"""`manage.py bench doors`: turn over every cell of the permission table, one by one, and knock at its doors.

A flip is caught only when a request or a frame is answered otherwise than the agreement says; no table is compared.
First by the pages, then by the sockets, on a site that is served. The control knocks with the table as it is: no door
may answer otherwise than agreed then.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test.utils import override_settings, setup_test_environment, teardown_test_environment

from tests.doors.matrix import sockets
from tests.doors.matrix import world as worlds
from tests.doors.matrix.doors import DOORS
from tests.doors.matrix.flips import Cell, caught, every_cell, is_built
from tests.doors.matrix.knocking import Outcome, knock
from tests.doors.matrix.world import World
from tests.support.servers import site_in_thread


def run(options: Any) -> Iterator[str]:
    """All flips, in a world that is put back as it was after each knock at a page; the sockets come last."""
    setup_test_environment()
    logging.disable(logging.CRITICAL)  # thousands of denials, and the errors of pages that have nobody to show to
    # No file is collected for a measure: addresses of files without their digests.
    plain = settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    try:
        with override_settings(STORAGES=plain):
            with transaction.atomic():
                world = worlds.build()
            yield from _flip_all(world)
            with site_in_thread() as site:
                yield from _flip_by_frames(site, world)
    finally:
        logging.disable(logging.NOTSET)
        teardown_test_environment()


def _flip_by_frames(site: str, world: World) -> Iterator[str]:
    cells = [(stream, cell) for stream in sockets.STREAMS for cell in sockets.cells_of(stream)]
    unseen = [str(cell) for stream, cell in cells if not sockets.seen(site, world, stream, cell)]
    yield f"doors.streams: {len(sockets.STREAMS)}"
    yield f"doors.seen_by_a_frame: {len(cells) - len(unseen)} of {len(cells)}"
    yield f"doors.seen_by_pages_alone: {', '.join(unseen) or 'none'}"


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
    yield f"doors.caught_by_error: {_by_error(answers)}"
    yield f"doors.missed: {', '.join(missed) or 'none'}"
    yield f"doors.wrong_without_a_flip: {', '.join(_wrong(world, built)) or 'none'}"


def _by_error(answers: dict[Cell, Outcome | None]) -> str:
    """A door that broke behind an open permission: a visitor has no account that the act could be written down for."""
    broken = [str(cell) for cell, outcome in answers.items() if outcome == Outcome.ERROR]
    return f"{len(broken)} ({', '.join(broken)})" if broken else "0"


def _wrong(world: World, cells: list[Cell]) -> list[str]:
    """The control: with the table as it is, no door may answer otherwise than agreed."""
    tried = {(door, cell.column) for cell in cells for door in DOORS if cell.column in door.walks}
    answers = [(door, column, knock(world, door, column)[0]) for door, column in sorted(tried, key=str)]
    return [f"{door} {column} {answer}" for door, column, answer in answers if answer != door.expects(column)]
