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
LONGEST_RULE, LONGEST_NUMBER = 200, 9
"""Characters of a rule, and of one of its numbers: what is longer is nobody's rule."""


class Unending(ValueError):
    """The rule has no end."""


class TooMany(ValueError):
    """It gives more than MOST_SESSIONS, or sessions more than a year ahead."""


class TooFew(ValueError):
    """It asks for more sessions than it gives before the end of time."""


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
        """The days from `first` on. Raises Unending, TooMany, TooFew, NoRule."""
        said = self._parts()
        if "COUNT" not in said and "UNTIL" not in said:
            raise Unending(self.rule)
        rule = ";".join(f"{name}={value}" for name, value in said.items())
        try:  # its days are worked out one by one: a rule that makes no sense may show it only at the first
            found = rrule.rrulestr(rule, dtstart=dt.datetime.combine(first, dt.time()))
            days = [moment.date() for moment in islice(found, MOST_SESSIONS + 1)]
        except (ValueError, TypeError, KeyError, IndexError, OverflowError) as error:
            raise NoRule(self.rule) from error
        if not days:
            raise NoRule(self.rule)
        if len(days) > MOST_SESSIONS or days[-1] - first > FARTHEST:
            raise TooMany(self.rule)
        if len(days) < int(said.get("COUNT", 0)):
            raise TooFew(self.rule)
        return days

    def _parts(self) -> dict[str, str]:
        """By name. Raises NoRule for what is not read here; calendars refuse two ends, too."""
        if len(self.rule) > LONGEST_RULE:
            raise NoRule
        parts = (part.partition("=") for part in self.rule.strip().upper().split(";") if part)
        said = {name: value for name, _equals, value in parts}
        every = said.get("INTERVAL", "1")  # every 0 weeks is for ever
        counts = every.isdecimal() and len(every) <= LONGEST_NUMBER and int(every) > 0
        if (
            not (counts and said.keys() <= READ and said.get("FREQ") in FREQUENCIES)
            or {"COUNT", "UNTIL"} <= said.keys()
        ):
            raise NoRule(self.rule)
        return said


def on(day: dt.date, starts: dt.time, ends: dt.time) -> Span:
    """The span of these hours on the wall in Paris, that day."""
    return dt.datetime.combine(day, starts, PARIS), dt.datetime.combine(day, ends, PARIS)


def moved(span: Span, days: int, starts: dt.time, ends: dt.time) -> Span:
    """So many days later, at these hours on the wall."""
    return on(span[0].astimezone(PARIS).date() + dt.timedelta(days=days), starts, ends)
