"""What may be typed in a consultation: one module for each subject."""

from .committee import NONE, CollegeForm, NoteForm, PilesForm, SettleForm, ThemeForm, ThemesForm
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
    "MessageForm",
    "NoteForm",
    "PilesForm",
    "PublishForm",
    "SettleForm",
    "StatementForm",
    "StatementsForm",
    "ThemeForm",
    "ThemesForm",
    "VoteForm",
    "read_answer",
]
