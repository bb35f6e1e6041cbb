"""Erase the accounts that were opened for somebody who never came."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from journal.rules import record
from participation.people.engine.retention import limit
from participation.people.events import AccountNeverUsed
from participation.people.models import Invitation, Mandate, Referent, User, accompanying, mandated

from .erase_person import erase_person
from .keepers import last_contacts
from .persons import AT_ONCE, persons


def forget_never_used(at: dt.datetime) -> int:
    """Accounts opened for somebody who never came: no entrance, no référent, no mandate, nothing in any room."""
    before = limit("never_used", at)
    opened = persons().filter(created_at__lt=before, last_login=None, phone_sure_at=None)
    invited = Invitation.objects.live(at).filter(user=OuterRef("pk"))
    helps = Mandate.objects.filter(mandated(), helper=OuterRef("pk"))
    accompanied = Referent.objects.filter(accompanying(), person=OuterRef("pk"))
    alone = opened.exclude(Exists(invited)).exclude(Exists(helps)).exclude(Exists(accompanied))
    ids = list(alone.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    lived = last_contacts(ids)
    return sum(_erase_never_used(user_id) for user_id in ids if user_id not in lived)


@transaction.atomic
def _erase_never_used(user_id: UUID) -> bool:
    # The lock; and an entrance of this very second is a sign of life.
    if not User.objects.filter(pk=user_id, last_login=None).update(is_active=F("is_active")):
        return False
    erase_person(User.objects.get(pk=user_id), by=None)
    record(AccountNeverUsed(person=user_id), by=None)
    return True
