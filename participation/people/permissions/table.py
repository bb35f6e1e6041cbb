"""Who may do what: the one permission table, as data.

A row is an action; a column is what the actor is; a cell says on which ties to the object it is granted:
S own, H mandate, R référent (or stand-in), E of the structure that owns the object, C consent given for this section,
T of the object's territory, B break-glass, A aggregates only (everybody), O while open, Y yes.
A note after a cell (« waits », « told », « flagged », « logged ») is a duty of the rule that grants it.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Column(StrEnum):
    """What the actor is, seen from the object. In the order of the table's columns."""

    ANONYMOUS = "anonymous"
    PERSON = "person"
    HELPER = "helper"
    REFERENT = "referent"
    COLLEAGUE = "colleague"
    PARTNER = "partner"
    COORDINATOR = "coordinator"
    COMMITTEE = "committee"
    ADDRESSEE = "addressee"
    TERRITORY = "territory"
    PLATFORM = "platform"


class Tie(NamedTuple):
    """One relation an actor really holds to an object, for instance (Column.PERSON, "S").

    scope: the one family of actions it is good for, "plan" (a helper's mandate says for what); "": for all.
    """

    column: Column
    letter: str
    scope: str = ""


# The cells, in the order of Column:
ROWS = """
plan.read                |-|S  |H       |R       |B      |C|B      |-|-|-|-
plan.write               |-|S  |H waits |R       |-      |C write|-|-|-|-|-
plan.own_words           |-|S  |H waits |R waits |-      |-|-      |-|-|-|-
plan.sign                |-|S  |-       |R       |-      |-|-      |-|-|T masp|-
plan.export              |-|S  |-       |R logged|-      |-|-      |-|-|-|-
message.read             |-|S  |H       |R       |-      |-|-      |-|-|-|-
message.send             |-|S  |H       |R       |-      |-|-      |-|-|-|-
meeting.plan             |-|S  |H       |R       |-      |-|-      |-|-|-|-
consent.give             |-|S  |-       |-       |-      |-|-      |-|-|-|-
consent.revoke           |-|S  |-       |-       |-      |-|-      |-|-|-|-
accesslog.read           |-|S  |-       |S       |S      |S|E      |-|-|-|-
breakglass.open          |-|-  |-       |-       |E      |-|E      |-|-|-|-
breakglass.review        |-|-  |-       |-       |-      |-|E other|-|-|-|-
person.find              |-|-  |-       |R       |E      |-|E      |-|-|-|-
consultation.answer      |O|S  |H flagged|-      |-      |-|-      |S|-|-|-
contribution.post        |O|S  |H flagged|-      |-      |-|-      |S|-|-|-
answer.enter_for         |-|-  |-       |R       |E      |-|E      |-|-|-|-
consultation.manage      |-|-  |-       |-       |-      |-|E      |-|-|T|-
agenda.propose           |-|S  |H       |-       |-      |-|E      |T|-|-|-
results.read             |A|A  |A       |A       |A      |A|A      |A|A|A|A
contribution.moderate    |-|-  |-       |E       |E      |-|E      |-|-|-|-
appeal.decide            |-|-  |-       |-       |E      |-|E      |T concerned|-|-|-
care.read                |-|-  |-       |R       |E      |-|E      |-|-|-|-
care.claim               |-|-  |-       |R       |E      |-|E      |-|-|-|-
committee.code           |-|-  |-       |-       |-      |-|-      |T|-|-|-
recommendation.write     |-|-  |-       |-       |-      |-|-      |T|-|-|-
recommendation.reply     |-|-  |-       |-       |-      |-|-      |-|S|-|-
workshop.propose         |-|S  |H       |R       |E      |E|E      |S|-|-|-
workshop.book            |-|S  |H       |R told  |E told |-|E told |S|-|-|-
workshop.manage          |-|-  |-       |E       |E      |-|E      |-|-|-|-
attendance               |-|-  |-       |E       |E      |-|E      |-|-|-|-
place.manage             |-|-  |-       |E       |E      |-|E      |-|-|-|-
news.propose             |-|S  |-       |E       |E      |-|E      |-|-|T|-
news.publish             |-|-  |-       |-       |-      |-|E      |-|-|T|-
account.invite_person    |-|-  |-       |E       |E      |-|E      |-|-|-|-
account.invite_worker    |-|-  |-       |-       |-      |-|E      |-|-|T|-
phone.reset              |-|-  |-       |R second|E second|-|E second|-|-|-|-
erase.request            |-|S  |-       |-       |-      |-|-      |-|-|-|-
erase.execute            |-|-  |-       |-       |-      |-|E      |-|-|-|-
roles                    |-|-  |-       |-       |-      |-|E      |-|-|T|Y
settings                 |-|-  |-       |-       |-      |-|E      |-|-|T|Y
"""


def _read(rows: str) -> dict[str, dict[Column, tuple[str, ...]]]:
    table = {}
    for line in rows.strip().splitlines():
        action, *cells = (cell.strip() for cell in line.split("|"))
        table[action] = {column: tuple(cell.split()) for column, cell in zip(Column, cells, strict=True) if cell != "-"}
    return table


TABLE = _read(ROWS)

# A mandate says for what it is given (models.Scope): which actions belong to what she chose.
FAMILIES = {"contribution": "consultation", "answer": "consultation", "agenda": "consultation", "meeting": "message"}


def family(action: str) -> str:
    """ "plan.read" -> "plan"; "contribution.post" -> "consultation"."""
    first = action.partition(".")[0]
    return FAMILIES.get(first, first)


def allows(action: str, ties: Iterable[Tie]) -> bool:
    """Whether any of the ties is granted the action. Raises KeyError for an action the table does not know."""
    row = TABLE[action]
    return any(_grants(row, action, tie) for tie in ties)


def duties(action: str, ties: Iterable[Tie]) -> frozenset[str]:
    """The notes attached to the cells that grant the action to these ties: « waits », « told », ..."""
    row = TABLE[action]
    return frozenset(note for tie in ties if _grants(row, action, tie) for note in row[tie.column][1:])


def _grants(row: dict[Column, tuple[str, ...]], action: str, tie: Tie) -> bool:
    cell = row.get(tie.column)
    return cell is not None and cell[0] in ("A", tie.letter) and tie.scope in ("", family(action))
