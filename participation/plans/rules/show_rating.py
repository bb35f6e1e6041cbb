"""« Montrer »: a value she kept for herself is shown."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import NotAllowed, require
from participation.people.models import User
from participation.plans import events
from participation.plans.models import OwnRating, Plan, ShownRating
from participation.plans.permissions import can_write_own_words

from .refusals import refuse_if_closed


@transaction.atomic
def show_rating(rating_id: UUID, *, by: User) -> None:
    """A value she kept is shown, with the day she made it. Asking twice is once.

    Raises NotAllowed; PlanClosed.
    """
    plan = plan_of_rating(rating_id)
    require(can_write_own_words(by, plan))
    refuse_if_closed(plan)
    own = OwnRating.objects.filter(pk=rating_id).first()
    if own is None:  # shown already
        return
    ShownRating.objects.create(pk=own.pk, section_id=own.section_id, value=own.value, at=own.at)
    own.delete()
    journal.record(events.RatingShown(plan=plan.pk, section=own.section_id, rating=rating_id), by=by.pk)


def plan_of_rating(rating_id: UUID) -> Plan:
    """The plan of one of her values, locked."""
    for rows in (OwnRating.objects, ShownRating.objects):
        if section_id := rows.filter(pk=rating_id).values_list("section", flat=True).first():
            return Plan.objects.lock_of_section(section_id)
    raise NotAllowed
