"""The doors of the tiers lieu's team: its workshops and their sessions, its rooms and when they are shut."""

from collections.abc import Callable

from django.http import HttpResponse

from kit.ids import new_id
from participation.places.models import Place
from tests.doors import rights
from tests.doors.matrix.knocking import EVERYBODY, Door, says
from tests.doors.matrix.world import World
from workshops.models import Closure, Outcome, Proposal, Room, Session, Venue, Workshop

KEEP, PLAN = ("place.manage",), ("workshop.manage",)


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


def _workshop(world: World) -> tuple:
    return (world.workshop.pk,)


def _a_workshop(world: World, who: str) -> dict[str, object]:
    words = {"title": "Le verre", "theme": "reparer", "summary": "On souffle le verre."}
    return words | {"structure": world.tilleuls.pk, "seen": "0", "key": new_id()}


def _glass(world: World, who: str, response: HttpResponse) -> bool:
    return Workshop.objects.filter(structure=world.tilleuls, title="Le verre").exists()


def _a_session(world: World, who: str) -> dict[str, object]:
    when = {"day": "2031-03-05", "starts": "10:00", "ends": "12:00", "back": "once"}
    seats = {"capacity": "8", "desk": "0", "care": "0", "open": "on", "seen": "0"}
    return {"where": world.session.room_id, **when, **seats, "key": new_id()}


def _in_the_calendar(world: World, who: str, response: HttpResponse) -> bool:
    return Session.objects.filter(workshop=world.workshop, starts_at__year=2031).exists()


def _session(world: World) -> tuple:
    return (world.session.pk,)


def _an_idea(world: World, who: str) -> dict[str, object]:
    return {"text": "Souffler le verre", "part": "lead", "key": new_id()}


def _for_awa(world: World, who: str) -> dict[str, object]:
    return _an_idea(world, who) | {"person": str(world.awa.pk)}


def _proposed_for_awa(world: World, who: str, response: HttpResponse) -> bool:
    return Proposal.objects.filter(author=world.awa, review__text="Souffler le verre").exists()


def _proposed_for_oneself(world: World, who: str, response: HttpResponse) -> bool:
    return Proposal.objects.filter(author=world.actors[who], review__text="Souffler le verre").exists()


def _idea(world: World) -> tuple:
    """What Fatou proposed, as it was published."""
    return (Proposal.objects.get(author=world.fatou).pk,)


def _answered(outcome: Outcome) -> Callable[[World, str, HttpResponse], bool]:
    return lambda world, who, response: Proposal.objects.filter(author=world.fatou, outcome=outcome).exists()


PROPOSE, OWN = ("workshop.propose",), frozenset({rights.PERSON, rights.COMMITTEE})
IDEAS = [
    Door(
        "workshops:propose",
        PROPOSE,
        _proposed_for_awa,
        sends=_for_awa,
        serves=EVERYBODY - {rights.COMMITTEE},
        label="workshops:propose for Awa",
    ),
    Door(
        "workshops:propose",
        PROPOSE,
        _proposed_for_oneself,
        sends=_an_idea,
        walks=OWN,
        of="self",
        label="workshops:propose for oneself",
    ),
    Door(
        "workshops:co_lead",
        PROPOSE,
        _proposed_for_awa,
        args=lambda world: (world.session.pk,),
        sends=_for_awa,
        serves=EVERYBODY - {rights.COMMITTEE},
        public=True,
    ),
    Door("workshops:idea_list", PLAN, says("Peindre un mur"), of="structure"),
    Door("workshops:idea", PLAN, says("Peindre un mur"), args=_idea, of="structure"),
    Door("workshops:idea_accept", PLAN, _answered(Outcome.ACCEPTED), args=_idea, sends=_a_workshop, of="structure"),
    Door(
        "workshops:idea_decline",
        PLAN,
        _answered(Outcome.DECLINED),
        args=_idea,
        sends=lambda world, who: {"answer": "Pas de mur ici."},
        of="structure",
    ),
]


def _a_table(world: World, who: str) -> dict[str, object]:
    row = "Réparer son vélo;Le Trait d’union;05/03/2031;10:00;12:00;8"
    return {"lines": f"atelier;lieu;jour;de;à;places\n{row}", "take": "1"}


DOORS = [
    *IDEAS,
    Door("workshops:import", PLAN, _in_the_calendar, sends=_a_table, of="structure"),
    # The same empty table for whoever plans workshops anywhere, as the partner does at her own structure.
    Door(
        "workshops:import_model",
        PLAN,
        says("jusqu’au"),
        walks=EVERYBODY - {rights.PARTNER},
        of="structure",
        public=True,
    ),
    Door("workshops:team", PLAN, says("Réparer son vélo"), of="structure"),
    Door("workshops:workshop_new", PLAN, _glass, sends=_a_workshop, of="structure"),
    Door("workshops:workshop", PLAN, says("Mettre au calendrier"), args=_workshop, of="structure"),
    Door("workshops:workshop_change", PLAN, _glass, args=_workshop, sends=_a_workshop, of="structure"),
    Door("workshops:session_new", PLAN, _in_the_calendar, args=_workshop, sends=_a_session, of="structure"),
    Door("workshops:session_change", PLAN, _in_the_calendar, args=_session, sends=_a_session, of="structure"),
    Door(
        "workshops:session_cancel",
        PLAN,
        lambda world, who, response: Session.objects.get(pk=world.session.pk).called_off,
        args=_session,
        sends=lambda world, who: {},
        of="structure",
    ),
    Door("workshops:rooms", KEEP, says("Le Trait d’union"), of="structure"),
    Door("workshops:room", KEEP, _there_is, args=_room, sends=_the_room, of="structure"),
    Door(
        "workshops:room_picture",
        KEEP,
        lambda world, who, response: Room.objects.filter(pk=world.session.room_id, seq__gt=0).exists(),
        args=_room,
        sends=lambda world, who: {"enlever": "1"},
        of="structure",
    ),
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
