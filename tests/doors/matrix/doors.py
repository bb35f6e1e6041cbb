"""Every door of the walk, room by room."""

from tests.doors.matrix import budget, gestion, goals, people, plan_words, plans, reviews, rooms, talk
from tests.doors.matrix.knocking import Door

DOORS: list[Door] = [
    *plans.DOORS,
    *plan_words.DOORS,
    *goals.DOORS,
    *reviews.DOORS,
    *budget.DOORS,
    *talk.DOORS,
    *people.DOORS,
    *rooms.DOORS,
    *gestion.DOORS,
]
