"""Hand the recommendations of a consultation over, together, as a booklet."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.events import Event
from journal.rules import record_all
from kit.refusals import Refusal, require
from kit.time import now
from participation.consultations import notices
from participation.consultations.engine.life import Act, after
from participation.consultations.events import ConsultationMoved, RecommendationHanded
from participation.consultations.models import Consultation, Recommendation, State
from participation.consultations.permissions import can_recommend
from participation.people.models import User

from .archive_consultation import require_not_archived


class NothingToHand(Refusal):
    sentence = _("Il n’y a pas de nouvelle recommandation à remettre.")


class StillOpen(Refusal):
    sentence = _("La consultation est encore ouverte. Remettez vos demandes quand elle est finie.")


@transaction.atomic
def hand_over(consultation_id: UUID, *, by: User) -> list[Recommendation]:
    """All those that are written and not handed yet; their words are fixed and everybody may read them. The addressees
    are told. Raises NotAllowed, Archived, StillOpen, NothingToHand."""
    consultation = Consultation.objects.lock(consultation_id)
    require(can_recommend(by, consultation))
    require_not_archived(consultation)
    if not consultation.is_finished:
        raise StillOpen
    written = list(Recommendation.objects.filter(consultation=consultation, handed_at=None).order_by("number"))
    if not written:
        raise NothingToHand
    Recommendation.objects.filter(pk__in=[one.pk for one in written]).update(handed_at=now())
    told: list[Event] = [RecommendationHanded(consultation=consultation.pk, recommendation=one.pk) for one in written]
    if consultation.state == State.PUBLISHED:
        consultation.state = after(consultation.state, Act.FOLLOW_UP)
        consultation.save(update_fields=["state"])
        told.append(ConsultationMoved(consultation=consultation.pk, state=consultation.state))
    notices.recommendations_handed(consultation, {one.addressee_id for one in written if one.addressee_id})
    record_all(told, by=by.pk)
    return written
