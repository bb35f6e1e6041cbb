"""Whose accounts the retention table looks at, and when each last gave a sign of life."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from participation.people.models import STAFF, Membership, Role, User, dated

AT_ONCE = 500
"""Accounts looked at in one go: what is left is looked at the next day."""


def persons() -> QuerySet[User]:
    """Open accounts that serve nobody's work, and hold no seat in a committee."""
    roles = Membership.objects.filter(dated(), user=OuterRef("pk"), role__in=(*STAFF, Role.COMMITTEE))
    return User.objects.filter(is_active=True).exclude(Exists(roles))


def last_signs_of_life(user_ids: Iterable[UUID]) -> dict[UUID, dt.datetime]:
    """When each last entered, or was last met. Those who never were are left out."""
    rows = User.objects.filter(pk__in=user_ids).values_list("pk", "last_login", "phone_sure_at")
    return {user_id: max(filter(None, moments)) for user_id, *moments in rows if any(moments)}
