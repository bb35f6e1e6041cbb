"""Say that one has finished. One may still come back and change one's answers while it is open."""

from django.db import transaction

from participation.consultations.models import Consultation, Participation
from participation.consultations.permissions import can_answer
from participation.people.models import User

from .enter import enter


@transaction.atomic
def finish_participation(consultation: Consultation, *, person: User | None = None, by: User) -> Participation:
    """Finished twice is finished once. Raises NotAllowed, ConsultationClosed, SpeaksForAnother."""
    participation = enter(consultation, person=person or by, by=by, may=can_answer)
    participation.finish()
    return participation
