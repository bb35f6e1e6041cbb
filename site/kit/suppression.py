"""What to hide in one line of counts, so that no small one is found again from the others. Pure.

« Together », « groups », « before »: whoever reads a line has its sum, the lines of other groups and of other days.
Who asks (the results of consultations, the figures of workshops) says which lines there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Layer = Mapping[str, int]
"""A line: name -> people, each person once."""


def shut(
    names: Sequence[str], layers: Sequence[Layer], k: int, *, together: Iterable[str] = (), closed: Iterable[str] = ()
) -> frozenset[str]:
    """The names to hide in every layer; all of them when nothing may be shown, none when everything may.

    layers: the same names counted among groups that share nobody, or among all and among those who came since.
    together: names that are hidden at once when any is. closed: those that are hidden already.
    """
    already = set(closed)
    hidden = {name for name in names if name in already or any(layer[name] < k for layer in layers)}
    if not hidden:
        return frozenset()
    hidden.update(name for name in together if name in names)
    spare = sorted((name for name in names if name not in hidden), key=lambda name: sum(one[name] for one in layers))
    while spare and not all(_is_blurred(layer, hidden, k, free=bool(together)) for layer in layers):
        hidden.add(spare.pop(0))
    return frozenset(hidden if spare else names)


def _is_blurred(layer: Layer, hidden: set[str], k: int, *, free: bool) -> bool:
    """Whether the sum of what is hidden leaves any number under k to each. free: some are hidden whatever they are."""
    counts = [layer[name] for name in hidden]
    if len(counts) < 2 or sum(counts) < k:
        return False
    # Where only small ones are hidden, three that make twelve are four each: a large one is then hidden with them.
    return free or max(counts) >= k or sum(counts) <= (k - 1) * (len(counts) - 1)


def shut_columns(
    names: Sequence[str], groups: Sequence[Layer], k: int, *, together: Iterable[str], closed: frozenset[str]
) -> frozenset[str]:
    """The names to hide in every group, where the sum of each group and of each name not in `closed` is shown too."""
    hidden = shut(names, groups, k, together=together, closed=closed)
    spare = sorted((name for name in names if name not in hidden), key=lambda name: sum(one[name] for one in groups))
    while spare and _is_tied(groups, hidden, closed, k):
        hidden |= {spare.pop(0)}
    return hidden if spare else frozenset(names)


def _is_tied(groups: Sequence[Layer], hidden: frozenset[str], closed: frozenset[str], k: int) -> bool:
    """Whether the sums of rows and columns force somebody into a small cell: Fréchet's lower bound.

    The columns of `closed` are hidden for everybody too: only their sum is known, none of them is forced.
    """
    rows = [sum(group[name] for name in hidden) for group in groups]
    for name in hidden - closed:
        column = sum(group[name] for group in groups)
        if any(group[name] < k and row + column > sum(rows) for group, row in zip(groups, rows, strict=True)):
            return True
    return False


@dataclass(frozen=True)
class Chosen:
    """Answers of which a person may give several, in one layer.

    base: who answered, when `exact`; otherwise who was asked, and nobody knows how many of them answered.
    """

    counts: Layer
    base: int
    exact: bool

    def is_small(self, name: str, k: int) -> bool:
        """Those who did not choose it are a count too."""
        return self.counts[name] < k or self.base - self.counts[name] < k

    def is_loose(self, hidden: set[str], most: int, k: int) -> bool:
        """Whether « at least one answer each, at most `most` » leaves any number to each hidden one."""
        seen = sum(count for name, count in self.counts.items() if name not in hidden)
        nearly_all = any(self.base - self.counts[name] < k for name in hidden)
        if hidden and most * self.base - seen < (self.base if nearly_all else k):
            return False
        if not self.exact:
            # So many answers need so many people: the others did not answer, and they are hidden too.
            return most * (self.base - k) >= seen
        return len(hidden) != 1 or seen >= self.base


def shut_choices(
    names: Sequence[str], layers: Sequence[Chosen], most: int, k: int, closed: Iterable[str] = ()
) -> frozenset[str]:
    """The answers to hide among several, in every layer. most: how many one person may give."""
    already = set(closed)
    hidden = {name for name in names if name in already or any(layer.is_small(name, k) for layer in layers)}
    spare = sorted((n for n in names if n not in hidden), key=lambda name: sum(one.counts[name] for one in layers))
    while spare and not all(layer.is_loose(hidden, most, k) for layer in layers):
        hidden.add(spare.pop(0))
    return frozenset(hidden)
