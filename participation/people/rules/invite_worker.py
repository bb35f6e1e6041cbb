"""Invite somebody who joins a team: an account without a password, a role, and a code for two weeks."""

import datetime as dt
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Refusal, require
from participation.people.events import AccountOpened, WorkerInvited
from participation.people.models import STAFF, Role, Structure, Territory, User
from participation.people.permissions import can_invite_to_team

from .grant_role import grant_role
from .new_invitation import new_invitation


class WorkerInvitation(NamedTuple):
    user: User
    code: str


class NameTaken(Refusal):
    status = 409
    sentence = _("Ce nom pour entrer, ou cet e-mail, est déjà pris.")


@transaction.atomic
def invite_worker(
    *,
    name: str,
    username: str,
    email: str | None = None,
    role: Role,
    structure: Structure | None = None,
    territory: Territory | None = None,
    ends_on: dt.date | None = None,
    by: User,
) -> WorkerInvitation:
    """The account and its code, shown once and said face to face. She sets a password, then a second factor.

    Raises NotAllowed, NameTaken.
    """
    require(role in STAFF and can_invite_to_team(by, role, structure=structure, territory=territory))
    try:
        with transaction.atomic():
            user = User.objects.create_user(name=name, username=username.lower(), email=email or None)
    except IntegrityError as error:
        raise NameTaken from error
    grant_role(user, role, structure=structure, territory=territory, ends_on=ends_on, by=by)
    code = new_invitation(user, by=by)
    record(AccountOpened(person=user.pk), by=by.pk)
    record(WorkerInvited(person=user.pk), by=by.pk)
    return WorkerInvitation(user, code)
