"""Processes that book and are killed in the middle (SIGKILL): what was acknowledged is there, and what is sent again
books once."""

from __future__ import annotations

import json
import os
import random
import tempfile
import time
from pathlib import Path
from uuid import UUID

from kit.ids import new_id
from participation.people.models import User
from tests.support.people import a_user
from tests.support.servers import running
from workshops.models import Booking, Session
from workshops.rules import book_seats, cancel_booking

LONGEST = 0.25  # seconds of life, once it has begun to book
PEOPLE = 12


def book_on(sessions: list[UUID], people: list[UUID], path: str) -> None:
    """Ask for a seat of each session for each person, round after round: in the file, what is asked, then « ok »."""
    users = list(User.objects.filter(pk__in=people).order_by("pk"))
    log = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for _round in range(1_000):
        for session in sessions:
            for user in users:
                for booking in Booking.objects.live().filter(session_id=session, person=user):
                    cancel_booking(booking.pk, by=user)
                asked = {"session": str(session), "person": str(user.pk), "key": str(new_id())}
                os.write(log, (json.dumps(asked) + "\n").encode())
                _ask(asked)
                os.write(log, b"ok\n")


def _ask(asked: dict) -> Booking:
    person = User.objects.get(pk=asked["person"])
    return book_seats(UUID(asked["session"]), person=person, by=person, key=UUID(asked["key"]))


def kill_bookings(sessions: list[Session], times: int, seed: int = 1) -> dict[str, int]:
    """Of those acknowledged, how many are not there; of those sent again, how many are there more than once."""
    luck, told = random.Random(seed), {"kills": 0, "acknowledged": 0, "lost": 0, "again": 0, "twice": 0}
    ids = [session.pk for session in sessions]
    with tempfile.TemporaryDirectory() as folder:
        for number in range(times):
            path = Path(folder) / str(number)
            people = [a_user().pk for _ in range(PEOPLE)]
            with running("tests.support.killed_bookings:book_on", (ids, people, str(path))) as process:
                while not (path.exists() and path.stat().st_size):
                    if not process.is_alive():
                        raise RuntimeError("it died before it booked")
                    time.sleep(0.002)
                time.sleep(luck.uniform(0, LONGEST))
                process.kill()
                process.join()
            told["kills"] += 1
            _count(path.read_text().splitlines(), told)
    return told


def _count(lines: list[str], told: dict[str, int]) -> None:
    asked = [json.loads(line) for line in lines if line.startswith("{")]
    answered = lines.count("ok")
    told["acknowledged"] += answered
    told["lost"] += sum(not Booking.objects.filter(key=one["key"]).exists() for one in asked[:answered])
    for one in asked[answered:]:
        told["again"] += 1
        first, second = _ask(one), _ask(one)
        told["twice"] += Booking.objects.filter(key=one["key"]).count() != 1 or first.pk != second.pk
