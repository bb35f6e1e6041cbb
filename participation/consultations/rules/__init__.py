from .answer_question import AnswerUnknown, answer_question
from .enter import ConsultationClosed
from .finish_participation import finish_participation
from .hear_decision import hear_decision, subject_of
from .post_contribution import KIND, post_contribution

__all__ = [
    "KIND",
    "AnswerUnknown",
    "ConsultationClosed",
    "answer_question",
    "finish_participation",
    "hear_decision",
    "post_contribution",
    "subject_of",
]
