"""The doors of the desk."""

from tests.doors.audience import Audience

DOORS = {
    "desk:my_space": Audience.PERSON,
    "desk:team_day": Audience.TEAM,
    "desk:people": Audience.TEAM,
    "desk:person": Audience.TEAM,
}
