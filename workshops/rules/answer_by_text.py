"""Do what somebody answered by SMS to what she was asked; where it may mean two things, let somebody call her."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from kit.time import now
from outbox import kinds
from outbox.engine.meaning import Meaning
from outbox.models import Channel, Incoming, Message, Result
from participation.people.engine.numbers import BadNumber, read_french
from participation.people.models import User
from workshops import notices
from workshops.models import Booking, BookingState, address_of
from workshops.permissions import Bearer

from .accept_offer import accept_offer
from .cancel_booking import cancel_booking
from .refusals import AlreadyBegun, OfferOver

ASKS = ("seats_offered", "booking_reminder", "session_moved")
LATE = dt.timedelta(days=3)
"""After an offer lapsed: an answer that comes later than that is about something else."""


@transaction.atomic
def answer_by_text(incoming: Incoming, number: str) -> Result:
    """A yes accepts the one offer made to this number; a no declines it, or gives back the one seat that it was asked
    about. Anything else that concerns somebody who is expected goes to a call.

    NOTHING: this number is expected nowhere. Whoever reads the phone is taken for her, as whoever holds the link is.
    """
    phone = _read(number)
    expected = _expected_at(phone) if phone else []
    last = _last_asked_about(phone, expected)
    asked = _asked_of(expected, last)
    if len(asked) == 1 and _means_one_thing(incoming, asked[0], expected, last):
        return _do(asked[0], incoming)
    if asked or (expected and incoming.meaning != Meaning.YES):
        return _call(expected if incoming.meaning == Meaning.NO else asked or expected, incoming)
    return _too_late(phone, incoming) if phone and incoming.meaning == Meaning.YES else Result.NOTHING


def _read(number: str) -> str:
    try:
        return read_french(number, also=settings.PHONE_PREFIXES)
    except BadNumber:
        return ""


def _people_at(phone: str) -> QuerySet[User]:
    """Those who may be reached at this number; some of them at another one, first."""
    return User.objects.filter(Q(phone=phone) | Q(contact__phone=phone), is_active=True)


def _of_number(phone: str) -> QuerySet[Booking]:
    """Their bookings for a session to come, and those of whoever has no account and left this number."""
    hers = Q(person__in=_people_at(phone)) | Q(person__isnull=True, contact=phone)
    told = Booking.objects.select_related("session__workshop", "person")
    return told.filter(hers, session__starts_at__gt=now()).order_by("session__starts_at", "placed")


def _expected_at(phone: str) -> list[Booking]:
    """Those that an SMS to this number may have been about."""
    return [booking for booking in _of_number(phone).live() if _is_written_to(booking, phone)]


def _is_written_to(booking: Booking, phone: str) -> bool:
    address = address_of(booking)
    return address is not None and address[:2] == (Channel.SMS, phone)


def _means_one_thing(incoming: Incoming, asked: Booking, expected: Sequence[Booking], last: str) -> bool:
    """Only an offer asks for a yes. A no may be about anything she is expected at: it is about the last SMS, and about
    nothing that can be told where several people share the number."""
    if incoming.meaning != Meaning.NO:
        return incoming.meaning == Meaning.YES
    return len(expected) == 1 or (last == str(asked.pk) and len({_whose(booking) for booking in expected}) == 1)


def _whose(booking: Booking) -> str:
    return str(booking.person_id or booking.contact)


def _asked_of(expected: Sequence[Booking], last: str) -> list[Booking]:
    """Those that wait for an answer: offers that have left, and a seat about which the last SMS asked."""
    offers = [booking for booking in expected if booking.offered]
    queued = Message.objects.waiting().filter(kind="seats_offered", data__booking__in=[str(one.pk) for one in offers])
    not_yet = set(queued.values_list("data__booking", flat=True))
    told = [booking for booking in offers if str(booking.pk) not in not_yet]
    return told + [booking for booking in expected if booking.confirmed and last == str(booking.pk)]


def _last_asked_about(phone: str, expected: Sequence[Booking]) -> str:
    """The booking of the last SMS to this number, if it asked something of it; else "". Codes to enter do not count."""
    urgent = [name for name, kind in kinds.every().items() if kind.urgent]
    there = Q(to__in=_people_at(phone).values("pk")) | Q(address=phone)
    sent = Message.objects.filter(there, sent_at__isnull=False, channel=Channel.SMS)
    last = sent.exclude(kind__in=urgent).order_by("-sent_at").first()
    about = str(last.data.get("booking", "")) if last and last.kind in ASKS else ""
    return about if about in {str(booking.pk) for booking in expected} else ""


def _do(booking: Booking, incoming: Incoming) -> Result:
    her = Bearer(booking.pk, booking.person_id)
    try:
        if incoming.meaning == Meaning.YES:
            accept_offer(booking.pk, by=her)  # what is confirmed stays as it is
        else:
            cancel_booking(booking.pk, by=her)
            notices.answered_no(booking, incoming)
    except OfferOver:
        notices.answered_late(booking, incoming)
    except AlreadyBegun:
        return Result.NOTHING
    return Result.DONE


def _call(bookings: Sequence[Booking], incoming: Incoming) -> Result:
    for _person, hers in groupby(sorted(bookings, key=_whose), key=_whose):
        notices.nobody_knows_what_for(list(hers), incoming)
    return Result.CALL


def _too_late(phone: str, incoming: Incoming) -> Result:
    """A yes to an offer that has lapsed since: she is told, or she would come for nothing."""
    lapsed = _of_number(phone).filter(state=BookingState.LAPSED, cancelled_at__gt=now() - LATE)
    if (booking := lapsed.order_by("-cancelled_at").first()) is None:
        return Result.NOTHING
    notices.answered_late(booking, incoming)
    return Result.DONE
