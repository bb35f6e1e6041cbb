"""Every door of the walk, room by room."""

from tests.doors.matrix import gestion, people, plans, rooms
from tests.doors.matrix.knocking import Door

DOORS: list[Door] = [*plans.DOORS, *people.DOORS, *rooms.DOORS, *gestion.DOORS]
