from .answer import finish, message, question, thanks
from .read import consultation, index, mine

__all__ = ["consultation", "finish", "index", "message", "mine", "question", "thanks"]
