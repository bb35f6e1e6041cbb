"""Give somebody an address from which her calendar reads her own bookings, or take it back."""

from django.db import transaction

from journal.rules import record
from kit.refusals import require
from kit.time import now
from participation.people.models import User
from workshops.events import FeedClosed, FeedOpened
from workshops.models import CalendarFeed, digest_of, new_secret
from workshops.permissions import can_follow


@transaction.atomic
def open_feed(*, by: User) -> str:
    """The secret of the address, told once: only its digest is kept. The address from before leads nowhere any more.

    Sent twice, the last one is good. Raises NotAllowed.
    """
    secret = new_secret()
    made = {"digest": digest_of(secret), "door_key": by.door_key, "made_at": now()}
    CalendarFeed.objects.update_or_create(person=by, defaults=made)
    require(can_follow(by))
    record(FeedOpened(person=by.pk), by=by.pk)
    return secret


@transaction.atomic
def close_feed(*, by: User) -> None:
    """The address leads nowhere from now on. Closed already, nothing happens. Raises NotAllowed."""
    closed, _kinds = CalendarFeed.objects.filter(person=by).delete()
    require(can_follow(by))
    if closed:
        record(FeedClosed(person=by.pk), by=by.pk)
