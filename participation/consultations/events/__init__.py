"""What happens in consultations, past tense, ids only: one module for each subject."""

from .preparing import ConsultationChanged, ConsultationCreated, QuestionnaireChanged
from .speaking import ConsultationMoved, ContributionDecided, HelperSpoke

__all__ = [
    "ConsultationChanged",
    "ConsultationCreated",
    "ConsultationMoved",
    "ContributionDecided",
    "HelperSpoke",
    "QuestionnaireChanged",
]
