"""What may be typed about a plan. Nothing typed is cut or lost: what is too long comes back whole, with a sentence."""

from .answer import PlanAnswerForm
from .base import OnceForm, SeenForm, TextField
from .glass import GlassForm, VerdictForm
from .kind import KindForm
from .section import SectionForm
from .sharing import ConsentForm, ShareForm
from .step import StepAnswerForm, StepDoneForm, StepForm
from .talk import MessageForm, ReadForm
from .words import WordsForm

__all__ = [
    "ConsentForm",
    "GlassForm",
    "KindForm",
    "MessageForm",
    "OnceForm",
    "PlanAnswerForm",
    "ReadForm",
    "SectionForm",
    "SeenForm",
    "ShareForm",
    "StepAnswerForm",
    "StepDoneForm",
    "StepForm",
    "TextField",
    "VerdictForm",
    "WordsForm",
]
