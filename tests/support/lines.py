"""How the traces of a seat race are judged: a session's journal, replayed by the rules as they are told to people."""

from __future__ import annotations

from dataclasses import dataclass

from journal.models import Entry
from workshops.models import Session


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
        self.settled()
        if verb == "SessionResized":
            self.capacity = targets["seats"]
            self.wanted = self.capacity - targets["above"] if targets["above"] else 0
            self.verdict.oversold += sum(self.needs[one][0] for one in self.inside) > self.capacity
        elif verb in ("BookingCancelled", "OfferLapsed"):
            self.go(booking)
        elif verb == "SeatsBooked" and targets["confirmed"]:
            self.come_in(booking, self.waiting)
        elif verb == "SeatsBooked":
            self.verdict.made_to_wait_while_free += self.fits(booking) and self.passable(self.waiting)
            self.waiting.append(booking)


def replay(session: Session, *, near: bool = False, capacity: int | None = None) -> Verdict:
    """Go through what was recorded, in order, and compare each step with the only one the house allows.

    near: it begins within two days. capacity: what it had at first, if that was changed.
    """
    line = Line(session, near=near, capacity=capacity or session.capacity)
    told = Entry.objects.filter(stream_id=f"session:{session.pk}").order_by("seq")
    for verb, targets in told.values_list("verb", "targets"):
        line.read(verb, targets)
    line.settled()
    return line.verdict
