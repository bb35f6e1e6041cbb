"""What happens in consultations, past tense, ids only: one module for each subject."""

from .committee import (
    CardCoded,
    CardNoted,
    CardsDealt,
    CardSettled,
    CollegeSaid,
    SortingEvent,
    ThemeChanged,
    ThemeNamed,
)
from .following import FollowUpNoted, RecommendationAnswered, RecommendationHanded, RecommendationWritten
from .preparing import ConsultationChanged, ConsultationCreated, QuestionnaireChanged
from .speaking import ConsultationMoved, ContributionDecided, HelperSpoke, StatementDecided

__all__ = [
    "CardCoded",
    "CardNoted",
    "CardSettled",
    "CardsDealt",
    "CollegeSaid",
    "ConsultationChanged",
    "ConsultationCreated",
    "ConsultationMoved",
    "ContributionDecided",
    "FollowUpNoted",
    "HelperSpoke",
    "QuestionnaireChanged",
    "RecommendationAnswered",
    "RecommendationHanded",
    "RecommendationWritten",
    "SortingEvent",
    "StatementDecided",
    "ThemeChanged",
    "ThemeNamed",
]
