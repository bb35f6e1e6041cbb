"""Archive a consultation: nothing goes on there any more, and everything stays to be read."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Refusal, Stale, require
from participation.consultations.engine.life import Act, after
from participation.consultations.events import ConsultationMoved
from participation.consultations.models import Consultation, Recommendation
from participation.consultations.permissions import can_manage
from participation.people.models import User


class Archived(Stale):
    """What goes on in a consultation comes too late: it is archived."""

    sentence = _("Cette consultation est archivée : elle ne change plus. Vous pouvez encore la lire.")


class NotHandedYet(Refusal):
    sentence = _("Le comité a écrit des demandes et ne les a pas encore remises. Archivez quand elles le sont.")


class StillAwaited(Refusal):
    """What was promised is not done: archived, nobody would ask for it any more."""

    sentence = _("Une demande du comité attend encore une réponse, ou une suite. Archivez quand tout est fait.")


@transaction.atomic
def archive_consultation(consultation_id: UUID, *, by: User) -> Consultation:
    """It leaves the lists for « Les anciennes consultations ». Its page, its results and its receipts stay.

    Raises NotAllowed, NotNow, NotHandedYet, StillAwaited.
    """
    consultation = Consultation.objects.lock(consultation_id)
    require(can_manage(by, consultation))
    state = after(consultation.state, Act.ARCHIVE)
    asked = Recommendation.objects.filter(consultation=consultation)
    asked.update(seq=F("seq") + 1)  # the lock: a reply that is on its way comes first, or too late
    for one in asked.told():
        if one.handed_at is None:
            raise NotHandedYet
        if one.due_on is not None:
            raise StillAwaited
    consultation.state = state
    consultation.save(update_fields=["state"])
    record(ConsultationMoved(consultation=consultation.pk, state=state), by=by.pk)
    return consultation


def require_not_archived(consultation: Consultation) -> None:
    """For the rules of what goes on once a consultation is finished. Raises Archived."""
    if consultation.is_archived:
        raise Archived
