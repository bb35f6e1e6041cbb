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
    "HelperSpoke",
    "QuestionnaireChanged",
    "SortingEvent",
    "StatementDecided",
    "ThemeChanged",
    "ThemeNamed",
]
