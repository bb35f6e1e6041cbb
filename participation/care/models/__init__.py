from .acts import Act, CareAct
from .alerts import CareAlert, Danger, Origin, State
from .calls import CareCall
from .roster import DEFAULT_DELAY, ChildContact, Delay, OnCall, delay_of, watches_of

__all__ = [
    "DEFAULT_DELAY",
    "Act",
    "CareAct",
    "CareAlert",
    "CareCall",
    "ChildContact",
    "Danger",
    "Delay",
    "OnCall",
    "Origin",
    "State",
    "delay_of",
    "watches_of",
]
