"""By when the author has an answer."""

import datetime as dt

ANSWER_WITHIN = 2
"""Working days, for words that wait to be read and for those that are read again."""


def answer_due(sent_on: dt.date, *, urgent: bool = False) -> dt.date:
    """The day by whose end it is answered: the same one for words of danger; Saturdays and Sundays do not count."""
    due, left = sent_on, 0 if urgent else ANSWER_WITHIN
    while left:
        due += dt.timedelta(days=1)
        left -= due.weekday() < 5
    return due
