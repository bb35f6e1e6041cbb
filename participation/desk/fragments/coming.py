"""Who comes, and when: what rooms know of the hours of the persons one accompanies, in one list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.time import in_paris, midnight, now, today
from participation.people.permissions import persons_where
from workshops.fragments import places_of

if TYPE_CHECKING:
    from participation.people.models import User


@dataclass(frozen=True)
class Coming:
    """Somebody is expected somewhere."""

    person: User
    starts_at: dt.datetime
    ends_at: dt.datetime
    what: str
    where: str

    @property
    def is_today(self) -> bool:
        return in_paris(self.starts_at).date() == today()

    @property
    def is_over(self) -> bool:
        return self.ends_at <= now()


def coming_of(persons: Sequence[User], *, seen_by: User) -> list[Coming]:
    """All that is known of today and the days after, soonest first. A query or two for each room that knows hours."""
    found = [*_places(persons, seen_by)]
    return sorted(found, key=lambda one: (one.starts_at, one.person.name))


def _places(persons: Sequence[User], seen_by: User) -> list[Coming]:
    """Their seats at workshops, for who may take one in their name."""
    known = persons_where(seen_by, "workshop.book").filter(pk__in=[person.pk for person in persons])
    return [
        Coming(
            booking.person,
            booking.session.starts_at,
            booking.session.ends_at,
            booking.session.workshop.title,
            booking.session.venue.place.name,
        )
        for booking in places_of(known, midnight(today()))
    ]
