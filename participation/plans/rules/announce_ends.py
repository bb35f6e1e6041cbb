"""Tell both sides in time that a contract comes to its end."""

import datetime as dt

from django.db import transaction

from kit.time import today
from participation.plans import notices
from participation.plans.engine.reviews import announced
from participation.plans.models import Plan
from participation.plans.permissions import referents_of


@transaction.atomic
def announce_ends(on: dt.date | None = None) -> int:
    """One message for each side, each time an end comes near: swept again and again, it is queued once. How many
    contracts were near their end. Of a contract whose next one is being written, nothing: it is known."""
    near = 0
    holding = Plan.objects.under_contract().filter(starts_on__isnull=False, months__isnull=False)
    for plan in holding.select_related("person"):
        days = announced(plan.ends_on, on or today())
        if days is not None:
            notices.plan_ends(plan, days, [plan.person, *referents_of(plan)])
            near += 1
    return near
