"""She erases a value of hers."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from participation.people.models import User
from participation.plans import events
from participation.plans.models import OwnRating, ShownRating
from participation.plans.permissions import can_write_own_words

from .show_rating import plan_of_rating


@transaction.atomic
def erase_rating(rating_id: UUID, *, by: User) -> None:
    """A value of hers, shown or not, is gone: from the plan, and from the database. Even from a closed plan.

    Raises NotAllowed: there is none.
    """
    plan = plan_of_rating(rating_id)
    require(can_write_own_words(by, plan))
    if own := OwnRating.objects.filter(pk=rating_id).first():
        own.delete()
        journal.record(events.RatingKept(plan=plan.pk, section=own.section_id), by=by.pk)
        return
    shown = ShownRating.objects.get(pk=rating_id)
    shown.delete()
    journal.record(events.RatingHidden(plan=plan.pk, section=shown.section_id, rating=rating_id), by=by.pk)
