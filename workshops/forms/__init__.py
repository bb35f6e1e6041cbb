"""What comes in."""

from .booking import BookingForm
from .finding import Found, ProgrammeFilter
from .roll import RollForm
from .rooms import ClosureForm, RoomForm
from .walk_ins import WalkInForm

__all__ = ["BookingForm", "ClosureForm", "Found", "ProgrammeFilter", "RollForm", "RoomForm", "WalkInForm"]
