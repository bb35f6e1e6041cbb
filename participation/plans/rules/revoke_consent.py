"""« Fermer à »: she closes a part of her plan to a structure, in one tap."""

from uuid import UUID

from django.db import transaction

from journal import rules as journal
from kit.refusals import require
from kit.time import now
from participation.people.models import User
from participation.plans import events
from participation.plans.models import Consent, Plan
from participation.plans.permissions import can_revoke_consent

from .give_consent import the_consent


@transaction.atomic
def revoke_consent(consent_id: UUID, *, by: User) -> Consent:
    """Closed, at once: open pages and sockets of the structure lose it. The row stays, as evidence. Twice is once.

    Raises NotAllowed.
    """
    plan = Plan.objects.lock(the_consent(consent_id).section.plan_id)
    consent = the_consent(consent_id)
    require(can_revoke_consent(by, consent.section))
    if not Consent.objects.filter(pk=consent_id, revoked_at=None).update(revoked_at=now()):
        return consent
    closed = events.ConsentRevoked(
        plan=plan.pk, section=consent.section_id, structure=consent.structure_id, consent=consent_id
    )
    journal.record(closed, by=by.pk)
    consent.refresh_from_db(fields=["revoked_at"])
    return consent
