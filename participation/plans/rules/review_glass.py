"""A second person says whether an emergency reading was necessary."""

from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from journal import rules as journal
from kit.refusals import Stale, require
from kit.time import now
from participation.people.models import User
from participation.plans import events, notices
from participation.plans.models import BreakGlass, Verdict
from participation.plans.permissions import can_review_glass


class AlreadyReviewed(Stale):
    sentence = _("Quelqu’un a déjà donné son avis sur cette lecture.")


@transaction.atomic
def review_glass(glass_id: UUID, *, verdict: Verdict, by: User) -> BreakGlass:
    """The reading, reviewed; she is told. The same answer twice is once. Raises NotAllowed; AlreadyReviewed."""
    # The lock: two answers, one after the other.
    require(bool(BreakGlass.objects.filter(pk=glass_id).update(review_due_at=F("review_due_at"))))
    glass = BreakGlass.objects.select_related("plan__person").get(pk=glass_id)
    require(can_review_glass(by, glass))
    if glass.reviewed_at is not None:
        if (glass.reviewed_by_id, glass.verdict) == (by.pk, verdict):
            return glass
        raise AlreadyReviewed
    glass.reviewed_by, glass.reviewed_at, glass.verdict = by, now(), verdict
    glass.save(update_fields=["reviewed_by", "reviewed_at", "verdict"])
    notices.glass_reviewed(glass)
    journal.record(events.GlassReviewed(plan=glass.plan_id, glass=glass.pk), by=by.pk)
    return glass
