"""What comes in."""

from .after import FaceForm, WordForm
from .booking import BookingForm
from .finding import Found, ProgrammeFilter
from .roll import RollForm
from .rooms import ClosureForm, RoomForm
from .walk_ins import WalkInForm

__all__ = [
    "BookingForm",
    "ClosureForm",
    "FaceForm",
    "Found",
    "ProgrammeFilter",
    "RollForm",
    "RoomForm",
    "WalkInForm",
    "WordForm",
]
