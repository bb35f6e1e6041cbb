"""Agree with somebody on how to reach her without harm."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from journal.models import Channel
from journal.rules import record
from kit.ids import new_id
from kit.refusals import NotAllowed, require
from participation.people import notices
from participation.people.events import ContactAgreed
from participation.people.models import Contact, User
from participation.people.permissions.reaching import can_agree_contact


@transaction.atomic
def agree_contact(
    person_id: UUID,
    *,
    phone: str,
    whose: str,
    never_sms: bool,
    voicemail: bool,
    hours_from: dt.time | None,
    hours_until: dt.time | None,
    signature: str,
    by: User,
) -> None:
    """By herself, or by the team with her; what was agreed before is replaced whole, and told where it is left.

    phone: E.164, "" for the number she enters with. Raises NotAllowed.
    """
    if not User.objects.filter(pk=person_id, is_active=True).update(is_active=True):
        raise NotAllowed
    person = User.objects.get(pk=person_id)
    require(can_agree_contact(by, person))
    agreed = {
        "phone": phone,
        "whose": whose if phone else "",
        "never_sms": never_sms,
        "voicemail": voicemail,
        "hours_from": hours_from,
        "hours_until": hours_until,
        "signature": signature,
    }
    before = notices.address_of(person.pk)
    Contact.objects.update_or_create(user=person, defaults=agreed)
    notices.reached_otherwise(person, before, new_id())
    with_her = Channel.SELF if by.pk == person.pk else Channel.ASSISTED
    record(ContactAgreed(person=person.pk), by=by.pk, channel=with_her)
