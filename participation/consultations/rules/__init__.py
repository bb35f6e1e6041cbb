from .answer_question import AnswerUnknown, HerOwnAnswer, answer_question
from .enter import ConsultationClosed, SpeaksForAnother
from .erase_participation import erase_participation, last_signs_in_consultations
from .finish_participation import finish_participation
from .hear_decision import hear_decision, subject_of
from .post_contribution import KIND, post_contribution

__all__ = [
    "KIND",
    "AnswerUnknown",
    "ConsultationClosed",
    "HerOwnAnswer",
    "SpeaksForAnother",
    "answer_question",
    "erase_participation",
    "finish_participation",
    "hear_decision",
    "last_signs_in_consultations",
    "post_contribution",
    "subject_of",
]
