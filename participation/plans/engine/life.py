"""The life of a plan: from where it may go where, by whose act, on which condition. One table; every rule asks it.

The first row that fits counts: of two rows for one act, the one with a condition comes first. « same »: it stays where
it is. What is in no row cannot happen: nobody can sign what is not agreed, nor change what is closed.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal

from .states import State


class Act(StrEnum):
    OPEN = "open"
    CHANGE = "change"
    """Words shown, a part opened, a step that comes into the plan or leaves it: what the two agree about is another."""
    SET_KIND = "set_kind"
    SAY_YES = "say_yes"
    DOUBT = "doubt"
    """« En parler avant », « Je ne suis pas d’accord »."""
    SIGN = "sign"
    REFUSE = "refuse"
    RENEW = "renew"
    COMPLETE = "complete"
    WITHDRAW = "withdraw"
    ARCHIVE = "archive"


class Mover(StrEnum):
    """Who moves it. The house does what time alone decides."""

    PERSON = "person"
    TEAM = "team"
    TERRITORY = "territory"
    HOUSE = "house"


class Fact(StrEnum):
    """What may have to hold besides."""

    ANSWERED = "answered"
    """One side has said yes to it, or wants to talk, or has said no."""
    BOTH_YES = "both_yes"
    IN_FORCE = "in_force"
    """An earlier version of it is signed, and holds."""
    RENEWING = "renewing"
    """What is written is the next contract, not the one that holds."""
    NEVER_SIGNED = "never_signed"
    NOTHING_BLOCKS = "nothing_blocks"
    ALL_SIGNED = "all_signed"
    """Each of the parties of its kind, this signature included."""
    ALL_DONE = "all_done"
    """It has steps, and none is left to do."""
    LOOKED_BACK = "looked_back"
    """Both have looked back at the contract that holds; or its kind does not ask for it before another one."""
    TERM_OVER = "term_over"
    CLOSED_LONG_AGO = "closed_long_ago"
    """So long ago that it is hers alone to read: the retention table says how long."""


ROWS = """
from                             | act      | who                   | condition                | to
-                                | open     | person team           |                          | draft
draft                            | change   | person team           |                          | writing
writing                          | change   | person team           | answered                 | review
writing                          | change   | person team           |                          | writing
review amendment renewal         | change   | person team           |                          | same
agreed                           | change   | person team           | renewing                 | renewal
agreed                           | change   | person team           | in_force                 | amendment
agreed                           | change   | person team           |                          | review
active                           | change   | person team           |                          | amendment
writing                          | set_kind | team                  | never_signed answered    | review
draft writing                    | set_kind | team                  | never_signed             | writing
review agreed                    | set_kind | team                  | never_signed             | review
writing review amendment renewal | say_yes  | person team           | both_yes                 | agreed
writing review amendment renewal | say_yes  | person team           |                          | same
writing review                   | doubt    | person team           |                          | review
amendment renewal                | doubt    | person team           |                          | same
agreed                           | doubt    | person team           | renewing                 | renewal
agreed                           | doubt    | person team           | in_force                 | amendment
agreed                           | doubt    | person team           |                          | review
agreed                           | sign     | person team territory | nothing_blocks all_signed| active
agreed                           | sign     | person team territory | nothing_blocks           | same
agreed                           | refuse   | person team territory | renewing                 | renewal
agreed                           | refuse   | person team territory | in_force                 | amendment
agreed                           | refuse   | person team territory |                          | review
active                           | renew    | team                  | looked_back              | renewal
renewal                          | renew    | team                  |                          | same
agreed active                    | complete | person team           | all_done                 | completed
active amendment renewal         | complete | person team           | term_over                | completed
draft writing review agreed      | withdraw | person                |                          | withdrawn
active amendment renewal         | withdraw | person                |                          | withdrawn
completed withdrawn              | archive  | house                 | closed_long_ago          | archived
"""


class Row(NamedTuple):
    """One line of the table. before: empty for a plan that does not exist yet. after: None where it stays."""

    before: frozenset[State]
    act: Act
    who: frozenset[Mover]
    condition: frozenset[Fact]
    after: State | None


def _read(rows: str) -> tuple[Row, ...]:
    _title, *lines = rows.strip().splitlines()
    return tuple(_row(*(cell.strip() for cell in line.split("|"))) for line in lines)


def _row(before: str, act: str, who: str, condition: str, after: str) -> Row:
    return Row(
        frozenset(State(name) for name in before.split() if name != "-"),
        Act(act),
        frozenset(Mover(name) for name in who.split()),
        frozenset(Fact(name) for name in condition.split()),
        None if after == "same" else State(after),
    )


TABLE = _read(ROWS)


class NotNow(Refusal):
    """No row of the table lets this happen to a plan in this state."""

    status = 409
    sentence = _("Ce n’est pas possible à ce moment du projet.")


def after(state: State | None, act: Act, who: Mover, facts: Collection[Fact] = ()) -> State:
    """The state that follows. state: None for a plan that is about to begin. Raises NotNow."""
    for row in TABLE:
        starts_here = state in row.before if state else not row.before
        if starts_here and row.act is act and who in row.who and row.condition <= set(facts):
            return row.after or state or State.DRAFT
    raise NotNow


def possible(state: State, act: Act, who: Mover, facts: Collection[Fact] = ()) -> bool:
    """Whether a button for it makes sense on the page."""
    try:
        after(state, act, who, facts)
    except NotNow:
        return False
    return True
