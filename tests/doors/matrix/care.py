"""The doors of alerts: who reads one, who takes it, and who runs the roster."""

from collections.abc import Callable

from django.http import HttpResponse

from kit.ids import new_id
from kit.time import now
from participation.care.models import Act, CareAlert, ChildContact, Delay, OnCall, Origin, State
from tests.doors.matrix.knocking import Door, says, text
from tests.doors.matrix.world import HER_CALL, World

READ, CLAIM, RUN = ("care.read",), ("care.claim",), ("settings",)
BOTH = (*CLAIM, *READ)
TURN = new_id()


def _alert(world: World) -> tuple:
    return (world.alert.pk,)


def _tilleuls(world: World) -> tuple:
    return (world.tilleuls.pk,)


def _listed(world: World, who: str, response: HttpResponse) -> bool:
    return f"/equipe/alertes/{world.alert.pk}/" in text(response)


def _claimed(world: World, who: str, response: HttpResponse) -> bool:
    return CareAlert.objects.filter(pk=world.alert.pk, state=State.CLAIMED, claimed_by=world.actors[who]).exists()


def _taken_by_who_knocks(world: World, who: str) -> None:
    """So that nothing but the right keeps anybody off."""
    taken = {"state": State.CLAIMED, "claimed_at": now(), "ring_at": None, "claimed_by": world.actors[who]}
    CareAlert.objects.filter(pk=world.alert.pk).update(**taken)


def _taken_by_another(world: World, who: str) -> None:
    _taken_by_who_knocks(world, who)
    CareAlert.objects.filter(pk=world.alert.pk).update(claimed_by=None)


def _done(what: Act) -> Callable[[World, str, HttpResponse], bool]:
    return lambda world, who, response: world.alert.acts.filter(what=what, by=world.actors[who]).exists()


def _turn(world: World, who: str) -> None:
    times = {"since": "09:00", "until": "18:00"}
    OnCall.objects.create(pk=TURN, structure=world.tilleuls, worker=world.nadia, days="0", **times)


def _turn_added(world: World, who: str, response: HttpResponse) -> bool:
    return OnCall.objects.filter(structure=world.tilleuls, worker=world.nadia, days="05").exists()


def _turn_removed(world: World, who: str, response: HttpResponse) -> bool:
    return not OnCall.objects.filter(pk=TURN).exists()


def _delayed(world: World, who: str, response: HttpResponse) -> bool:
    return Delay.objects.filter(structure=world.tilleuls, minutes=7).exists()


def _contact_written(world: World, who: str, response: HttpResponse) -> bool:
    return ChildContact.objects.filter(territory=world.territory, phone="119").exists()


def _drilled(world: World, who: str, response: HttpResponse) -> bool:
    return CareAlert.objects.filter(structure=world.tilleuls, origin=Origin.DRILL).exists()


def _acts(name: str, prefix: str, what: Act, given=_taken_by_who_knocks, **more: str) -> Door:
    sent = {f"{prefix}-version": "0", f"{prefix}-text": "J’appelle sa sœur."}

    def sends(world: World, who: str) -> dict[str, object]:
        to = {f"{prefix}-to": str(world.actors["colleague" if who != "colleague" else "referent"].pk)}
        return sent | (to if what is Act.HANDED else {})

    return Door(name, BOTH, _done(what), args=_alert, sends=sends, given=given)


def _runs(name: str, shows, sends: dict[str, object], args=_tilleuls, given=None) -> Door:
    return Door(name, RUN, shows, args=args, sends=lambda world, who: sends, given=given, of="structure")


DOORS = [
    Door("care:alerts", READ, _listed),
    Door("care:alert", READ, says(HER_CALL), args=_alert),
    Door("care:claim", CLAIM, _claimed, args=_alert, sends=lambda world, who: {"version": "0"}),
    _acts("care:note", "note", Act.NOTED),
    _acts("care:hand", "hand", Act.HANDED),
    _acts("care:take_over", "over", Act.TAKEN, given=_taken_by_another),
    _acts("care:close", "close", Act.CLOSED),
    Door("care:roster_of", RUN, says("La garde", "Les Tilleuls"), args=_tilleuls, of="structure"),
    Door("care:figures", RUN, says("Les Tilleuls"), of="structure"),
    Door(
        "care:shift_add",
        RUN,
        _turn_added,
        args=_tilleuls,
        sends=lambda world, who: {
            "shift-worker": str(world.nadia.pk),
            "shift-days": ["0", "5"],
            "shift-since": "09:00",
            "shift-until": "18:00",
            "shift-order": "1",
        },
        of="structure",
    ),
    _runs("care:shift_remove", _turn_removed, {}, args=lambda world: (world.tilleuls.pk, TURN), given=_turn),
    _runs("care:delay", _delayed, {"delay-minutes": "7"}),
    _runs("care:child_contact", _contact_written, {"child-name": "La cellule", "child-phone": "119"}),
    _runs("care:drill", _drilled, {"drill-key": str(new_id())}),
]
