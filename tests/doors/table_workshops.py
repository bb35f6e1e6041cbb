"""The doors of the workshops."""

from tests.doors.audience import Audience

DOORS = {
    "workshops:sessions": Audience.PUBLIC,
    "workshops:session": Audience.PUBLIC,
    "workshops:book": Audience.PERSON,
    "workshops:bookings": Audience.PERSON,
    "workshops:cancel": Audience.PERSON,
    "workshops:rolls": Audience.TEAM,
    "workshops:roll": Audience.TEAM,
    "workshops:mark": Audience.TEAM,
}
