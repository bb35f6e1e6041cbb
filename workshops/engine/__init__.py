"""Pure computation: no database, no request, no clock of its own."""

from .agenda import Moment, as_calendar
from .calendar import after, end_of_month, end_of_week, eve_at_ten, weekly
from .figures import FEWEST, Held, Line, hidden_months, lines, month_of, opinions, together, without_hidden_months
from .household import OLDEST_CHILD, Child, Need, care_of, known_by, seats_of, sits
from .noting import NotedOtherwise, settle
from .reaching import missed_in_a_row
from .recurrence import LONGEST_RULE, MOST_SESSIONS, Back, NoRule, Repeat, TooFew, TooMany, Unending, moved, on
from .spans import Span, first_doubled, first_meeting, meet
from .tables import BIGGEST, NoTable, Row, read_table
from .waiting import UNTOLD_FOR, UNTOLD_UNTIL, Waiter, Why, answer_by, is_near, who_gets_in

__all__ = [
    "BIGGEST",
    "FEWEST",
    "LONGEST_RULE",
    "MOST_SESSIONS",
    "OLDEST_CHILD",
    "UNTOLD_FOR",
    "UNTOLD_UNTIL",
    "Back",
    "Child",
    "Held",
    "Line",
    "Moment",
    "Need",
    "NoRule",
    "NoTable",
    "NotedOtherwise",
    "Repeat",
    "Row",
    "Span",
    "TooFew",
    "TooMany",
    "Unending",
    "Waiter",
    "Why",
    "after",
    "answer_by",
    "as_calendar",
    "care_of",
    "end_of_month",
    "end_of_week",
    "eve_at_ten",
    "first_doubled",
    "first_meeting",
    "hidden_months",
    "is_near",
    "known_by",
    "lines",
    "meet",
    "missed_in_a_row",
    "month_of",
    "moved",
    "on",
    "opinions",
    "read_table",
    "seats_of",
    "settle",
    "sits",
    "together",
    "weekly",
    "who_gets_in",
    "without_hidden_months",
]
