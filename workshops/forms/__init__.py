"""What comes in."""

from .after import FaceForm, WordForm
from .booking import BookingForm
from .desk import CapacityForm, DeskForm
from .finding import Found, ProgrammeFilter
from .household import HouseholdForm
from .ideas import DeclineForm, IdeaForm
from .programme import CancelForm, NewSessionForm, SessionForm, WorkshopForm
from .roll import RollForm
from .rooms import ClosureForm, RoomForm
from .walk_ins import WalkInForm

__all__ = [
    "BookingForm",
    "CancelForm",
    "CapacityForm",
    "ClosureForm",
    "DeclineForm",
    "DeskForm",
    "FaceForm",
    "Found",
    "HouseholdForm",
    "IdeaForm",
    "NewSessionForm",
    "ProgrammeFilter",
    "RollForm",
    "RoomForm",
    "SessionForm",
    "WalkInForm",
    "WordForm",
    "WorkshopForm",
]
