from .decide import publish, refuse, undo
from .read import message, queue

__all__ = ["message", "publish", "queue", "refuse", "undo"]
