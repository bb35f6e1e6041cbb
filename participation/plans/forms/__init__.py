"""What may be typed about a plan. Nothing typed is cut or lost: what is too long comes back whole, with a sentence."""

from .answer import PlanAnswerForm
from .base import OnceForm, SeenForm, TextField
from .budget import BudgetAnswerForm, BudgetLineForm
from .coordination import (
    CoordinationAnswerForm,
    CoordinationForm,
    HoldForm,
    InviteAnswerForm,
    InviteForm,
    doers_for,
)
from .glass import GlassForm, VerdictForm
from .goal import GoalForm, GoalSayForm
from .handwriting import HandwritingForm
from .kind import KindForm, TermsForm
from .meeting import MeetingAnswerForm, MeetingForm
from .rating import RatingForm, StepWordForm
from .renewal import LeaveForm
from .review import ReviewForm, ReviewWordsForm
from .section import SectionForm
from .sharing import ConsentForm, ShareForm
from .signing import PaperForm, SignForm
from .step import StepAnswerForm, StepChangeForm, StepDoneForm, StepForm
from .talk import MessageForm, ReadForm
from .words import OfferForm, RereadForm, WordsAnswerForm, WordsForm

__all__ = [
    "BudgetAnswerForm",
    "BudgetLineForm",
    "ConsentForm",
    "CoordinationAnswerForm",
    "CoordinationForm",
    "GlassForm",
    "GoalForm",
    "GoalSayForm",
    "HandwritingForm",
    "HoldForm",
    "InviteAnswerForm",
    "InviteForm",
    "KindForm",
    "LeaveForm",
    "MeetingAnswerForm",
    "MeetingForm",
    "MessageForm",
    "OfferForm",
    "OnceForm",
    "PaperForm",
    "PlanAnswerForm",
    "RatingForm",
    "ReadForm",
    "RereadForm",
    "ReviewForm",
    "ReviewWordsForm",
    "SectionForm",
    "SeenForm",
    "ShareForm",
    "SignForm",
    "StepAnswerForm",
    "StepChangeForm",
    "StepDoneForm",
    "StepForm",
    "StepWordForm",
    "TermsForm",
    "TextField",
    "VerdictForm",
    "WordsAnswerForm",
    "WordsForm",
    "doers_for",
]
