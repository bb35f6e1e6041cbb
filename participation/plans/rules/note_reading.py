"""Note that somebody looks at a plan: the one thing a page writes by being read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from journal import rules as journal
from journal.models import Entry
from kit.refusals import require
from kit.time import now
from participation.people.models import Role, User
from participation.people.permissions import structures_of
from participation.plans import events
from participation.plans.models import BreakGlass, Consent, Plan, Section
from participation.plans.permissions import (
    How,
    Reader,
    accompanied_plans,
    reads_as,
    stood_in_for,
    ties_to_plan,
    ties_to_section,
)

if TYPE_CHECKING:
    from uuid import UUID

AGAIN = dt.timedelta(minutes=10)
"""How long she may go on with her own plan before it is noted again. What others read is noted each time."""


@transaction.atomic
def note_reading(plan: Plan, *, by: User, how: How = How.PAGE, section: Section | None = None) -> None:
    """No note, no page: in the transaction that reads what is shown, and before it.

    section: the one part that is shown, to a partner for instance; None: the whole plan. Raises NotAllowed.
    """
    ties = ties_to_plan(by, plan) if section is None else ties_to_section(by, section)
    reader = reads_as(by, plan, ties)
    if reader is Reader.SELF and _goes_on(plan, by):
        return
    event = events.PlanRead(
        plan=plan.pk,
        as_what=reader,
        how=how,
        section=section.pk if section else None,
        structure=_through(section, by) if section and reader is Reader.PARTNER else None,
        glass=_glass(plan, by) if reader is Reader.EMERGENCY else None,
    )
    journal.record(event, by=by.pk)


@transaction.atomic
def note_list(plans: Iterable[Plan], *, by: User) -> None:
    """The same for a page of the team that shows something of each person one accompanies: a handful of queries,
    however many they are. Raises NotAllowed: one of them is not accompanied by this user.
    """
    shown = {plan.pk: plan for plan in plans}
    kept = accompanied_plans(by).filter(pk__in=shown)
    require(kept.count() == len(shown))
    standing_in = set(stood_in_for(by).values_list("person", flat=True))
    readers = {
        plan.pk: Reader.STAND_IN if plan.person_id in standing_in else Reader.REFERENT for plan in shown.values()
    }
    journal.record_all(
        [events.PlanRead(plan=plan, as_what=reader, how=How.LIST) for plan, reader in readers.items()], by=by.pk
    )


def _goes_on(plan: Plan, by: User) -> bool:
    """Whether the last thing noted is that she reads her own plan, a moment ago."""
    last = Entry.objects.filter(stream_id=f"access:{plan.pk}").order_by("-seq").first()
    return last is not None and (last.verb, last.actor) == ("PlanRead", by.pk) and now() - last.at < AGAIN


def _through(section: Section, by: User) -> UUID | None:
    """The structure for which a partner looks."""
    opened = Consent.objects.holding().filter(section=section, structure__in=structures_of(by, Role.WORKER))
    return opened.order_by("structure__name").values_list("structure_id", flat=True).first()


def _glass(plan: Plan, by: User) -> UUID | None:
    return BreakGlass.objects.open().filter(plan=plan, opened_by=by).values_list("pk", flat=True).first()
