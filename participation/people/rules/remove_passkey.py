"""Take a passkey off: it opens nothing any more."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from journal.rules import record
from kit.refusals import require
from participation.people import notices
from participation.people.events import PasskeyRemoved
from participation.people.models import User
from participation.people.permissions import can_choose_pin


@transaction.atomic
def remove_passkey(key_id: int, *, by: User) -> None:
    """One's own; gone already, nothing changes. Raises NotAllowed for staff."""
    require(bool(User.objects.filter(pk=by.pk, is_active=True).update(is_active=True)))  # the lock
    require(can_choose_pin(User.objects.get(pk=by.pk)))
    keys = Authenticator.objects.filter(user_id=by.pk, type=Authenticator.Type.WEBAUTHN, pk=key_id)
    if keys.delete()[0]:
        notices.keys_changed(by, f"removed:{key_id}")
        record(PasskeyRemoved(person=by.pk), by=by.pk)
