"""Say that workshops are held at a place of the directory."""

from uuid import UUID

from django.db import transaction
from django.db.models import F

from journal.rules import record
from kit.refusals import NotAllowed, require
from participation.people.models import User
from participation.places.models import Place
from participation.places.permissions import can_manage_place
from workshops.events import VenueOpened
from workshops.models import Venue


@transaction.atomic
def open_venue(place_id: UUID, *, by: User) -> Venue:
    """Asked twice, it is one venue. Raises NotAllowed."""
    if not Place.objects.filter(pk=place_id).update(name=F("name")):
        raise NotAllowed
    place = Place.objects.get(pk=place_id)
    require(can_manage_place(by, place))
    venue, is_new = Venue.objects.get_or_create(place=place)
    if is_new:
        record(VenueOpened(venue=venue.pk), by=by.pk)
    return venue
