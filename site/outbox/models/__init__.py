from .calls import Call, Outcome
from .messages import Channel, Message

__all__ = ["Call", "Channel", "Message", "Outcome"]
