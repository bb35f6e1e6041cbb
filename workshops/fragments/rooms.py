"""The rooms of a house as its team sees them: what is in each, when it is shut, and what has to go elsewhere."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kit.time import now
from participation.people.models import User
from participation.people.permissions import structures_where
from participation.places.models import Place
from workshops.engine import meet
from workshops.models import Closure, Room, Session, Venue
from workshops.permissions import kept_venues


@dataclass(frozen=True)
class ClosureShown:
    """displaced: the sessions to come that were planned in it; somebody has to move or cancel them."""

    closure: Closure
    displaced: list[Session]


@dataclass(frozen=True)
class VenueShown:
    venue: Venue
    rooms: list[Room]
    retired: list[Room]
    closures: list[ClosureShown]


def venues_of(user: User) -> list[VenueShown]:
    """The venues whose rooms the user keeps. Four queries, however many they are."""
    venues = list(kept_venues(user).select_related("place").order_by("place__order", "place__name", "pk"))
    rooms = defaultdict(list)
    for room in Room.objects.filter(venue__in=venues).order_by("name", "pk"):
        rooms[room.venue_id].append(room)
    closures = list(Closure.objects.standing().filter(venue__in=venues).select_related("room"))
    sessions = Session.objects.told().standing().filter(venue__in={one.venue_id for one in closures})
    coming = list(sessions.filter(starts_at__gt=now()).order_by("starts_at", "pk")) if closures else []
    return [
        VenueShown(
            venue,
            [room for room in rooms[venue.pk] if room.is_in_use],
            [room for room in rooms[venue.pk] if not room.is_in_use],
            [ClosureShown(one, _displaced(one, coming)) for one in closures if one.venue_id == venue.pk],
        )
        for venue in venues
    ]


def places_without_venue(user: User) -> list[Place]:
    """Places of the user's structures where workshops could be held too."""
    theirs = Place.objects.filter(structure__in=structures_where(user, "place.manage"))
    return list(theirs.filter(venue=None))


def too_many_for(room: Room) -> list[Session]:
    """The sessions to come that were planned with more seats than the room now has."""
    coming = Session.objects.told().in_rooms([room.pk]).filter(starts_at__gt=now(), capacity__gt=room.capacity)
    return list(coming.order_by("starts_at", "pk"))


def _displaced(closure: Closure, coming: list[Session]) -> list[Session]:
    shut = (closure.starts_at, closure.ends_at)
    here = (one for one in coming if one.venue_id == closure.venue_id and closure.room_id in (None, one.room_id))
    return [one for one in here if meet(shut, (one.starts_at, one.ends_at))]
