"""Address a demand to somebody else, when whoever had to reply is gone: it does not wait for nobody."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Stale, require
from participation.consultations import notices
from participation.consultations.events import RecommendationHanded
from participation.consultations.models import Recommendation
from participation.consultations.permissions import addressees, can_recommend, organisation_of
from participation.people.models import User

from .archive_consultation import require_not_archived
from .write_recommendation import NotAnAddressee


class StillAddressed(Stale):
    sentence = _("Quelqu’un peut répondre à cette demande. Elle ne change pas de destinataire.")


@transaction.atomic
def address_again(recommendation_id: UUID, *, addressee: UUID, by: User) -> Recommendation:
    """Its words stay; the new addressee is told. The same one twice is once.

    Raises NotAllowed, Archived, NotAnAddressee, StillAddressed.
    """
    row = Recommendation.objects.lock(recommendation_id)
    consultation = row.consultation
    require(row.handed_at is not None and can_recommend(by, consultation))
    require_not_archived(consultation)
    whom = addressees(consultation.structure.territory_id)
    if row.addressee_id == addressee:
        return row
    if whom.filter(pk=row.addressee_id).exists():
        raise StillAddressed
    if not whom.filter(pk=addressee).exists():
        raise NotAnAddressee
    row.addressee_id = addressee
    row.addressed_to = organisation_of(addressee, consultation.structure.territory_id)
    row.save(update_fields=["addressee", "addressed_to"])
    notices.recommendations_handed(consultation, {addressee})
    record(RecommendationHanded(consultation=consultation.pk, recommendation=row.pk), by=by.pk)
    return row
