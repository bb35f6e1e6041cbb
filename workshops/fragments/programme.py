"""The workshops as their team sees them."""

from __future__ import annotations

from django.db.models import Count, Min, Prefetch, Q, QuerySet

from kit.time import now
from participation.people.models import User
from workshops.models import Room, Session, Venue, Workshop
from workshops.permissions import manageable_workshops, managing_structures, usable_venues


def workshops_of(user: User) -> QuerySet[Workshop]:
    """Those the user plans, the next on first: each with `next_at` and `coming`, how many sessions are to come."""
    ahead = Q(sessions__starts_at__gt=now(), sessions__called_off_at=None)
    told = manageable_workshops(user).select_related("structure")
    counted = told.annotate(next_at=Min("sessions__starts_at", filter=ahead), coming=Count("sessions", filter=ahead))
    return counted.order_by("next_at", "title", "pk")


def sessions_of(workshop: Workshop) -> tuple[QuerySet[Session], QuerySet[Session]]:
    """To come, soonest first, the cancelled ones too; and past, latest first."""
    told = Session.objects.told().filter(workshop=workshop)
    coming = told.filter(ends_at__gt=now()).order_by("starts_at", "pk")
    return coming, told.filter(ends_at__lte=now()).order_by("-starts_at", "pk")


def places_for(workshop: Workshop) -> QuerySet[Venue]:
    """Where its sessions may be, each venue with `rooms_in_use`. Two queries."""
    return _with_rooms(usable_venues(workshop))


def places_around(user: User) -> QuerySet[Venue]:
    """Where one of the workshops the user plans may be, each venue with `rooms_in_use`."""
    around = managing_structures(user).order_by().values("territory")
    return _with_rooms(Venue.objects.filter(place__structure__territory__in=around))


def _with_rooms(venues: QuerySet[Venue]) -> QuerySet[Venue]:
    rooms = Prefetch("rooms", Room.objects.in_use().order_by("name", "pk"), to_attr="rooms_in_use")
    told = venues.select_related("place").prefetch_related(rooms)
    return told.order_by("place__order", "place__name", "pk")
