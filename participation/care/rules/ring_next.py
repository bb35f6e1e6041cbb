"""Nobody took it: call the next one of the roster, whatever the hour, until somebody does."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Collection, Iterator
from uuid import UUID

from django.db import transaction
from django.db.models import F

from journal.rules import record
from kit.time import in_paris, now
from outbox import addresses
from participation.care import notices
from participation.care.events import RosterCalled
from participation.care.models import CareAlert, CareCall, OnCall, State, delay_of
from participation.care.permissions import claimants
from participation.people.models import Membership, Role, User, dated

WRITTEN = ("sms", "email")
ROUNDS = 3
"""How often each is called: who slept through the first message may see the second. Then the page says so."""
TRIED = dt.timedelta(days=7)
"""How long somebody is looked for again and again, while nobody is left to call. A new turn looks again even later."""


def ring_due(at: dt.datetime | None = None) -> int:
    """One round, as often and in as many processes as one likes: how many were called."""
    at = at or now()
    waiting = CareAlert.objects.to_ring(at).order_by("ring_at", "pk").values_list("pk", "rung")
    return sum(ring_next(alert_id, seen=rung, at=at) is not None for alert_id, rung in list(waiting))


@transaction.atomic
def ring_next(alert_id: UUID, *, seen: int, at: dt.datetime | None = None) -> CareCall | None:
    """The call, or None: another process was faster, somebody took it, or nobody is left to call. That may change: it
    is asked again after the delay.

    seen: how many were called before.
    """
    at = at or now()
    # The guarded write comes first: of two processes one calls.
    to_ring = CareAlert.objects.to_ring(at).filter(pk=alert_id, rung=seen)
    if not to_ring.update(rung=F("rung") + 1, ring_at=None):
        return None
    alert = CareAlert.objects.select_related("structure").get(pk=alert_id)
    to = next_on_roster(alert, at)
    again = at + dt.timedelta(minutes=delay_of(alert.structure_id))
    if to is None:
        _try_later(alert, again)
        return None
    # The usual ids say when they were made, to the millisecond.
    call = alert.calls.create(to=to, rank=alert.rung, at=at, **({"id": uuid.uuid4()} if alert.by_day else {}))
    CareAlert.objects.filter(pk=alert_id, state=State.OPEN).update(ring_at=again)
    notices.ring(call)
    # Of words that are nobody's the hour would stay in the journal: the call and its message keep it until somebody
    # takes the alert, and no longer.
    day = in_paris(alert.created_at).date() if alert.by_day else None
    record(RosterCalled(alert=alert.pk, to=to.pk, rank=call.rank), by=None, day=day)
    return call


def _try_later(alert: CareAlert, again: dt.datetime) -> None:
    """Somebody may come back to work, or write a number where she is called, without a word to the roster."""
    if alert.due_at is None or again < alert.due_at + TRIED:
        CareAlert.objects.filter(pk=alert.pk, state=State.OPEN).update(ring_at=again)


def next_on_roster(alert: CareAlert, at: dt.datetime) -> User | None:
    """The first who may take it, can be written to, and was not called yet; then the same again, from the first."""
    called = Counter(alert.calls.values_list("to_id", flat=True))
    may = claimants(alert).in_bulk()
    in_order = [one for one in dict.fromkeys(_in_order(alert, at, may)) if one in may and is_reached(one)]
    to = min(in_order, key=called.__getitem__, default=None)  # of several the first
    return may[to] if to is not None and called[to] < ROUNDS else None


def _in_order(alert: CareAlert, at: dt.datetime, may: Collection[UUID]) -> Iterator[UUID]:
    """Whom she asked for; who is on call now; the rest of the roster; who coordinates; and, where there is no roster
    and no coordinator, the team."""
    if alert.first is not None:
        yield alert.first.pk
    shifts = list(OnCall.objects.of(alert.structure))
    yield from (shift.worker_id for shift in shifts if shift.watch.covers(at))
    yield from (shift.worker_id for shift in shifts)
    held = Membership.objects.filter(dated(), structure=alert.structure, user_id__in=list(may)).order_by("user__name")
    yield from held.filter(role=Role.COORDINATOR).values_list("user_id", flat=True)
    if not shifts:
        yield from held.filter(role=Role.WORKER).values_list("user_id", flat=True)


def is_reached(user_id: UUID) -> bool:
    """Whether a message may be sent to this account: otherwise it is called for nothing."""
    address = addresses.find(user_id)
    return address is not None and address.channel in WRITTEN
