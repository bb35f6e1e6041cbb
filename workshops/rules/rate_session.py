"""Say how a session was, by one of three faces."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from journal.rules import record
from kit.refusals import NotAllowed, Stale, require
from participation.people.models import User
from workshops.events import SessionRated
from workshops.models import Booking, Face, Feedback, Session
from workshops.permissions import Actor, can_answer, can_say, speaks_for_herself


class TooLateToSay(Stale):
    """The session is not there yet, or was more than a month ago, or one had no seat in it."""

    sentence = _("On ne peut pas dire comment c’était pour cet atelier. On peut le dire pendant un mois.")


class SaidAlready(Stale):
    """She has said it herself, or with somebody else: it is not to be read, nor written over, in her place."""

    sentence = _("Cette personne a déjà dit comment c’était. Elle seule peut le changer.")


@transaction.atomic
def rate_session(booking_id: UUID, *, face: Face, by: Actor, channel: str = Channel.SELF) -> Feedback:
    """The last face said is the one that counts. Raises NotAllowed, TooLateToSay, SaidAlready."""
    booking, _earlier = locked(booking_id, by=by)
    helper, channel = who_says(booking, by, channel)
    feedback, _created = Feedback.objects.update_or_create(
        booking=booking, defaults={"face": face, "helper": helper, "channel": channel}
    )
    record(
        SessionRated(session=booking.session_id, booking=booking.pk),
        by=by.pk,
        on_behalf=booking.person_id if helper else None,
        channel=channel,
    )
    return feedback


def locked(booking_id: UUID, *, by: Actor) -> tuple[Booking, Feedback | None]:
    """(the booking, what was said for it already), its session held until the end of the transaction.

    Raises NotAllowed, TooLateToSay, SaidAlready.
    """
    Session.objects.lock_for(booking_id)
    booking = Booking.objects.select_related("session__workshop", "person").filter(pk=booking_id).first()
    if booking is None:
        raise NotAllowed
    require(can_answer(by, booking))
    if not booking.may_say:
        raise TooLateToSay
    earlier = Feedback.objects.select_related("review", "booking__session__workshop").filter(booking=booking).first()
    if not can_say(by, booking, earlier):
        raise SaidAlready
    return booking, earlier


def who_says(booking: Booking, by: Actor, channel: str) -> tuple[User | None, str]:
    """(who helped to say it, by which way): whoever speaks in somebody's name is never written as herself."""
    if not isinstance(by, User) or speaks_for_herself(by, booking):
        return None, channel
    return by, Channel.ASSISTED if channel == Channel.SELF else channel
