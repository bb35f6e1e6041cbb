from .breakglass import GLASS_OPEN_FOR, REVIEW_WITHIN, BreakGlass, Verdict
from .consent import Consent, OnPhone
from .plan import Answer, Kind, Plan, State, Voice
from .receipt import Receipt
from .section import Pillar, Section
from .step import Step, StepState, Who
from .talk import Message, ReadMark, Thread, Topic, topic_of
from .words import Draft, Words, WordsVersion

__all__ = [
    "GLASS_OPEN_FOR",
    "REVIEW_WITHIN",
    "Answer",
    "BreakGlass",
    "Consent",
    "Draft",
    "Kind",
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
