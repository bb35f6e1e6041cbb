"""What happens in consultations, past tense, ids only: one module for each subject."""

from .speaking import ConsultationMoved, ContributionDecided, HelperSpoke

__all__ = ["ConsultationMoved", "ContributionDecided", "HelperSpoke"]
