"""End a role: from now on it opens nothing."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Stale, require
from kit.time import now, today
from participation.people.events import RoleEnded
from participation.people.models import STAFF, Invitation, Membership, User
from participation.people.permissions import can_grant_role, is_staff

from .roles import roles_changed


class RoleAlreadyEnded(Stale):
    sentence = _("Ce rôle est déjà terminé.")


@transaction.atomic
def end_role(membership_id: UUID, *, by: User | None) -> None:
    """The row stays, dated to yesterday; a role of today only leaves no row, just the journal's two entries.

    by: None for the house itself. Raises NotAllowed, RoleAlreadyEnded. The last staff role takes the password away,
    and the code of an invitation nobody used.
    """
    Membership.objects.filter(pk=membership_id).update(role=F("role"))  # the lock
    membership = Membership.objects.select_related("user", "structure", "territory").filter(pk=membership_id).first()
    if membership is None or (membership.ends_on is not None and membership.ends_on < today()):
        raise RoleAlreadyEnded
    place = {"structure": membership.structure, "territory": membership.territory}
    require(by is None or can_grant_role(by, membership.role, **place))
    yesterday = today() - dt.timedelta(days=1)
    if membership.starts_on > yesterday:
        membership.delete()
    else:
        Membership.objects.filter(pk=membership_id).update(ends_on=yesterday)
    user = membership.user
    if membership.role in STAFF and not is_staff(user):
        user.set_unusable_password()
        user.save(update_fields=["password"])
        Invitation.objects.live(now()).filter(user=user).update(cancelled_at=now())
    roles_changed(user.pk)
    record(RoleEnded(person=user.pk, membership=membership_id), by=by.pk if by else None)
