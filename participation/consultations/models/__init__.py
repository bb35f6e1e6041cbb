from .coding import (
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_RULE,
    MOST_THEMES,
    Card,
    CardNote,
    Coding,
    Settlement,
    Sorting,
    Theme,
)
from .committee import College, Seat, members_of
from .consultations import K_LEAST, K_MIN, K_MOST, Anonymity, Audience, Consultation, State
from .contributions import Contribution
from .publications import Publication
from .questionnaires import QuestionFile, Questionnaire, Rereading
from .receipts import Receipt
from .recommendations import FollowUp, Recommendation, Reply, Verdict
from .sheets import Draft, KeptSheet, Mark, Sheet, Voice
from .statements import LONGEST_STATEMENT, Ballot, Statement, StatementVote, Vote

__all__ = [
    "K_LEAST",
    "K_MIN",
    "K_MOST",
    "LONGEST_NAME",
    "LONGEST_NOTE",
    "LONGEST_RULE",
    "LONGEST_STATEMENT",
    "MOST_THEMES",
    "Anonymity",
    "Audience",
    "Ballot",
    "Card",
    "CardNote",
    "Coding",
    "College",
    "Consultation",
    "Contribution",
    "Draft",
    "FollowUp",
    "KeptSheet",
    "Mark",
    "Publication",
    "QuestionFile",
    "Questionnaire",
    "Receipt",
    "Recommendation",
    "Reply",
    "Rereading",
    "Seat",
    "Settlement",
    "Sheet",
    "Sorting",
    "State",
    "Statement",
    "StatementVote",
    "Theme",
    "Verdict",
    "Voice",
    "Vote",
    "members_of",
]
