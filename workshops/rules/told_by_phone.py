"""Somebody of the team has told her of an offer on the phone: its hours run, or her answer is done at once."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from journal.models import Channel
from outbox.engine.meaning import Meaning
from outbox.models import Message
from participation.people.models import User
from workshops import notices

from .accept_offer import accept_offer
from .cancel_booking import cancel_booking
from .offer_told import offer_told


@transaction.atomic
def told_by_phone(message: Message, said: Meaning | None, by: UUID) -> None:
    """For outbox.kinds.when_reached: in the transaction of the call. Raises NotAllowed, OfferOver, AlreadyBegun."""
    booking_id = UUID(str(message.data["booking"]))
    if said is None:
        offer_told(booking_id)
        return
    caller = User.objects.get(pk=by)
    answer = accept_offer if said == Meaning.YES else cancel_booking
    notices.told_already(answer(booking_id, by=caller, channel=Channel.PHONE))
