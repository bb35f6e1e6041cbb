from .consultations import K_LEAST, K_MIN, K_MOST, Anonymity, Audience, Consultation, State
from .contributions import Contribution
from .questionnaires import QuestionFile, Questionnaire, Rereading
from .receipts import Receipt
from .sheets import Draft, KeptSheet, Mark, Sheet, Voice

__all__ = [
    "K_LEAST",
    "K_MIN",
    "K_MOST",
    "Anonymity",
    "Audience",
    "Consultation",
    "Contribution",
    "Draft",
    "KeptSheet",
    "Mark",
    "QuestionFile",
    "Questionnaire",
    "Receipt",
    "Rereading",
    "Sheet",
    "State",
    "Voice",
]
