from .agreement import Agreement, Document, Done, Leaf, Party, Proof, signed_by_all
from .breakglass import GLASS_OPEN_FOR, REVIEW_WITHIN, BreakGlass, Verdict
from .budget import BudgetLine, BudgetProposal, ChangeState, KeptLine
from .consent import Consent, OnPhone
from .goal import SAYABLE, Achievement, Goal, GoalWord, LifeCycle
from .meeting import LASTS, STANDING, WAITING, Meeting, MeetingState, Way
from .plan import Answer, Kind, Plan, State, Voice
from .proposal import Proposal, ProposalKind, ProposalState
from .proving import Broken, Fault, broken_versions
from .question import StepQuestion
from .rating import HIGHEST, LOWEST, OwnRating, ShownRating
from .receipt import Receipt
from .review import Review, ReviewWords
from .section import Pillar, Section
from .step import LONGEST_NAME, Activity, Step, StepState, Who
from .talk import Message, ReadMark, Thread, Topic, topic_of
from .words import Box, Draft, DraftPost, Start, Words, WordsPost, WordsVersion

__all__ = [
    "GLASS_OPEN_FOR",
    "HIGHEST",
    "LASTS",
    "LONGEST_NAME",
    "LOWEST",
    "REVIEW_WITHIN",
    "SAYABLE",
    "STANDING",
    "WAITING",
    "Achievement",
    "Activity",
    "Agreement",
    "Answer",
    "Box",
    "BreakGlass",
    "Broken",
    "BudgetLine",
    "BudgetProposal",
    "ChangeState",
    "Consent",
    "Document",
    "Done",
    "Draft",
    "DraftPost",
    "Fault",
    "Goal",
    "GoalWord",
    "KeptLine",
    "Kind",
    "Leaf",
    "LifeCycle",
    "Meeting",
    "MeetingState",
    "Message",
    "OnPhone",
    "OwnRating",
    "Party",
    "Pillar",
    "Plan",
    "Proof",
    "Proposal",
    "ProposalKind",
    "ProposalState",
    "ReadMark",
    "Receipt",
    "Review",
    "ReviewWords",
    "Section",
    "ShownRating",
    "Start",
    "State",
    "Step",
    "StepQuestion",
    "StepState",
    "Thread",
    "Topic",
    "Verdict",
    "Voice",
    "Way",
    "Who",
    "Words",
    "WordsPost",
    "WordsVersion",
    "broken_versions",
    "signed_by_all",
    "topic_of",
]
