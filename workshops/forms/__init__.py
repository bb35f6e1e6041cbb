"""What comes in."""

from .booking import BookingForm
from .finding import Found, ProgrammeFilter
from .roll import RollForm

__all__ = ["BookingForm", "Found", "ProgrammeFilter", "RollForm"]
