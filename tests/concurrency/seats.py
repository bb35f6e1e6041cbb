"""The seat race: what each process does, and how its traces are judged. Used by the test and by the bench."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Sum

from journal.models import Entry
from kit.ids import new_id
from kit.time import now
from participation.people.models import User
from workshops.models import Booking, BookingState, Session
from workshops.rules import SessionFull, book_seats, cancel_booking


@dataclass(frozen=True)
class Lap:
    """What one process did."""

    tried: int
    refused: int
    cpu: float  # seconds of this process, for all that it tried


def grab(sessions: list[UUID], people: list[UUID]) -> Lap:
    """Each person asks for one seat of each session, and does not wait."""
    users = list(User.objects.filter(pk__in=people).order_by("pk"))
    refused, began = 0, time.process_time()
    for session in sessions:
        for user in users:
            try:
                book_seats(session, person=user, by=user, key=new_id(), or_wait=False)
            except SessionFull:
                refused += 1
    return Lap(len(sessions) * len(users), refused, time.process_time() - began)


def grab_naively(sessions: list[UUID], people: list[UUID]) -> Lap:
    """The same as everybody writes it first: count, look, insert. The race must find it wanting."""
    users = list(User.objects.filter(pk__in=people).order_by("pk"))
    refused, began = 0, time.process_time()
    for session_id in sessions:
        session = Session.objects.get(pk=session_id)
        for user in users:
            inside = Booking.objects.filter(session=session, state=BookingState.CONFIRMED)
            if (inside.aggregate(seats=Sum("seats"))["seats"] or 0) + 1 > session.capacity:
                refused += 1
                continue
            Booking.objects.create(
                session=session,
                person=user,
                by=user,
                seats=1,
                state=BookingState.CONFIRMED,
                confirmed_at=now(),
                placed=random.randrange(2**31),
                key=new_id(),
            )
    return Lap(len(sessions) * len(users), refused, time.process_time() - began)


def come_and_go(sessions: list[UUID], people: list[UUID], turns: int, seed: int) -> Lap:
    """Book for one or two, or give back, at random. Everybody accepts to wait."""
    chance = random.Random(seed)
    users = list(User.objects.filter(pk__in=people).order_by("pk"))
    held: dict[tuple[UUID, UUID], UUID] = {}
    began = time.process_time()
    for _ in range(turns):
        session, user = chance.choice(sessions), chance.choice(users)
        if booking := held.pop((session, user.pk), None):
            cancel_booking(booking, by=user)
        else:
            guests = [""] * chance.choice([0, 0, 1])
            held[session, user.pk] = book_seats(session, person=user, by=user, guests=guests, key=new_id()).pk
    return Lap(turns, 0, time.process_time() - began)


def seats_sold(session_id: UUID) -> int:
    """The seats really given, counted on the bookings and not on the counter."""
    confirmed = Booking.objects.filter(session_id=session_id, state=BookingState.CONFIRMED)
    return confirmed.aggregate(seats=Sum("seats"))["seats"] or 0


def seats_waited_for(session_id: UUID) -> int:
    return Booking.objects.in_line(session_id).aggregate(seats=Sum("seats"))["seats"] or 0


@dataclass
class Verdict:
    """Faults found by replaying a session's journal."""

    oversold: int = 0
    made_to_wait_while_free: int = 0
    out_of_order: int = 0


def replay(session: Session) -> Verdict:
    """Go through what was recorded, in order, and compare each step with the only one the house allows."""
    seats = {str(pk): n for pk, n in session.bookings.values_list("pk", "seats")}
    inside: set[str] = set()
    line: list[str] = []
    verdict = Verdict()

    def free() -> int:
        return session.capacity - sum(seats[one] for one in inside)

    def settled() -> None:
        # Between two acts, the first who waits must not fit.
        verdict.made_to_wait_while_free += bool(line) and seats[line[0]] <= free()

    for verb, targets in (
        Entry.objects.filter(stream_id=f"session:{session.pk}").order_by("seq").values_list("verb", "targets")
    ):
        booking = targets["booking"]
        if verb == "BookingPromoted":
            verdict.out_of_order += line[0] != booking
            line.remove(booking)
            inside.add(booking)
        else:
            settled()
            if verb == "BookingCancelled":
                inside.discard(booking)
                line = [one for one in line if one != booking]
            elif targets["confirmed"]:
                verdict.out_of_order += bool(line)
                inside.add(booking)
            else:
                verdict.made_to_wait_while_free += not line and seats[booking] <= free()
                line.append(booking)
        verdict.oversold += free() < 0
    settled()
    return verdict
