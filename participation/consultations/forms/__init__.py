"""What may be typed in a consultation: one module for each subject."""

from .message import MessageForm
from .reading import AnswerRefused, read_answer
from .resume import CodeForm

__all__ = ["AnswerRefused", "CodeForm", "MessageForm", "read_answer"]
