"""What comes in."""

from .after import FaceForm, WordForm
from .booking import BookingForm
from .changes import ChangeForm
from .desk import CapacityForm, DeskForm
from .finding import Found, ProgrammeFilter
from .household import HouseholdForm
from .ideas import DeclineForm, IdeaForm
from .importing import COLUMNS, NEEDED, TableForm, read_rows, say_no_table
from .programme import CancelForm, NewSessionForm, SessionForm, WorkshopForm
from .reaching import CallForm
from .roll import RollForm
from .rooms import ClosureForm, PictureForm, RoomForm
from .walk_ins import WalkInForm

__all__ = [
    "COLUMNS",
    "NEEDED",
    "BookingForm",
    "CallForm",
    "CancelForm",
    "CapacityForm",
    "ChangeForm",
    "ClosureForm",
    "DeclineForm",
    "DeskForm",
    "FaceForm",
    "Found",
    "HouseholdForm",
    "IdeaForm",
    "NewSessionForm",
    "PictureForm",
    "ProgrammeFilter",
    "RollForm",
    "RoomForm",
    "SessionForm",
    "TableForm",
    "WalkInForm",
    "WordForm",
    "WorkshopForm",
    "read_rows",
    "say_no_table",
]
