from .answer import finish, message, question, reread, thanks
from .pausing import leave, pause, resume_here
from .read import consultation, index, intro_audio, mine, question_file

__all__ = [
    "consultation",
    "finish",
    "index",
    "intro_audio",
    "leave",
    "message",
    "mine",
    "pause",
    "question",
    "question_file",
    "reread",
    "resume_here",
    "thanks",
]
