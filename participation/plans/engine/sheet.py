"""Whether a plan leaves room to write by hand below each part: two pages, so that it stays one sheet of paper."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

ROOM = 82
"""Lines of 14 points on the two sides of a sheet of A4."""
AROUND = 12
"""Lines that its title takes, and the boxes to sign."""
ACROSS = 64
"""Letters in a line, when many are wide."""
TITLE, HEADING, SPACE = 2.2, 1.3, 0.2
"""Lines that the title of a part takes, one below it, what is left blank after a text."""
WRITTEN = 4.2
"""Lines that those to write on take, below one part."""


def has_room(parts: int, headings: int, texts: Iterable[str]) -> bool:
    """parts: of the plan; headings: below their titles; texts: each text of a paragraph or of a list."""
    said = sum(SPACE + sum(ceil(len(line) / ACROSS) or 1 for line in text.splitlines()) for text in texts)
    return AROUND + parts * (TITLE + WRITTEN) + headings * HEADING + said <= ROOM
