from .answer import finish, message, pause, question, reread, thanks
from .named import named_answers
from .pausing import leave, resume_here
from .read import consultation, index, intro_audio, mine, old, question_file
from .rereading import rereading, rereading_preview
from .results import publish, results, results_file, results_statements
from .statements import add_statements_here, propose, statements

__all__ = [
    "add_statements_here",
    "consultation",
    "finish",
    "index",
    "intro_audio",
    "leave",
    "message",
    "mine",
    "named_answers",
    "old",
    "pause",
    "propose",
    "publish",
    "question",
    "question_file",
    "reread",
    "rereading",
    "rereading_preview",
    "results",
    "results_file",
    "results_statements",
    "resume_here",
    "statements",
    "thanks",
]
