from .decide import publish, refuse, undo
from .read import message, queue
from .shown_name import shown_name, shown_name_off

__all__ = ["message", "publish", "queue", "refuse", "shown_name", "shown_name_off", "undo"]
