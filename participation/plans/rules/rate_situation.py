"""She says, from 0 to 10, how she finds her situation in a part of her plan."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal import rules as journal
from kit.refusals import Refusal, require
from kit.time import now
from participation.people.models import User
from participation.plans import events
from participation.plans.models import HIGHEST, LOWEST, OwnRating, Pillar, Plan, Receipt, Section, ShownRating
from participation.plans.permissions import can_write_own_words

from .refusals import refuse_if_closed


class OffTheScale(Refusal):
    sentence = _("Choisissez un chiffre, de 0 à 10.")


@transaction.atomic
def rate_situation(section_id: UUID, *, value: int, show: bool, key: UUID, by: User) -> None:
    """Kept for her alone, or shown: hers to choose, and nobody else's to make. The same form twice is once.

    What the two agree about stays as it is: how she feels takes no yes away. Raises NotAllowed; PlanClosed;
    OffTheScale; KeyUsedElsewhere.
    """
    plan = Plan.objects.lock_of_section(section_id)
    section = Section.objects.get(pk=section_id)
    require(can_write_own_words(by, plan) and section.pillar != Pillar.WISH)
    refuse_if_closed(plan)
    if not LOWEST <= value <= HIGHEST:
        raise OffTheScale
    if not Receipt.objects.is_new(key, author=by, target=section_id):
        return
    if not show:
        OwnRating.objects.create(section=section, value=value)
        journal.record(events.RatingKept(plan=plan.pk, section=section_id), by=by.pk)
        return
    at = now()
    rating = ShownRating.objects.create(section=section, value=value, at=at, shown_at=at)
    journal.record(events.RatingShown(plan=plan.pk, section=section_id, rating=rating.pk), by=by.pk)
