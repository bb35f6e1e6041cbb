"""Counts that may be shown: small numbers name people."""

from collections.abc import Mapping

K_MIN = 5
"""Fewer than that many people are never counted apart."""


def shown(counts: Mapping[str, int], k_min: int = K_MIN) -> dict[str, int | None] | None:
    """The counts of one question with the small ones hidden (None), or None when too few people answered.

    One hidden count alone could be found again from the total: then the next smallest is hidden too.
    """
    if sum(counts.values()) < k_min:
        return None
    smallest_first = sorted(counts, key=lambda value: counts[value])
    hidden = {value for value in counts if counts[value] < k_min}
    if len(hidden) == 1 and len(counts) > 1:
        hidden.add(smallest_first[1])
    return {value: None if value in hidden else counts[value] for value in counts}
