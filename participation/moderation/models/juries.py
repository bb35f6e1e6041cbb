"""Who, of a committee, is concerned herself. Colleges are an upper room's, that says so in its AppConfig.ready()."""

from collections.abc import Callable, Collection
from uuid import UUID

Concerned = Callable[[UUID], Collection[UUID]]
_known: list[Concerned] = []


def register(concerned: Concerned) -> None:
    """Add a function: territory id -> the ids of the members of its committee who are, or were, concerned."""
    _known.append(concerned)


def concerned_of(territory_id: UUID) -> set[UUID]:
    """The concerned members of this territory's committee today."""
    return {user_id for known in _known for user_id in known(territory_id)}
