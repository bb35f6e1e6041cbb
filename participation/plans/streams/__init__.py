"""What is live of a plan: its page, and what is said about it."""

from .plan import PLAN
from .talk import MESSAGES

__all__ = ["MESSAGES", "PLAN"]
