from .deliver_message import deliver_message, text_of
from .forget_addresses import forget_addresses
from .forget_messages import forget_messages
from .queue_message import queue_message
from .sweep_messages import sweep_messages

__all__ = ["deliver_message", "forget_addresses", "forget_messages", "queue_message", "sweep_messages", "text_of"]
