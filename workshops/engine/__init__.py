"""Pure computation: no database, no request, no clock of its own."""

from .calendar import after, end_of_month, end_of_week, eve_at_ten, weekly
from .waiting import who_gets_in

__all__ = ["after", "end_of_month", "end_of_week", "eve_at_ten", "weekly", "who_gets_in"]
