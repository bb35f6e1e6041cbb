from .deliver_message import deliver_message
from .queue_message import queue_message
from .sweep_messages import sweep_messages

__all__ = ["deliver_message", "queue_message", "sweep_messages"]
