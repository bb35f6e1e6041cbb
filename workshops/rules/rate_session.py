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
from workshops.permissions import Actor, Bearer, can_answer


class TooLateToSay(Stale):
    """The session is not there yet, or was more than a month ago, or one had no seat in it."""

    sentence = _("On ne peut pas dire comment c’était pour cet atelier. On peut le dire pendant un mois.")


@transaction.atomic
def rate_session(booking_id: UUID, *, face: Face, by: Actor, channel: str = Channel.SELF) -> Feedback:
    """The last face said is the one that counts. Raises NotAllowed, TooLateToSay."""
    booking = locked(booking_id, by=by)
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


def locked(booking_id: UUID, *, by: Actor) -> Booking:
    """The booking, its session held until the end of the transaction. Raises NotAllowed, TooLateToSay."""
    Session.objects.lock_for(booking_id)
    booking = Booking.objects.select_related("session__workshop", "person").filter(pk=booking_id).first()
    if booking is None:
        raise NotAllowed
    require(can_answer(by, booking))
    if not booking.may_say:
        raise TooLateToSay
    return booking


def who_says(booking: Booking, by: Actor, channel: str) -> tuple[User | None, str]:
    """(who helped to say it, by which way): whoever speaks in somebody's name is never written as herself."""
    if isinstance(by, Bearer) or by.pk == booking.person_id:
        return None, channel
    return by, Channel.ASSISTED if channel == Channel.SELF else channel
