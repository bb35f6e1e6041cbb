from .calling import Call, call_now, dangers_said, is_read_now, say_hours
from .figures import Figures, figures_of
from .keeping import keeper
from .pinned import FOR_TEAM, pinned_alerts, render_pinned
from .shown import Shown, readings_said, shown_alert
from .tokens import CallBack, read_token, token_for

__all__ = [
    "FOR_TEAM",
    "Call",
    "CallBack",
    "Figures",
    "Shown",
    "call_now",
    "dangers_said",
    "figures_of",
    "is_read_now",
    "keeper",
    "pinned_alerts",
    "read_token",
    "readings_said",
    "render_pinned",
    "say_hours",
    "shown_alert",
    "token_for",
]
