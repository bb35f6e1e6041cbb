"""The registry of what is reviewed. Upper rooms fill it in their AppConfig.ready(); this room never imports them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from .items import ReviewItem


@dataclass(frozen=True)
class Subject:
    """What the upper room says of one of its objects: whose words, for which structure, which words, about what.

    writer_id: who wrote them down for her, where that is known. question: what they answer, where
    they answer something; shown, cut at 300 characters, to those who read them.
    """

    id: UUID
    structure_id: UUID
    author_id: UUID | None
    text: str
    context: str
    writer_id: UUID | None = None
    question: str = ""


@dataclass(frozen=True)
class SubjectKind:
    """A sort of words that are reviewed.

    label: how the team calls them, « Une idée d’atelier ».
    read: the upper room's object -> its Subject.
    decided: called with the item in the transaction of each decision and of each undoing, before the journal is
        written; it may record events of its own in streams whose names sort before "moderation".
    welcome: kinds of flags that are no matter in these words: a first name, where a name is asked for.
    corrected: called in the transaction in which its author sends other words: the upper room keeps its own copy the
        same, or refuses what can change no more. Without it the author cannot change these words, nor can anybody.
    clean: the words as the form of this sort takes them; raises Django's ValidationError with what to do.
    """

    name: str
    label: "StrPromise"
    read: Callable[[Any], Subject]
    decided: Callable[["ReviewItem"], None]
    corrected: Callable[["ReviewItem"], None] | None = None
    welcome: frozenset[str] = frozenset()
    clean: Callable[[str], str] | None = None


_kinds: dict[str, SubjectKind] = {}


def register(kind: SubjectKind) -> None:
    """Add a sort of words. Raises ValueError when the name is taken."""
    if kind.name in _kinds:
        raise ValueError(f"subject kind {kind.name} is already registered")
    _kinds[kind.name] = kind


def welcome_in(name: str) -> frozenset[str]:
    """The kinds of flags that are not raised in words of this sort."""
    return _kinds[name].welcome if name in _kinds else frozenset()


def find(name: str) -> SubjectKind:
    """The kind of that name. Raises KeyError when nobody registered it."""
    return _kinds[name]


def every() -> dict[str, SubjectKind]:
    """All of them, by name, in the order of their names."""
    return dict(sorted(_kinds.items()))
