"""Time: stored in UTC, thought in Europe/Paris, said in whole French words."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import timezone

PARIS = ZoneInfo("Europe/Paris")
NBSP = "\u00a0"
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def now() -> dt.datetime:
    """The present moment, aware, in UTC."""
    return timezone.now()


def today() -> dt.date:
    """The date on the wall in Paris."""
    return timezone.now().astimezone(PARIS).date()


def midnight(day: dt.date) -> dt.datetime:
    """When this day begins in Paris."""
    return dt.datetime.combine(day, dt.time.min, PARIS)


def in_paris(moment: dt.datetime | dt.date) -> dt.datetime | dt.date:
    """The same moment on a Paris clock; a plain date is returned as it is."""
    return moment.astimezone(PARIS) if isinstance(moment, dt.datetime) else moment


def say_day(moment: dt.datetime | dt.date) -> str:
    """« jeudi 15 octobre », with the year when it is not the present one; « lundi 1er juin »."""
    day = in_paris(moment)
    number = "1er" if day.day == 1 else str(day.day)
    words = f"{DAYS[day.weekday()]} {number} {MONTHS[day.month - 1]}"
    return words if day.year == today().year else f"{words} {day.year}"


def say_hour(moment: dt.datetime | dt.time) -> str:
    """« 14 h » or « 16 h 30 », with no-break spaces."""
    clock = in_paris(moment) if isinstance(moment, dt.datetime) else moment
    return f"{clock.hour}{NBSP}h{NBSP}{clock.minute:02d}" if clock.minute else f"{clock.hour}{NBSP}h"


def say_span(start: dt.datetime, end: dt.datetime) -> str:
    """« jeudi 15 octobre, de 14 h à 16 h 30 »; over the night, the day of each end."""
    if in_paris(start).date() != in_paris(end).date():
        return f"du {say_day(start)} à {say_hour(start)} au {say_day(end)} à {say_hour(end)}"
    return f"{say_day(start)}, de {say_hour(start)} à {say_hour(end)}"


def say_ago(moment: dt.datetime) -> str:
    """« à l’instant », « il y a 6 min », « il y a 2 h », then the day in words."""
    minutes = int((now() - moment).total_seconds() // 60)
    if minutes < 1:
        return "à l’instant"
    if minutes < 60:
        return f"il y a {minutes}{NBSP}min"
    if minutes < 60 * 12 and in_paris(moment).date() == today():
        return f"il y a {minutes // 60}{NBSP}h"
    return f"{say_day(moment)} à {say_hour(moment)}"
