"""Cancel an invitation that nobody has used: a card that was lost on the way, a worker who will not come."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.refusals import NotAllowed, require
from kit.time import now
from participation.people.events import InvitationCancelled
from participation.people.models import Invitation, User
from participation.people.permissions import can_cancel_invitation

from .settle_number import forget_number


@transaction.atomic
def cancel_invitation(invitation_id: UUID, *, by: User) -> None:
    """Its code is dead, and nothing revives it. Used, dead or cancelled already: nothing changes. Raises NotAllowed."""
    cancelled = Invitation.objects.live(now()).filter(pk=invitation_id).update(cancelled_at=now())
    invitation = Invitation.objects.select_related("user").filter(pk=invitation_id).first()
    if invitation is None:
        raise NotAllowed
    require(can_cancel_invitation(by, invitation.user))
    if cancelled:
        forget_number(invitation.user)
        record(InvitationCancelled(person=invitation.user_id, invitation=invitation_id), by=by.pk)
