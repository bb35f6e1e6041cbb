from .agreement import Agreement, Document, Done, Leaf, Party, Proof, signed_by_all
from .breakglass import GLASS_OPEN_FOR, REVIEW_WITHIN, BreakGlass, Verdict
from .budget import BudgetLine, BudgetProposal, ChangeState, KeptLine
from .consent import Consent, OnPhone
from .coordination import (
    LONGEST_OTHERS,
    MOST_DECISIONS,
    TO_ANSWER,
    TO_HOLD,
    Becomes,
    Coordination,
    CoordinationState,
    JointDecision,
    PartnerInvite,
    Presence,
)
from .gathering import LASTS, Way
from .goal import SAYABLE, Achievement, Goal, GoalWord, LifeCycle
from .meeting import STANDING, WAITING, Meeting, MeetingState
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
    "LONGEST_OTHERS",
    "LOWEST",
    "MOST_DECISIONS",
    "REVIEW_WITHIN",
    "SAYABLE",
    "STANDING",
    "TO_ANSWER",
    "TO_HOLD",
    "WAITING",
    "Achievement",
    "Activity",
    "Agreement",
    "Answer",
    "Becomes",
    "Box",
    "BreakGlass",
    "Broken",
    "BudgetLine",
    "BudgetProposal",
    "ChangeState",
    "Consent",
    "Coordination",
    "CoordinationState",
    "Document",
    "Done",
    "Draft",
    "DraftPost",
    "Fault",
    "Goal",
    "GoalWord",
    "JointDecision",
    "KeptLine",
    "Kind",
    "Leaf",
    "LifeCycle",
    "Meeting",
    "MeetingState",
    "Message",
    "OnPhone",
    "OwnRating",
    "PartnerInvite",
    "Party",
    "Pillar",
    "Plan",
    "Presence",
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
