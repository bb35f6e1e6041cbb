"""The life of a consultation: from where it may go where, by which act. One table; every rule asks it.

Between « open » and « closed » the dates decide what everybody sees: the house writes the state down afterwards.
"""

from enum import StrEnum

from kit.refusals import Stale


class State(StrEnum):
    DRAFT = "draft"
    REVIEW = "review"
    OPEN = "open"
    CLOSED = "closed"
    PUBLISHED = "published"
    FOLLOWED = "followed"
    ARCHIVED = "archived"


class Act(StrEnum):
    ASK_REVIEW = "ask_review"
    """Its questions are shown to the committee and to colleagues before anybody is asked."""
    TAKE_BACK = "take_back"
    """Before its first day even what was opened: nobody has read yet what it promises."""
    OPEN = "open"
    """From its first day on it takes answers. What was promised about them is fixed from here."""
    CLOSE = "close"
    PUBLISH = "publish"
    FOLLOW_UP = "follow_up"
    """What was recommended has been handed over: what becomes of it is followed."""
    ARCHIVE = "archive"


TABLE: dict[tuple[State, Act], State] = {
    (State.DRAFT, Act.ASK_REVIEW): State.REVIEW,
    (State.REVIEW, Act.TAKE_BACK): State.DRAFT,
    (State.REVIEW, Act.OPEN): State.OPEN,
    (State.OPEN, Act.TAKE_BACK): State.REVIEW,
    (State.OPEN, Act.CLOSE): State.CLOSED,
    (State.CLOSED, Act.PUBLISH): State.PUBLISHED,
    (State.PUBLISHED, Act.PUBLISH): State.PUBLISHED,
    (State.PUBLISHED, Act.FOLLOW_UP): State.FOLLOWED,
    (State.FOLLOWED, Act.PUBLISH): State.FOLLOWED,
    (State.PUBLISHED, Act.ARCHIVE): State.ARCHIVED,
    (State.FOLLOWED, Act.ARCHIVE): State.ARCHIVED,
}

BEFORE = (State.DRAFT, State.REVIEW)
"""Nobody but the team sees it, and everything may still change."""


class NotNow(Stale):
    """The consultation has gone on: this act comes too late, or too early."""


def after(state: str, act: Act) -> State:
    """Where the act leads. Raises NotNow."""
    found = TABLE.get((State(state), act))
    if found is None:
        raise NotNow
    return found


def acts_from(state: str) -> list[Act]:
    """What may be done now, in the order of a life."""
    return [act for (before, act) in TABLE if before == State(state)]
