"""When sessions come back. The rule is that of calendars (RFC 5545), read by dateutil; the days are days on the wall in
Paris, so that a weekly 10:00 stays 10:00 when the clocks change."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from dateutil import rrule

from kit.time import PARIS

from .spans import Span

MOST_SESSIONS = 60
"""Sessions that one rule may give: a season, twice a week."""
FARTHEST = dt.timedelta(days=366)
READ = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"})
"""The parts of a rule that are understood. Another would give sessions that nobody meant."""
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY")


class Unending(ValueError):
    """The rule has no end."""


class TooMany(ValueError):
    """It gives more than MOST_SESSIONS, or sessions more than a year ahead."""


class NoRule(ValueError):
    """It is no rule, or one that is not read here, or it gives no day."""


class Back(StrEnum):
    """How often a session comes back, as the form says it."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


@dataclass(frozen=True)
class Repeat:
    """A rule, as text, that has an end."""

    rule: str

    @classmethod
    def said(cls, back: Back, first: dt.date, *, until: dt.date | None = None, times: int | None = None) -> Repeat:
        """Each month: the same day of the week in the same week, « le 2e mardi »; a 5th is taken for the last one.

        Raises Unending without an end.
        """
        if until is None and times is None:
            raise Unending
        week = (first.day - 1) // 7 + 1
        which = f"BYDAY={-1 if week == 5 else week}{['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][first.weekday()]}"
        parts = {
            Back.WEEKLY: "FREQ=WEEKLY",
            Back.FORTNIGHTLY: "FREQ=WEEKLY;INTERVAL=2",
            Back.MONTHLY: f"FREQ=MONTHLY;{which}",
        }
        end = f"COUNT={times}" if times is not None else f"UNTIL={until:%Y%m%d}"
        return cls(f"{parts[back]};{end}")

    def days(self, first: dt.date) -> list[dt.date]:
        """The days from `first` on. Raises Unending, TooMany, NoRule."""
        parts = (part.partition("=") for part in self.rule.strip().upper().split(";") if part)
        said = {name: value for name, _equals, value in parts}
        every = said.get("INTERVAL", "1")  # every 0 weeks is for ever
        if not (said.keys() <= READ and said.get("FREQ") in FREQUENCIES and every.isdecimal() and int(every)):
            raise NoRule(self.rule)
        if "COUNT" not in said and "UNTIL" not in said:
            raise Unending(self.rule)
        begins = dt.datetime.combine(first, dt.time())
        try:
            found = rrule.rrulestr(";".join(f"{name}={value}" for name, value in said.items()), dtstart=begins)
        except (ValueError, TypeError, KeyError, IndexError) as error:
            raise NoRule(self.rule) from error
        days = [moment.date() for moment in islice(found, MOST_SESSIONS + 1)]
        if not days:
            raise NoRule(self.rule)
        if len(days) > MOST_SESSIONS or days[-1] > first + FARTHEST:
            raise TooMany(self.rule)
        return days


def on(day: dt.date, starts: dt.time, ends: dt.time) -> Span:
    """The span of these hours on the wall in Paris, that day."""
    return dt.datetime.combine(day, starts, PARIS), dt.datetime.combine(day, ends, PARIS)


def moved(span: Span, days: int, starts: dt.time, ends: dt.time) -> Span:
    """So many days later, at these hours on the wall."""
    return on(span[0].astimezone(PARIS).date() + dt.timedelta(days=days), starts, ends)
