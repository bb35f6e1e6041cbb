"""A telephone is lost or changed: who accompanies the person asks for another way in, with her in front of them."""

from uuid import UUID

from django.db import transaction
from django.db.models import F

from journal.rules import record
from kit.refusals import require
from kit.time import now
from participation.people.events import ResetAsked
from participation.people.models import RESET_LIFE, PhoneReset, ResetReason, User
from participation.people.permissions import can_ask_reset

from .refusals import NumberTaken, ResetWaiting


@transaction.atomic
def ask_reset(person_id: UUID, *, reason: ResetReason, new_phone: str, by: User) -> PhoneReset:
    """What waits, for RESET_LIFE, for somebody else of the team. new_phone: E.164; "": she will enter with a card.

    Asked again by the same worker with the same answers, the same request. Raises NotAllowed, NumberTaken,
    ResetWaiting (another request for her waits already).
    """
    # The lock: of two requests at once, the second finds the first.
    require(bool(User.objects.filter(pk=person_id, is_active=True).update(is_active=F("is_active"))))
    person = User.objects.get(pk=person_id)
    require(can_ask_reset(by, person))
    if new_phone and User.objects.entering_with(new_phone).exclude(pk=person_id).exists():
        raise NumberTaken
    moment = now()
    waiting = PhoneReset.objects.live(moment).filter(person=person).first()
    if waiting is not None:
        if (waiting.asked_by_id, waiting.new_phone, waiting.reason) == (by.pk, new_phone, reason):
            return waiting
        raise ResetWaiting
    # What died of age without an answer: only one may be without an end.
    PhoneReset.objects.filter(person=person, confirmed_at=None, cancelled_at=None).update(cancelled_at=moment)
    reset = PhoneReset.objects.create(
        person=person,
        reason=reason,
        new_phone=new_phone,
        asked_by=by,
        asked_at=moment,
        expires_at=moment + RESET_LIFE,
    )
    record(ResetAsked(person=person.pk, reset=reset.pk), by=by.pk)
    return reset
