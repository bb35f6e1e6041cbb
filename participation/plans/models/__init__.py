from .breakglass import GLASS_OPEN_FOR, REVIEW_WITHIN, BreakGlass, Verdict
from .consent import Consent, OnPhone
from .goal import SAYABLE, Achievement, Goal, GoalWord, LifeCycle
from .plan import Answer, Kind, Plan, State, Voice
from .receipt import Receipt
from .section import Pillar, Section
from .step import LONGEST_NAME, Activity, Step, StepState, Who
from .talk import Message, ReadMark, Thread, Topic, topic_of
from .words import Draft, Words, WordsVersion

__all__ = [
    "GLASS_OPEN_FOR",
    "LONGEST_NAME",
    "REVIEW_WITHIN",
    "SAYABLE",
    "Achievement",
    "Activity",
    "Answer",
    "BreakGlass",
    "Consent",
    "Draft",
    "Goal",
    "GoalWord",
    "Kind",
    "LifeCycle",
    "Message",
    "OnPhone",
    "Pillar",
    "Plan",
    "ReadMark",
    "Receipt",
    "Section",
    "State",
    "Step",
    "StepState",
    "Thread",
    "Topic",
    "Verdict",
    "Voice",
    "Who",
    "Words",
    "WordsVersion",
    "topic_of",
]
