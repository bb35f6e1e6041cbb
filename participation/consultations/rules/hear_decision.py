"""What moderation asks of this room: whose words these are, and to hear what was decided."""

from journal.rules import record
from participation.consultations.events import ContributionDecided
from participation.consultations.models import Contribution
from participation.moderation.models import ReviewItem, subjects


def subject_of(contribution: Contribution) -> subjects.Subject:
    return subjects.Subject(
        id=contribution.pk,
        structure_id=contribution.consultation.structure_id,
        author_id=contribution.author_id,
        text=contribution.text,
        context=contribution.consultation.title,
        writer_id=contribution.helper_id,
    )


def hear_decision(item: ReviewItem) -> None:
    """Note that the public page has changed. The house notes it: who decided is in the journal of moderation."""
    consultation_id = Contribution.objects.values_list("consultation_id", flat=True).get(pk=item.subject_id)
    record(ContributionDecided(consultation=consultation_id, contribution=item.subject_id), by=None)
