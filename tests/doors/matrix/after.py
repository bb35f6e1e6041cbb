"""The doors of what comes after a session."""

import datetime as dt

from django.http import HttpResponse

from kit.ids import new_id
from kit.time import in_paris, now
from tests.doors import rights
from tests.doors.matrix.knocking import EVERYBODY, Door, says
from tests.doors.matrix.world import World
from workshops.models import Change, Face, Feedback, Session

BOOK = ("workshop.book",)
CHANGE = new_id()
WORD = "Merci pour le vélo."


def _once_it_was(world: World, _who: str) -> None:
    """Awa's session was yesterday."""
    Session.objects.filter(pk=world.booking.session_id).update(
        starts_at=now() - dt.timedelta(hours=25), ends_at=now() - dt.timedelta(hours=23)
    )


def _with_a_face(world: World, who: str) -> None:
    """Said by whoever leaves the word: what one has said, nobody says over again in her place."""
    _once_it_was(world, who)
    actor = world.actors[who]
    helper = None if actor == world.booking.person else actor
    Feedback.objects.create(booking=world.booking, face=Face.GOOD, helper=helper)


def _booking(world: World) -> tuple:
    return (world.booking.pk,)


def _rated(world: World, who: str, response: HttpResponse) -> bool:
    return Feedback.objects.filter(booking=world.booking, face=Face.SO_SO).exists()


def _left(world: World, who: str, response: HttpResponse) -> bool:
    return Feedback.objects.filter(booking=world.booking, review__text=WORD).exists()


LONG_AGO = dt.timedelta(days=40)
"""In a month that is over."""


def _held_long_ago(world: World, who: str) -> None:
    Session.objects.filter(pk=world.roll.pk).update(
        starts_at=now() - LONG_AGO, ends_at=now() - LONG_AGO + dt.timedelta(hours=1)
    )


def _that_year(world: World) -> tuple:
    return (in_paris(now() - LONG_AGO).year,)


def _a_change(world: World, who: str) -> dict[str, object]:
    return {"heard": "Il fait froid.", "done": "Nous avons un poêle.", "key": str(new_id())}


def _told(world: World, who: str, response: HttpResponse) -> bool:
    return Change.objects.filter(workshop=world.workshop, done="Nous avons un poêle.").exists()


def _with_a_change(world: World, who: str) -> None:
    Change.objects.create(pk=CHANGE, workshop=world.workshop, heard="Trop froid.", done="Un poêle.", key=new_id())


def _withdrawn(world: World, who: str, response: HttpResponse) -> bool:
    return Change.objects.filter(pk=CHANGE, withdrawn_at__isnull=False).exists()


HERS = {"args": _booking, "serves": EVERYBODY - {rights.COMMITTEE}}
DOORS = [
    Door("workshops:after", BOOK, says("Réparer son vélo"), given=_once_it_was, **HERS),
    Door("workshops:after", BOOK, _rated, sends=lambda world, who: {"face": "so_so"}, given=_once_it_was, **HERS),
    Door(
        "workshops:word",
        BOOK,
        _left,
        sends=lambda world, who: {"text": WORD, "key": str(new_id())},
        given=_with_a_face,
        **HERS,
    ),
    Door(
        "workshops:figures_file",
        ("workshop.manage",),
        says("Réparer son vélo"),
        args=_that_year,
        given=_held_long_ago,
        of="structure",
    ),
    Door(
        "workshops:workshop_changes",
        ("workshop.manage",),
        _told,
        args=lambda world: (world.workshop.pk,),
        sends=_a_change,
        of="structure",
    ),
    Door(
        "workshops:change_withdraw",
        ("workshop.manage",),
        _withdrawn,
        args=lambda world: (CHANGE,),
        sends=lambda world, who: {},
        given=_with_a_change,
        of="structure",
    ),
]
