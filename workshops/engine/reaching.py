"""Whom the team goes towards."""

from collections.abc import Iterable
from itertools import islice

IN_A_ROW = 2


def missed_in_a_row(marks: Iterable[bool]) -> bool:
    """marks: whether she was there, the last time first. Once she has come again, nothing of before counts."""
    last = list(islice(marks, IN_A_ROW))
    return len(last) == IN_A_ROW and not any(last)
