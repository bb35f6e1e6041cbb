from .plan import Answer, Plan, State, Voice
from .receipt import Receipt
from .section import Pillar, Section
from .step import Step, StepState, Who
from .words import Draft, Words, WordsVersion

__all__ = [
    "Answer",
    "Draft",
    "Pillar",
    "Plan",
    "Receipt",
    "Section",
    "State",
    "Step",
    "StepState",
    "Voice",
    "Who",
    "Words",
    "WordsVersion",
]
