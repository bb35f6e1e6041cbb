"""What may be typed in a consultation: one module for each subject."""

from .message import MessageForm

__all__ = ["MessageForm"]
