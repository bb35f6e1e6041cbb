"""What a session is worth: a staff role counts only where a second factor was used."""

from collections.abc import Mapping
from typing import Any

from allauth.mfa.models import Authenticator

from participation.people.models import User

from .ties import is_staff

# Written by allauth at each step of a sign-in (allauth.account.internal.flows.login), with the user it was written for.
STEPS = "account_authentication_methods"
STEPS_OF = "account_authentication_methods_user"


def used_second_factor(session: Mapping[str, Any], user: User) -> bool:
    """Whether this very session used a second factor of this user, and that factor still exists.

    A factor taken away closes at once every session it opened.
    """
    steps = session.get(STEPS)
    if not isinstance(steps, list) or session.get(STEPS_OF) != str(user.pk):
        return False
    used = {step.get("id") for step in steps if step.get("method") == "mfa"}
    return bool(used) and Authenticator.objects.filter(user_id=user.pk, pk__in=used).exists()


def may_follow_live(user: User, session: Mapping[str, Any]) -> bool:
    """What is live goes by roles alone: a session that may not use a staff role follows nothing live."""
    return used_second_factor(session, user) or not is_staff(user)
