"""The team's alerts and its roster; and what who is in danger asks for herself."""

from tests.doors.audience import Audience

DOORS = {
    "care:alerts": Audience.TEAM,
    "care:alert": Audience.TEAM,
    "care:claim": Audience.TEAM,
    "care:note": Audience.TEAM,
    "care:hand": Audience.TEAM,
    "care:take_over": Audience.TEAM,
    "care:close": Audience.TEAM,
    "care:roster": Audience.STAFF,
    "care:roster_of": Audience.STAFF,
    "care:shift_add": Audience.STAFF,
    "care:shift_remove": Audience.STAFF,
    "care:delay": Audience.STAFF,
    "care:child_contact": Audience.STAFF,
    "care:drill": Audience.STAFF,
    "care:figures": Audience.STAFF,
    "care:tell": Audience.PERSON,
    "care:call_back": Audience.PUBLIC,
    "care:call_back_done": Audience.PUBLIC,
}
