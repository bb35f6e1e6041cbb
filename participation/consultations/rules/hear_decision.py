"""What moderation asks of this room: whose words these are, and to hear what was decided."""

from journal.rules import record
from participation.consultations.engine.building import label_of
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
        question=_question_of(contribution),
    )


def _question_of(contribution: Contribution) -> str:
    """As it was asked, in the first language of the questionnaire; "" for a message of its own."""
    questionnaire = contribution.consultation.questionnaire_in_use() if contribution.question else None
    for one in questionnaire.form.asked if questionnaire else ():
        if one.name == contribution.question:
            return label_of(questionnaire.form, one.words)
    return ""


def hear_decision(item: ReviewItem) -> None:
    """Note that the public page has changed. The house notes it: who decided is in the journal of moderation."""
    consultation_id = Contribution.objects.values_list("consultation_id", flat=True).get(pk=item.subject_id)
    record(ContributionDecided(consultation=consultation_id, contribution=item.subject_id), by=None)
