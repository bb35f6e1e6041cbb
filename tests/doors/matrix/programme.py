"""The doors of the tiers lieu's team: its rooms and when they are shut."""

from django.http import HttpResponse

from kit.ids import new_id
from participation.places.models import Place
from tests.doors.matrix.knocking import Door, says
from tests.doors.matrix.world import World
from workshops.models import Closure, Room, Venue

KEEP = ("place.manage",)


def _venue(world: World) -> tuple:
    return (world.session.venue_id,)


def _room(world: World) -> tuple:
    return (world.session.room_id,)


def _a_room(world: World, who: str) -> dict[str, object]:
    return {"name": "La verrière", "capacity": "6", "key": new_id()}


def _the_room(world: World, who: str) -> dict[str, object]:
    return {"name": "La verrière", "capacity": "6", "in_use": "on", "seen": "0", "key": new_id()}


def _there_is(world: World, who: str, response: HttpResponse) -> bool:
    return Room.objects.filter(venue=world.session.venue_id, name="La verrière").exists()


def _closed(world: World, who: str, response: HttpResponse) -> bool:
    return Closure.objects.filter(venue=world.session.venue_id, why="Inventaire").exists()


def _a_closure(world: World, who: str) -> dict[str, object]:
    return {"first": "2031-03-05", "last": "2031-03-06", "why": "Inventaire", "key": new_id()}


DOORS = [
    Door("workshops:rooms", KEEP, says("Le Trait d’union"), of="structure"),
    Door("workshops:room", KEEP, _there_is, args=_room, sends=_the_room, of="structure"),
    Door("workshops:room_new", KEEP, _there_is, args=_venue, sends=_a_room, of="structure"),
    Door(
        "workshops:venue_open",
        KEEP,
        lambda world, who, response: Venue.objects.filter(place__name="Le jardin des Tanneurs").exists(),
        args=lambda world: (Place.objects.get(name="Le jardin des Tanneurs").pk,),
        sends=lambda world, who: {},
        of="structure",
    ),
    Door("workshops:closure_new", KEEP, _closed, args=_venue, sends=_a_closure, of="structure"),
    Door(
        "workshops:closure_lift",
        KEEP,
        lambda world, who, response: not Closure.objects.filter(venue=world.session.venue_id).exists(),
        args=lambda world: (Closure.objects.get(venue=world.session.venue_id).pk,),
        sends=lambda world, who: {},
        of="structure",
    ),
]
