"""Moments as a calendar file (iCalendar, RFC 5545), for the calendar of a phone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from icalendar import Calendar, Event, vDuration

ASK_AGAIN = dt.timedelta(hours=6)
"""How often a calendar that follows an address asks for it, at most."""
# Written as it is by the library, and refused by calendars: a title pasted from elsewhere would break the whole file.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Moment:
    """One line of a calendar. uid: stays the same for good; called_off: it was announced, and does not take place;
    sure: False for what may still not be."""

    uid: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    title: str
    where: str = ""
    words: str = ""
    url: str = ""
    called_off: bool = False
    sure: bool = True


def as_calendar(moments: Iterable[Moment], *, maker: str, name: str, at: dt.datetime) -> bytes:
    """The file. maker, name: whose it is and what it is called, as phones show them; at: when it was made.

    Moments are written in UTC: every calendar says them in the hour of its place, and no table of hours is sent.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{maker}//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", vDuration(ASK_AGAIN), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(ASK_AGAIN))
    for moment in moments:
        calendar.add_component(_event(moment, at))
    return calendar.to_ical()


def _event(moment: Moment, at: dt.datetime) -> Event:
    event = Event()
    event.add("uid", moment.uid)
    event.add("dtstamp", at.astimezone(dt.UTC))
    event.add("dtstart", moment.starts_at.astimezone(dt.UTC))
    event.add("dtend", moment.ends_at.astimezone(dt.UTC))
    event.add("summary", _plain(moment.title))
    event.add("status", "CANCELLED" if moment.called_off else "CONFIRMED" if moment.sure else "TENTATIVE")
    for name, value in (("location", moment.where), ("description", moment.words), ("url", moment.url)):
        if value:
            event.add(name, _plain(value))
    return event


def _plain(text: str) -> str:
    return _CONTROL.sub("", text)
