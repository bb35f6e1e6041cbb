"""Give somebody a role, in a structure, a territory, or on the platform."""

import datetime as dt

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Refusal, require
from kit.time import now, today
from participation.people.events import RoleGranted
from participation.people.models import STAFF, Invitation, Membership, Role, Structure, Territory, User
from participation.people.permissions import can_grant_role, is_staff

from .roles import roles_changed


class RoleAlreadyHeld(Refusal):
    status = 409
    sentence = _("Cette personne a déjà ce rôle.")


@transaction.atomic
def grant_role(
    user: User,
    role: Role,
    *,
    structure: Structure | None = None,
    territory: Territory | None = None,
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
    by: User | None,
) -> Membership:
    """starts_on: today, if not given; ends_on: its last day, if it has one. Two periods of one role never overlap.

    by: None for the house itself (a command typed on the machine). Raises NotAllowed, RoleAlreadyHeld.

    Whoever becomes staff loses her PIN and the code of a card nobody used: the secret of one door opens no other.
    """
    User.objects.filter(pk=user.pk).update(is_active=F("is_active"))  # the lock: one change of roles at a time
    require(by is None or can_grant_role(by, role, structure=structure, territory=territory))
    first = starts_on or today()
    held = Membership.objects.filter(user=user, role=role, structure=structure, territory=territory)
    if held.filter(Q(ends_on=None) | Q(ends_on__gte=first), starts_on__lte=ends_on or dt.date.max).exists():
        raise RoleAlreadyHeld
    if role in STAFF and not is_staff(user):
        user.set_unusable_password()
        user.save(update_fields=["password"])
        Invitation.objects.live(now()).filter(user=user).update(cancelled_at=now())
    membership = Membership.objects.create(
        user=user, role=role, structure=structure, territory=territory, starts_on=first, ends_on=ends_on
    )
    roles_changed(user.pk)
    record(RoleGranted(person=user.pk, membership=membership.pk), by=by.pk if by else None)
    return membership
