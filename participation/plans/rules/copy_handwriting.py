"""Type in what she wrote by hand on the printed plan: each passage waits until she has read it and said yes."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID, uuid5

from django.db import transaction

from journal.models import Channel
from kit.refusals import NotAllowed, require
from participation.people.models import User
from participation.plans.models import Plan, Proposal
from participation.plans.permissions import accompanies, can_offer_own_words

from .offer_words import offer_words
from .refusals import NothingToShow, refuse_if_closed


@transaction.atomic
def copy_handwriting(plan_id: UUID, *, texts: Mapping[UUID, str], key: UUID, by: User) -> list[Proposal]:
    """One sheet, whole or not at all. texts: what is written there, by part; "" where nothing is.

    The same key twice is once. Raises NotAllowed (only who accompanies her types in for her); PlanClosed; Unwritable;
    NothingToShow; KeyUsedElsewhere.
    """
    plan = Plan.objects.lock(plan_id)
    require(accompanies(by, plan) and can_offer_own_words(by, plan))
    refuse_if_closed(plan)
    if not set(texts) <= set(plan.sections.values_list("pk", flat=True)):
        raise NotAllowed
    written = {section: text for section, text in texts.items() if text.strip()}
    if not written:
        raise NothingToShow
    return [
        offer_words(section, text=text, key=uuid5(key, str(section)), by=by, channel=Channel.PAPER)
        for section, text in written.items()
    ]
