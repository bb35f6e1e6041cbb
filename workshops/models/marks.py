"""What is noted of somebody on the day: she is there, she came after the beginning, she is not there, nothing yet."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mark(models.TextChoices):
    """Three answers of the same worth, and none. Nothing follows from any of them but, one day, a kind call."""

    HERE = "here", _("Là")
    LATE = "late", _("Plus tard")
    AWAY = "away", _("Pas là")
    NONE = "", _("Rien noté")

    @property
    def columns(self) -> dict[str, bool | None]:
        """The columns of an attendee that say this."""
        return _COLUMNS[self]


_COLUMNS: dict[Mark, dict[str, bool | None]] = {
    Mark.HERE: {"present": True, "late": False},
    Mark.LATE: {"present": True, "late": True},
    Mark.AWAY: {"present": False, "late": False},
    Mark.NONE: {"present": None, "late": False},
}
