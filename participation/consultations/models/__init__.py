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
from .paper import MOST_AT_ONCE, PaperSheet
from .plenaries import (
    LONGEST_AGENDA,
    LONGEST_MINUTES,
    LONGEST_TOPIC,
    LONGEST_WHERE,
    MOST_PEOPLE,
    Approval,
    Attendance,
    Plenary,
    Topic,
    TopicSupport,
)
from .publications import Publication
from .questionnaires import QuestionFile, Questionnaire, Rereading
from .receipts import Receipt
from .recommendations import FollowUp, Recommendation, Reply, Verdict
from .remarks import LONGEST_REMARK, Remark
from .rooms import LONGEST_DISSENT, LONGEST_QUOTE, GroupCount, Hands, chain_of
from .sheets import Draft, HeldWords, KeptSheet, Mark, Sheet, Voice
from .statements import LONGEST_STATEMENT, Ballot, Statement, StatementVote, Vote

__all__ = [
    "K_LEAST",
    "K_MIN",
    "K_MOST",
    "LONGEST_AGENDA",
    "LONGEST_DISSENT",
    "LONGEST_MINUTES",
    "LONGEST_NAME",
    "LONGEST_NOTE",
    "LONGEST_QUOTE",
    "LONGEST_REMARK",
    "LONGEST_RULE",
    "LONGEST_STATEMENT",
    "LONGEST_TOPIC",
    "LONGEST_WHERE",
    "MOST_AT_ONCE",
    "MOST_PEOPLE",
    "MOST_THEMES",
    "Anonymity",
    "Approval",
    "Attendance",
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
    "GroupCount",
    "Hands",
    "HeldWords",
    "KeptSheet",
    "Mark",
    "PaperSheet",
    "Plenary",
    "Publication",
    "QuestionFile",
    "Questionnaire",
    "Receipt",
    "Recommendation",
    "Remark",
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
    "Topic",
    "TopicSupport",
    "Verdict",
    "Voice",
    "Vote",
    "chain_of",
    "members_of",
]
