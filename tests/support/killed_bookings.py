"""Processes that book and are killed in the middle: what was acknowledged is there, what is sent again books once."""

from __future__ import annotations

import random
from uuid import UUID

from kit.ids import new_id
from participation.people.models import User
from tests.support.killing import Diary, killed_in_the_middle
from tests.support.people import a_user
from workshops.models import Booking, Session
from workshops.rules import book_seats, cancel_booking

PEOPLE = 12


def book_on(sessions: list[UUID], people: list[UUID], path: str) -> None:
    """Ask for a seat of each session for each person, round after round."""
    users, diary = list(User.objects.filter(pk__in=people).order_by("pk")), Diary(path)
    for _round in range(1_000):
        for session in sessions:
            for user in users:
                for booking in Booking.objects.live().filter(session_id=session, person=user):
                    cancel_booking(booking.pk, by=user)
                diary.ask({"session": str(session), "person": str(user.pk), "key": str(new_id())}, _ask)


def _ask(asked: dict) -> Booking:
    person = User.objects.get(pk=asked["person"])
    return book_seats(UUID(asked["session"]), person=person, by=person, key=UUID(asked["key"]))


def kill_bookings(sessions: list[Session], times: int, seed: int = 1) -> dict[str, int]:
    """Of those acknowledged, how many are not there; of those sent again, how many are there more than once."""
    luck, told = random.Random(seed), {"kills": 0, "acknowledged": 0, "lost": 0, "again": 0, "twice": 0}
    ids = [session.pk for session in sessions]
    for _number in range(times):
        people = [a_user().pk for _ in range(PEOPLE)]
        _count(*killed_in_the_middle("tests.support.killed_bookings:book_on", (ids, people), luck), told)
        told["kills"] += 1
    return told


def _count(answered: list[dict], unknown: list[dict], told: dict[str, int]) -> None:
    told["acknowledged"] += len(answered)
    told["lost"] += sum(not Booking.objects.filter(key=one["key"]).exists() for one in answered)
    for one in unknown:
        told["again"] += 1
        first, second = _ask(one), _ask(one)
        told["twice"] += Booking.objects.filter(key=one["key"]).count() != 1 or first.pk != second.pk
