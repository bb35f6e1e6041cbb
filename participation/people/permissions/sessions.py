"""What a session is worth: a staff role counts only where a second factor was used."""

import datetime as dt
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator

from participation.people.models import STAFF, Membership, User, dated

if TYPE_CHECKING:
    from live.sessions import Viewer

# Written by allauth at each step of a sign-in (allauth.account.internal.flows.login), with the user it was written for.
STEPS = "account_authentication_methods"
STEPS_OF = "account_authentication_methods_user"
# In the session of somebody whose card has just opened, until she has chosen a code of her own.
CHOOSE_PIN = "people.choose_pin"
LATELY = 10 * 60  # seconds during which an entrance is fresh


def used_second_factor(session: Mapping[str, Any], user: User) -> bool:
    """Whether this very session used a second factor of this user, and that factor still exists.

    A factor taken away closes at once every session it opened.
    """
    used = _factors_used(session, user)
    return bool(used) and Authenticator.objects.filter(user_id=user.pk, pk__in=used).exists()


def entered_lately(session: Mapping[str, Any], user: User) -> bool:
    """Whether this session proved who opened it a moment ago: what is asked before all one's data leave."""
    steps = session.get(STEPS)
    if not isinstance(steps, list) or session.get(STEPS_OF) not in (None, str(user.pk)):
        return False
    return any(0 <= time.time() - step.get("at", 0) < LATELY for step in steps)


def entered_at(session: Mapping[str, Any], user: User) -> dt.datetime | None:
    """When this session last proved who opened it; None when it never did, for this user."""
    steps = session.get(STEPS)
    if not isinstance(steps, list) or session.get(STEPS_OF) not in (None, str(user.pk)):
        return None
    last = max((step.get("at", 0) for step in steps), default=0)
    return dt.datetime.fromtimestamp(last, dt.UTC) if last else None


def may_follow_live(viewers: "Sequence[Viewer]") -> list[bool]:
    """What is live goes by roles alone: a session that may not use a staff role follows nothing live.

    Nor does one that must first choose its code: it sees no page either.
    Two queries, however many look: who has a staff role today, and which of the factors used still exist.
    """
    ids = {viewer.user.pk for viewer in viewers}
    staff = set(Membership.objects.filter(dated(), role__in=STAFF, user_id__in=ids).values_list("user_id", flat=True))
    used = [_factors_used(one.session, one.user) if one.user.pk in staff else set() for one in viewers]
    wanted = set().union(*used)
    theirs = set(Authenticator.objects.filter(pk__in=wanted).values_list("user_id", "pk")) if wanted else set()
    return [
        not one.session.get(CHOOSE_PIN)
        and (one.user.pk not in staff or any((one.user.pk, factor) in theirs for factor in factors))
        for one, factors in zip(viewers, used, strict=True)
    ]


def _factors_used(session: Mapping[str, Any], user: User) -> set[int]:
    steps = session.get(STEPS)
    if not isinstance(steps, list) or session.get(STEPS_OF) != str(user.pk):
        return set()
    return {step["id"] for step in steps if step.get("method") == "mfa" and step.get("id")}
