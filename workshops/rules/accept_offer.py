"""Say yes to seats that came free."""

from uuid import UUID

from django.db import transaction

from journal.models import Channel
from journal.rules import record
from kit.refusals import NotAllowed, require
from kit.time import now
from workshops import notices
from workshops.events import OfferAccepted
from workshops.models import Booking, Session
from workshops.permissions import Actor, can_answer, must_tell

from .refusals import OfferOver


@transaction.atomic
def accept_offer(booking_id: UUID, *, by: Actor, channel: str = Channel.SELF, at_desk: bool = False) -> Booking:
    """The seats are hers. Said twice, it stays as it is. at_desk: the team that holds
    the session answers for her. Raises NotAllowed, OfferOver."""
    Session.objects.lock_for(booking_id)
    booking = Booking.objects.select_related("session__workshop", "person").filter(pk=booking_id).first()
    if booking is None:
        raise NotAllowed
    require(can_answer(by, booking, at_desk=at_desk))
    if booking.confirmed:
        return booking
    late = booking.session.past or (booking.answer_by is not None and booking.answer_by <= now())
    if late or not booking.offered:
        raise OfferOver
    booking.confirm()
    notices.booking_placed(booking, tell_her=must_tell(by, booking.person))
    record(
        OfferAccepted(session=booking.session_id, booking=booking.pk),
        by=by.pk,
        on_behalf=booking.person_id if booking.person_id != by.pk else None,
        channel=Channel.ASSISTED if channel == Channel.SELF and by.pk != booking.person_id else channel,
    )
    return booking
