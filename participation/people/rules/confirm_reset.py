"""The second worker says yes: the telephone of before opens nothing any more, and what it had open closes."""

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction

from journal.rules import record
from kit.refusals import NotAllowed, require
from kit.time import now
from participation.people import notices
from participation.people.events import ResetConfirmed
from participation.people.models import Contact, Invitation, PhoneReset, User
from participation.people.permissions import can_ask_reset, can_confirm_reset

from .end_sessions import end_sessions
from .give_card import free_username
from .refusals import NumberTaken, ResetOver


@transaction.atomic
def confirm_reset(reset_id: UUID, *, by: User) -> PhoneReset:
    """Her number becomes the new one, or none: she then needs a card. PIN, passkeys, invitation and sessions end.

    The number of before and her e-mail are told, in words that say nothing. Confirmed again by the same worker, nothing
    more happens. Raises NotAllowed (who asked never confirms), ResetOver, NumberTaken.
    """
    moment = now()
    waiting = PhoneReset.objects.live(moment).filter(pk=reset_id).exclude(asked_by=by)
    taken = waiting.update(confirmed_by=by, confirmed_at=moment)  # the lock: of two, one goes on
    reset = PhoneReset.objects.select_related("person", "asked_by").filter(pk=reset_id).first()
    if reset is None:
        raise NotAllowed
    require(can_confirm_reset(by, reset))
    if not taken:
        if reset.confirmed_by_id == by.pk:
            return reset
        raise ResetOver
    if not can_ask_reset(reset.asked_by, reset.person):  # who asked has left since, or she has
        raise ResetOver
    _change_keys(reset)
    end_sessions(reset.person, by=by)
    record(ResetConfirmed(person=reset.person_id, reset=reset.pk), by=by.pk)
    return reset


def _change_keys(reset: PhoneReset) -> None:
    User.objects.filter(pk=reset.person_id).update(own_phone=False)  # the lock of the account
    person = reset.person = User.objects.get(pk=reset.person_id)
    before = person.phone
    person.phone, person.phone_sure_at, person.own_phone = reset.new_phone or None, reset.confirmed_at, False
    if not reset.new_phone:
        person.username = person.username or free_username()
    person.set_unusable_password()
    try:
        with transaction.atomic():
            person.save(update_fields=["phone", "phone_sure_at", "own_phone", "username", "password"])
    except IntegrityError as error:  # somebody entered with it meanwhile
        raise NumberTaken from error
    Authenticator.objects.filter(user=person).delete()
    Invitation.objects.live(reset.confirmed_at).filter(user=person).update(cancelled_at=reset.confirmed_at)
    notices.phone_reset(person, reset, before)
    if before and before != person.phone:
        Contact.objects.filter(user=person, phone=before).update(phone="", whose="")
