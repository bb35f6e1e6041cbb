"""What comes in."""

from .booking import BookingForm
from .finding import ProgrammeFilter

__all__ = ["BookingForm", "ProgrammeFilter"]
