from .ask_to_be_called import NumberNeeded, TooManyAsked, ask_to_be_called
from .claim_alert import claim_alert
from .close_alert import close_alert
from .erase_alerts import erase_alerts
from .follow_item import follow_item
from .forget_alerts import forget_alerts, forget_said
from .hand_over import CannotTakeIt, hand_over, take_over
from .holding import AlertMoved, NothingWritten
from .note_act import note_act
from .note_reading import note_reading
from .raise_alert import raise_alert
from .ring_next import is_reached, next_on_roster, ring_due, ring_next
from .set_child_contact import set_child_contact
from .set_delay import set_delay
from .start_drill import start_drill
from .tell_somebody import NobodyToTell, Whom, home_of, referent_of, tell_somebody
from .write_roster import NotOfTheTeam, add_shift, remove_shift

__all__ = [
    "AlertMoved",
    "CannotTakeIt",
    "NobodyToTell",
    "NotOfTheTeam",
    "NothingWritten",
    "NumberNeeded",
    "TooManyAsked",
    "Whom",
    "add_shift",
    "ask_to_be_called",
    "claim_alert",
    "close_alert",
    "erase_alerts",
    "follow_item",
    "forget_alerts",
    "forget_said",
    "hand_over",
    "home_of",
    "is_reached",
    "next_on_roster",
    "note_act",
    "note_reading",
    "raise_alert",
    "referent_of",
    "remove_shift",
    "ring_due",
    "ring_next",
    "set_child_contact",
    "set_delay",
    "start_drill",
    "take_over",
    "tell_somebody",
]
