"""Offers said yes to, and the desk of a session."""

from django.http import HttpResponse

from kit.ids import new_id
from kit.time import now
from tests.doors import rights
from tests.doors.matrix.knocking import EVERYBODY, Door, says
from tests.doors.matrix.world import World
from workshops.models import Booking, Need, NeedKind, Session

MANAGE = ("workshop.manage",)


def _offered(world: World, who: str) -> None:
    Booking.objects.filter(pk=world.booking.pk).update(state="offered", offered_at=now(), promoted_why="head")


def _confirmed(world: World, who: str, response: HttpResponse) -> bool:
    return Booking.objects.get(pk=world.booking.pk).confirmed


def _one_more(world: World, who: str, response: HttpResponse) -> bool:
    return world.session.bookings.filter(person=None).exists()


def _resized(world: World, who: str, response: HttpResponse) -> bool:
    return Session.objects.get(pk=world.session.pk).capacity == 9


def _given_back(world: World, who: str, response: HttpResponse) -> bool:
    return not Booking.objects.live().filter(pk=world.booking.pk).exists()


def _needs(world: World, who: str) -> None:
    Need.objects.create(pk=NEED, booking=world.booking, kind=NeedKind.TRANSPORT)


def _settled(world: World, who: str, response: HttpResponse) -> bool:
    return Need.objects.get(pk=NEED).settled_at is not None


NEED = new_id()
DOORS = [
    Door(
        "workshops:accept",
        ("workshop.book",),
        _confirmed,
        args=lambda world: (world.booking.pk,),
        sends=lambda world, who: {},
        serves=EVERYBODY - {rights.COMMITTEE},
        given=_offered,
    ),
    Door("workshops:desk", MANAGE, says("Qui vient"), args=lambda world: (world.session.pk,), of="structure"),
    Door(
        "workshops:desk",
        MANAGE,
        _one_more,
        args=lambda world: (world.session.pk,),
        sends=lambda world, who: {"channel": "phone", "first_name": "Yvette", "key": new_id()},
        of="structure",
        label="workshops:desk, entered",
    ),
    Door(
        "workshops:desk-capacity",
        MANAGE,
        _resized,
        args=lambda world: (world.session.pk,),
        sends=lambda world, who: {"capacity": "9"},
        of="structure",
    ),
    Door(
        "workshops:desk-answer",
        MANAGE,
        _given_back,
        args=lambda world: (world.booking.pk,),
        sends=lambda world, who: {"answer": "no"},
        of="structure",
    ),
    Door(
        "workshops:desk-need",
        MANAGE,
        _settled,
        args=lambda world: (NEED,),
        sends=lambda world, who: {"settled": "yes"},
        given=_needs,
        of="structure",
    ),
]
