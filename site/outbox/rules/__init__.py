from .deliver_message import deliver_message, text_of
from .forget_addresses import forget_addresses
from .forget_incoming import forget_answers_of, forget_incoming
from .forget_messages import forget_messages
from .queue_message import queue_message
from .sweep_messages import sweep_messages
from .take_back import take_back
from .take_incoming import take_incoming

__all__ = [
    "deliver_message",
    "forget_addresses",
    "forget_answers_of",
    "forget_incoming",
    "forget_messages",
    "queue_message",
    "sweep_messages",
    "take_back",
    "take_incoming",
    "text_of",
]
