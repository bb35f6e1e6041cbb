"""Open the account of somebody who works in the network."""

import secrets
from typing import NamedTuple

from django.db import transaction

from journal.rules import record
from participation.people.events import AccountOpened
from participation.people.models import Role, Structure, Territory, User

from .grant_role import grant_role


class StaffAccount(NamedTuple):
    user: User
    password: str


@transaction.atomic
def open_staff_account(
    *,
    name: str,
    username: str,
    role: Role,
    structure: Structure | None = None,
    territory: Territory | None = None,
    email: str | None = None,
    by: User | None,
) -> StaffAccount:
    """The account and its first password, shown once; the second factor is set up at the first entrance.

    by: None for the house itself (a command typed on the machine). Raises NotAllowed.
    """
    user = User.objects.create_user(name=name, username=username.lower(), email=email)
    grant_role(user, role, structure=structure, territory=territory, by=by)
    password = secrets.token_urlsafe(12)
    user.set_password(password)
    user.save(update_fields=["password"])
    record(AccountOpened(person=user.pk), by=by.pk if by else None)
    return StaffAccount(user, password)
