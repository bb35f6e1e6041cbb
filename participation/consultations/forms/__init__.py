"""What may be typed in a consultation: one module for each subject."""

from .committee import NONE, CollegeForm, NoteForm, PilesForm, SettleForm, ThemeForm, ThemesForm
from .following import FollowUpForm, RecommendationForm, ReplyForm
from .message import MessageForm
from .publishing import PublishForm
from .reading import AnswerRefused, read_answer
from .resume import CodeForm
from .statement import StatementForm, StatementsForm, VoteForm

__all__ = [
    "NONE",
    "AnswerRefused",
    "CodeForm",
    "CollegeForm",
    "FollowUpForm",
    "MessageForm",
    "NoteForm",
    "PilesForm",
    "PublishForm",
    "RecommendationForm",
    "ReplyForm",
    "SettleForm",
    "StatementForm",
    "StatementsForm",
    "ThemeForm",
    "ThemesForm",
    "VoteForm",
    "read_answer",
]
