"""Who comes, and when: what rooms know of the hours of the persons one accompanies, in one list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kit.time import in_paris, midnight, now, today
from participation.people.permissions import persons_where
from participation.plans.fragments import coordinations_coming, meetings_coming, say_where
from participation.plans.models import LASTS, Review
from participation.plans.permissions import accompanied_plans
from workshops.fragments import places_of

if TYPE_CHECKING:
    from participation.people.models import User

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Coming:
    """Somebody is expected somewhere. all_day: that day, at no hour that is known here."""

    person: User
    starts_at: dt.datetime
    ends_at: dt.datetime
    what: str
    where: str
    all_day: bool = False

    @property
    def is_today(self) -> bool:
        return in_paris(self.starts_at).date() == today()

    @property
    def is_over(self) -> bool:
        return self.ends_at <= now()


def coming_of(persons: Sequence[User], *, seen_by: User) -> list[Coming]:
    """All that is known of today and the days after, soonest first. A query or two for each room that knows hours."""
    rooms = (_places, _meetings, _coordinations, _reviews)
    found = [one for room in rooms for one in room(persons, seen_by)]
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


def _reviews(persons: Sequence[User], seen_by: User) -> list[Coming]:
    """The days on which they look back together, with who may read their plan as the one who accompanies them."""
    plans = accompanied_plans(seen_by).filter(person__in=persons)
    coming = Review.objects.to_come().filter(plan__in=plans, on__gte=today()).select_related("plan__person")
    return [
        Coming(one.plan.person, midnight(one.on), midnight(one.on + ONE_DAY), _("Point d’étape"), "", all_day=True)
        for one in coming.order_by("on", "pk")
        if one.on is not None
    ]


def _meetings(persons: Sequence[User], seen_by: User) -> list[Coming]:
    """What they agreed to, for who accompanies them."""
    return [
        Coming(one.person, one.starts_at, one.starts_at + LASTS, _("Rendez-vous"), say_where(one))
        for one in meetings_coming(persons, seen_by, midnight(today()))
    ]


def _coordinations(persons: Sequence[User], seen_by: User) -> list[Coming]:
    """Their meetings with partners, once they have agreed."""
    return [
        Coming(one.plan.person, one.starts_at, one.starts_at + LASTS, _("Réunion de coordination"), say_where(one))
        for one in coordinations_coming(persons, seen_by, midnight(today()))
    ]
