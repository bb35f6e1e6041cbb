"""What comes in."""

from .booking import BookingForm
from .finding import Found, ProgrammeFilter

__all__ = ["BookingForm", "Found", "ProgrammeFilter"]
