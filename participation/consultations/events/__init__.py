"""What happens in consultations, past tense, ids only: one module for each subject."""

from .speaking import ContributionDecided, HelperSpoke

__all__ = ["ContributionDecided", "HelperSpoke"]
