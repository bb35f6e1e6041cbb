"""A call and whom it is to, for whoever may make it."""

from __future__ import annotations

from uuid import UUID

from kit.refusals import NotAllowed, require
from outbox.models import Call
from participation.people.models import User
from participation.people.permissions.reaching import can_call


def call_for(call_id: UUID, *, by: User) -> tuple[Call, User | None]:
    """The person is None for a number without account. Raises NotAllowed, for a closed account too."""
    call = Call.objects.select_related("message").filter(pk=call_id).first()
    if call is None:
        raise NotAllowed
    person = User.objects.filter(pk=call.to, is_active=True).first() if call.to else None
    if person is None and call.to is not None:
        raise NotAllowed
    require(can_call(by, call, person))
    return call, person
