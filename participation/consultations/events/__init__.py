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
from .plenaries import (
    AgendaPublished,
    AttendanceCounted,
    MinutesPublished,
    PlenaryAnnounced,
    PlenaryCancelled,
    PlenaryEvent,
    QuestionsApproved,
    TopicChosen,
    TopicDecided,
)
from .preparing import ConsultationChanged, ConsultationCreated, QuestionnaireChanged, RemarkLeft
from .rooms import RoomCorrected, RoomCounted
from .speaking import (
    AnswersLost,
    ConsultationMoved,
    ContributionDecided,
    HelperSpoke,
    PaperNumbered,
    StatementDecided,
    WorkerEntered,
)

__all__ = [
    "AgendaPublished",
    "AnswersLost",
    "AttendanceCounted",
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
    "MinutesPublished",
    "PaperNumbered",
    "PlenaryAnnounced",
    "PlenaryCancelled",
    "PlenaryEvent",
    "QuestionnaireChanged",
    "QuestionsApproved",
    "RecommendationAnswered",
    "RecommendationHanded",
    "RecommendationWritten",
    "RemarkLeft",
    "RoomCorrected",
    "RoomCounted",
    "SortingEvent",
    "StatementDecided",
    "ThemeChanged",
    "ThemeNamed",
    "TopicChosen",
    "TopicDecided",
    "WorkerEntered",
]
