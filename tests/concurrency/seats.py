"""The seat race: what each process does. Used by the test and by the bench."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TypeVar
from uuid import UUID

from django.db import OperationalError
from django.db.models import Sum

from kit.ids import new_id
from kit.time import now
from participation.people.models import User
from workshops.engine import Child
from workshops.models import HOLDING, Booking, BookingState, Session
from workshops.rules import (
    OfferOver,
    SessionFull,
    TooManySeats,
    accept_offer,
    book_seats,
    cancel_booking,
    lapse_offer,
    resize_session,
)

Answer = TypeVar("Answer")
RESIZED, ACCEPTED, LAPSED = 0.02, 0.3, 0.5
"""Of all turns, those that change a room; of those about a booking, up to which draw they accept, or let lapse."""


@dataclass(frozen=True)
class Lap:
    """What one process did."""

    tried: int
    refused: int
    cpu: float  # seconds of this process, for all that it tried
    locked_out: int = 0  # how often SQLite let it wait longer than the house does, and it asked again


class Patience:
    """Asks again, with the same key, when SQLite was busy with others for more than twenty seconds: it serves those who
    wait in no order, and a racer that never rests may wait for long."""

    def __init__(self) -> None:
        self.locked_out = 0

    def __call__(self, act: Callable[[], Answer]) -> Answer:
        while True:
            try:
                return act()
            except OperationalError as error:
                if "locked" not in str(error):
                    raise
                self.locked_out += 1


def grab(sessions: list[UUID], people: list[UUID]) -> Lap:
    """Each person asks for one seat of each session, and does not wait."""
    users = list(User.objects.filter(pk__in=people).order_by("pk"))
    refused, patience, began = 0, Patience(), time.process_time()
    for session in sessions:
        for user in users:
            ask = partial(book_seats, session, person=user, by=user, key=new_id(), or_wait=False)
            try:
                patience(ask)
            except SessionFull:
                refused += 1
    return Lap(len(sessions) * len(users), refused, time.process_time() - began, patience.locked_out)


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


def come_and_go(sessions: list[UUID], people: list[UUID], turns: int, seed: int, team: UUID | None = None) -> Lap:
    """At random: book for a household, say yes, give back; with a `team` also let an offer lapse, or change the number
    of seats. Everybody accepts to wait."""
    lap = _Lap(sessions, people, random.Random(seed), team)
    began = time.process_time()
    for _ in range(turns):
        lap.go_on()
    return Lap(turns, lap.refused, time.process_time() - began, lap.patience.locked_out)


class _Lap:
    """One process that comes and goes, and what it holds."""

    def __init__(self, sessions: list[UUID], people: list[UUID], chance: random.Random, team: UUID | None) -> None:
        self.sessions, self.chance, self.refused, self.patience = sessions, chance, 0, Patience()
        self.users = list(User.objects.filter(pk__in=people).order_by("pk"))
        self.team = User.objects.get(pk=team) if team else None
        self.cared = set(Session.objects.filter(pk__in=sessions, care_capacity__gt=0).values_list("pk", flat=True))
        self.held: dict[tuple[UUID, UUID], UUID] = {}

    def go_on(self) -> None:
        session, user, draw = self.chance.choice(self.sessions), self.chance.choice(self.users), self.chance.random()
        booking = self.held.get((session, user.pk))
        if self.team and draw < RESIZED:
            self.patience(partial(resize_session, session, capacity=self.chance.randint(4, 12), by=self.team))
        elif booking is None:
            self.book(session, user)
        elif draw < ACCEPTED:
            with suppress(OfferOver):
                self.patience(partial(accept_offer, booking, by=user))
        else:
            del self.held[session, user.pk]
            if self.team and draw < LAPSED and self.let_lapse(booking):
                return
            self.patience(partial(cancel_booking, booking, by=user))

    def book(self, session: UUID, user: User) -> None:
        guests = [""] * self.chance.choice([0, 0, 1, 2] if self.team else [0, 0, 1])
        children = [Child(4, in_care=True)] if session in self.cared and self.chance.random() < 0.3 else []
        asked = {"person": user, "by": user, "guests": guests, "children": children, "key": new_id()}
        try:
            booking = self.patience(partial(book_seats, session, **asked))
        except TooManySeats:
            self.refused += 1  # the room was made too small for them
        else:
            self.held[session, user.pk] = booking.pk

    def let_lapse(self, booking: UUID) -> bool:
        """As if the hours to answer had gone by. False when nothing was offered."""
        offered = Booking.objects.filter(pk=booking, state=BookingState.OFFERED)
        if not self.patience(partial(offered.update, answer_by=now())):
            return False
        return self.patience(partial(lapse_offer, booking))


def seats_sold(session_id: UUID) -> int:
    """The seats really given or kept for an answer, counted on the bookings and not on the counter."""
    held = Booking.objects.filter(session_id=session_id, state__in=HOLDING)
    return held.aggregate(seats=Sum("seats"))["seats"] or 0


def seats_waited_for(session_id: UUID) -> int:
    return Booking.objects.in_line(session_id).aggregate(seats=Sum("seats"))["seats"] or 0
