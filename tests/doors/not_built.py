"""The cells that no door asks yet, each with what will build it. This list may only shrink.

A cell is left out of the flips only from here; the tests fail when one of them has a door, and when a cell without a
door is not here.
"""

from tests.doors import rights

ALL = rights.COLUMNS
PLAN, CONSULTATIONS, WORKSHOPS = (
    "the plan written together",
    "consultations as a CRPA holds them",
    "workshops of the tiers lieu",
)
OWN = "one's own account is the only object: nobody else's address leads to it"
READS = "who reads the plan already has nothing to open in an emergency"
SHUT = "a visitor never enters /gestion/, whatever the table says"
NEAR_TO = "to an appeal, who accompanies somebody else is a colleague; whom she accompanies, she is kept from before"
NOBODY = "an appeal is heard by another than who decided before: a visitor is nobody that can be told apart"
ADDRESSED = "a recommendation is addressed to one account of an addressee: to others it is nothing"

NOT_BUILT: dict[str, dict[str, tuple[str, ...]]] = {
    "breakglass.open": {READS: (rights.HELPER, rights.REFERENT)},
    "erase.request": {OWN: tuple(column for column in ALL if column != rights.PERSON)},
    "recommendation.reply": {ADDRESSED: tuple(column for column in ALL if column != rights.ADDRESSEE)},
    "appeal.decide": {NEAR_TO: (rights.REFERENT,), NOBODY: (rights.ANONYMOUS,)},
    "news.propose": {SHUT: (rights.ANONYMOUS,), CONSULTATIONS: (rights.PERSON,)},
    "news.publish": {SHUT: (rights.ANONYMOUS,)},
}


def cells() -> set[tuple[str, str]]:
    """(action, column) of each."""
    return {
        (action, column) for action, reasons in NOT_BUILT.items() for columns in reasons.values() for column in columns
    }
