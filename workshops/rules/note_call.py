"""Keep what was said when somebody of the team called to hear how she is."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from journal.models import Channel
from journal.rules import record
from kit.refusals import NotAllowed, require
from participation.people.engine.retention import limit
from participation.people.models import Contact, User
from participation.people.rules import NoVoicemail
from workshops.events import CallNoted
from workshops.models import Booking, CallAnswer, CallWhy, KindCall, Session
from workshops.permissions import can_go_towards

from .offer_told import offer_told


@transaction.atomic
def note_call(booking_id: UUID, *, why: CallWhy, answer: CallAnswer, words: str, key: UUID, by: User) -> KindCall:
    """Sent twice with one key, it is one call. It has no consequence but one: who is told of an offer has her hours to
    answer from now on.

    Raises: NotAllowed, NoVoicemail.
    """
    Session.objects.lock_for(booking_id)
    booking = Booking.objects.select_related("session__workshop").filter(pk=booking_id).first()
    if booking is None:
        raise NotAllowed
    require(can_go_towards(by, booking))
    if earlier := booking.calls.filter(key=key).first():
        return earlier
    if answer is CallAnswer.LEFT and not Contact.objects.filter(user=booking.person_id, voicemail=True).exists():
        raise NoVoicemail
    call = KindCall.objects.create(booking=booking, why=why, answer=answer, words=words, key=key, by=by)
    if answer is CallAnswer.REACHED:
        offer_told(booking_id)
    record(
        CallNoted(session=booking.session_id, booking=booking.pk, call=call.pk),
        by=by.pk,
        on_behalf=booking.person_id,
        channel=Channel.PHONE,
    )
    return call


def forget_calls(at: dt.datetime) -> int:
    """Those that have had their time at this moment (the line « kind_calls » of the retention table)."""
    return KindCall.objects.filter(at__lt=limit("kind_calls", at)).delete()[0]
