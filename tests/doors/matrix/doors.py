"""Every door of the walk, room by room."""

from tests.doors.matrix import gestion, goals, people, plans, rooms, talk
from tests.doors.matrix.knocking import Door

DOORS: list[Door] = [*plans.DOORS, *goals.DOORS, *talk.DOORS, *people.DOORS, *rooms.DOORS, *gestion.DOORS]
