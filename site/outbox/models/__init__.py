from .calls import Call, Outcome
from .incoming import LONGEST_WORDS, Incoming, Result
from .messages import Channel, Message

__all__ = ["LONGEST_WORDS", "Call", "Channel", "Incoming", "Message", "Outcome", "Result"]
