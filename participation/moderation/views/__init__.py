from . import appeals, mine, reports
from .claims import claim, release, take_over
from .decide import keep, publish, publish_together, refuse, undo
from .figures import figures, figures_file
from .pass_on import advise, ask, escalate, hold, move
from .pictures import picture
from .read import message, queue
from .shown_name import shown_name, shown_name_off

__all__ = [
    "advise",
    "appeals",
    "ask",
    "claim",
    "escalate",
    "figures",
    "figures_file",
    "hold",
    "keep",
    "message",
    "mine",
    "move",
    "picture",
    "publish",
    "publish_together",
    "queue",
    "refuse",
    "release",
    "reports",
    "shown_name",
    "shown_name_off",
    "take_over",
    "undo",
]
