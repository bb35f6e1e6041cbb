"""Two real conversations, replayed through the voting path: Polis open data, CC BY 4.0, read from ../shared/data (not
copied here). `manage.py bench polis FOLDER` does the same with its times."""

from pathlib import Path

import pytest

from tests.bench.polis import replay

DATA = Path(__file__).parents[3] / "shared/data/polis"

pytestmark = [pytest.mark.django_db, pytest.mark.skipif(not DATA.exists(), reason="no ../shared/data/polis here")]


@pytest.mark.parametrize("folder", ["15-per-hour-seattle", "brexit-consensus"])
def test_every_last_vote_and_every_count_is_exactly_the_one_that_was_given(folder):
    said = dict(line.split(": ", 1) for line in replay(DATA / folder))
    for figure in ("polis.cells", "polis.counts"):
        right, total = said[figure].split(" of ")
        assert right == total, figure
        assert int(total) > 0
