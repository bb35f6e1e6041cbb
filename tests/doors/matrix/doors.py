"""Every door of the walk, room by room."""

from tests.doors.matrix import (
    after,
    budget,
    committee,
    coordination,
    entering,
    following,
    gestion,
    goals,
    people,
    plan_words,
    plans,
    plenaries,
    preparing,
    programme,
    rereading,
    results,
    reviews,
    rooms,
    signing,
    talk,
)
from tests.doors.matrix.knocking import Door

ROOMS = (
    following,
    plans,
    plan_words,
    goals,
    reviews,
    budget,
    talk,
    coordination,
    signing,
    people,
    rooms,
    programme,
    after,
    preparing,
    rereading,
    entering,
    committee,
    results,
    plenaries,
    gestion,
)
DOORS: list[Door] = [door for room in ROOMS for door in room.DOORS]
