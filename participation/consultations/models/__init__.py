from .answers import Answer, Participation, Speaker
from .consultations import Consultation
from .contributions import Contribution
from .questions import AGREE, Choice, Kind, Option, Question

__all__ = [
    "AGREE",
    "Answer",
    "Choice",
    "Consultation",
    "Contribution",
    "Kind",
    "Option",
    "Participation",
    "Question",
    "Speaker",
]
