"""Give a role to somebody who has an account already, named whole: this is no directory."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal, TooFast, require
from participation.people import notices
from participation.people.models import Membership, Role, Spending, Structure, Territory, User
from participation.people.permissions import can_grant_role

from .grant_role import grant_role

DAY = dt.timedelta(days=1)
TRIES_A_DAY = 20


class NobodyByThatName(Refusal):
    sentence = _("Aucun compte ne porte ce nom pour entrer. Vérifiez les lettres, ou envoyez une invitation.")


class TooManyNames(TooFast):
    sentence = _("Vous avez essayé trop de noms aujourd’hui. Essayez demain.")


def add_to_team(
    *,
    username: str,
    role: Role,
    structure: Structure | None = None,
    territory: Territory | None = None,
    ends_on: dt.date | None = None,
    by: User,
) -> Membership:
    """The role, from today to `ends_on` if it has a last day; she is told that there is news in her space. Wrong names
    are counted, TRIES_A_DAY for one account.

    Not one transaction: a try stays counted. Raises NotAllowed, NobodyByThatName, TooManyNames, RoleAlreadyHeld.
    """
    require(can_grant_role(by, role, structure=structure, territory=territory))
    if not Spending.objects.spend("names by", str(by.pk), limit=TRIES_A_DAY, per=DAY):
        raise TooManyNames
    user = User.objects.filter(username=username.strip().lower(), is_active=True).first()
    if user is None:
        raise NobodyByThatName
    Spending.objects.give_back("names by", str(by.pk), per=DAY)
    with transaction.atomic():
        membership = grant_role(user, role, structure=structure, territory=territory, ends_on=ends_on, by=by)
        notices.news_in_her_space(user, f"role:{membership.pk}")
    return membership
