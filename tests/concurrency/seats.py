"""The seat race: what each process does, and how its traces are judged. Used by the test and by the bench."""

from __future__ import annotations

import random
import time
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Sum

from journal.models import Entry
from kit.ids import new_id
from kit.time import now
from participation.people.models import User
from workshops.models import HOLDING, Booking, BookingState, Session
from workshops.rules import OfferOver, SessionFull, accept_offer, book_seats, cancel_booking


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
        if (session, user.pk) in held and chance.random() < 0.3:
            with suppress(OfferOver):
                accept_offer(held[session, user.pk], by=user)
        elif booking := held.pop((session, user.pk), None):
            cancel_booking(booking, by=user)
        else:
            guests = [""] * chance.choice([0, 0, 1])
            held[session, user.pk] = book_seats(session, person=user, by=user, guests=guests, key=new_id()).pk
    return Lap(turns, 0, time.process_time() - began)


def seats_sold(session_id: UUID) -> int:
    """The seats really given or kept for an answer, counted on the bookings and not on the counter."""
    held = Booking.objects.filter(session_id=session_id, state__in=HOLDING)
    return held.aggregate(seats=Sum("seats"))["seats"] or 0


def seats_waited_for(session_id: UUID) -> int:
    return Booking.objects.in_line(session_id).aggregate(seats=Sum("seats"))["seats"] or 0


@dataclass
class Verdict:
    """Faults found by replaying a session's journal."""

    oversold: int = 0
    made_to_wait_while_free: int = 0
    out_of_order: int = 0
    unexplained: int = 0


class Line:
    """A session as its journal tells it, told apart from the code that is judged."""

    def __init__(self, session: Session, *, near: bool, capacity: int) -> None:
        self.near, self.capacity, self.wanted = near, capacity, 0
        self.care_capacity = session.care_capacity
        self.needs = {str(pk): (seats, care) for pk, seats, care in session.bookings.values_list("pk", "seats", "care")}
        self.inside: set[str] = set()
        self.waiting: list[str] = []
        self.verdict = Verdict()

    def fits(self, booking: str) -> bool:
        seats, care = self.needs[booking]
        taken, cared = (sum(self.needs[one][n] for one in self.inside) for n in (0, 1))
        return taken + seats <= self.capacity and cared + care <= self.care_capacity

    def stops(self, booking: str) -> bool:
        """Whether nobody may pass this one: far from the day, if she could ever come in."""
        return self.fits(booking) or (not self.near and self.needs[booking][0] <= self.capacity)

    def passable(self, before: list[str]) -> bool:
        return not any(map(self.stops, before))

    def settled(self) -> None:
        """Between two acts, nobody waits who could be inside."""
        first = next((one for one in self.waiting if self.stops(one)), None)
        self.verdict.made_to_wait_while_free += first is not None and self.fits(first)

    def come_in(self, booking: str, before: list[str]) -> None:
        self.verdict.out_of_order += not self.passable(before)
        self.inside.add(booking)
        self.verdict.oversold += sum(self.needs[one][0] for one in self.inside) > self.capacity
        self.verdict.oversold += sum(self.needs[one][1] for one in self.inside) > self.care_capacity

    def go(self, booking: str) -> None:
        self.inside.discard(booking)
        self.waiting = [one for one in self.waiting if one != booking]
        if self.wanted:
            self.capacity = max(self.wanted, sum(self.needs[one][0] for one in self.inside))
            self.wanted = 0 if self.capacity == self.wanted else self.wanted

    def read(self, verb: str, targets: dict) -> None:
        booking = targets.get("booking", "")
        if verb == "SeatsOffered":
            before = self.waiting[: self.waiting.index(booking)]
            self.verdict.unexplained += targets["passed"] != len(before)
            self.verdict.unexplained += targets["why"] != ("fits" if before else "head")
            self.waiting.remove(booking)
            self.come_in(booking, before)
            return
        if verb == "SessionResized":
            # What it let in was written before it.
            self.verdict.oversold += sum(self.needs[one][0] for one in self.inside) > targets["seats"]
            return
        self.settled()
        if verb in ("BookingCancelled", "OfferLapsed"):
            self.go(booking)
        elif verb == "SeatsBooked" and targets["confirmed"]:
            self.come_in(booking, self.waiting)
        elif verb == "SeatsBooked":
            self.verdict.made_to_wait_while_free += self.fits(booking) and self.passable(self.waiting)
            self.waiting.append(booking)


def replay(session: Session, *, near: bool = False) -> Verdict:
    """Go through what was recorded, in order, and compare each step with the only one the house allows."""
    line = Line(session, near=near, capacity=session.capacity)
    told = Entry.objects.filter(stream_id=f"session:{session.pk}").order_by("seq")
    for verb, targets in told.values_list("verb", "targets"):
        line.read(verb, targets)
    line.settled()
    return line.verdict
