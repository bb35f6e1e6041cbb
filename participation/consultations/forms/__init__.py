"""What may be typed in a consultation: one module for each subject."""

from .committee import NONE, CollegeForm, NoteForm, PilesForm, SettleForm, ThemeForm, ThemesForm
from .following import AddressForm, FollowUpForm, RecommendationForm, ReplyForm
from .message import MessageForm
from .paper import PaperForm, PrintForm
from .plenaries import AgendaForm, ApprovalForm, AttendanceForm, HandsForm, MinutesForm, PlenaryForm, TopicForm
from .publishing import EndForm, PublishForm
from .reading import AnswerRefused, read_answer
from .remarks import RemarkForm
from .resume import CodeForm, ReceiptForm
from .rooms import RoomForm, WithdrawForm, typed_of
from .statement import StatementForm, StatementsForm, VoteForm

__all__ = [
    "NONE",
    "AddressForm",
    "AgendaForm",
    "AnswerRefused",
    "ApprovalForm",
    "AttendanceForm",
    "CodeForm",
    "CollegeForm",
    "EndForm",
    "FollowUpForm",
    "HandsForm",
    "MessageForm",
    "MinutesForm",
    "NoteForm",
    "PaperForm",
    "PilesForm",
    "PlenaryForm",
    "PrintForm",
    "PublishForm",
    "ReceiptForm",
    "RecommendationForm",
    "RemarkForm",
    "ReplyForm",
    "RoomForm",
    "SettleForm",
    "StatementForm",
    "StatementsForm",
    "ThemeForm",
    "ThemesForm",
    "TopicForm",
    "VoteForm",
    "WithdrawForm",
    "read_answer",
    "typed_of",
]
