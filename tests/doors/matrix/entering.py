"""The doors of what the team enters for others: for Awa, and for people nobody knows."""

from django.http import HttpResponse
from django.urls import reverse

from participation.consultations.engine.codes import new_code
from participation.consultations.models import Contribution
from participation.consultations.rules import Who, glance
from participation.consultations.views.codes import keep_code
from tests.doors.matrix.knocking import Door, says
from tests.doors.matrix.world import NOBODY, World

ENTER = ("answer.enter_for",)
HERE = "sur-place"
GUEST_CODE = new_code()
GUEST = NOBODY


def _slug(world: World) -> tuple:
    return (world.consultation.slug,)


def _for_awa(world: World, *more: object) -> tuple:
    return (world.consultation.slug, HERE, world.awa.pk, *more)


def _for_guest(world: World, *more: object) -> tuple:
    return (world.consultation.slug, HERE, GUEST, *more)


def _entered(world: World, who: str, response: HttpResponse) -> bool:
    letter, _sent = glance(world.consultation, Who.self(world.awa))
    return letter is not None and bool(letter.answers)


def _of_guest(world: World, who: str, response: HttpResponse) -> bool:
    letter, _sent = glance(world.consultation, Who(code=GUEST_CODE))
    return letter is not None and bool(letter.answers)


def _with_code(world: World, who: str) -> None:
    """The code of a guest, as this browser has it since the guest came."""
    response, client = HttpResponse(), world.client(who)
    path = reverse("consultations:enter_guest_start", args=_for_guest(world))
    keep_code(response, path, world.consultation, GUEST_CODE, "invite")
    client.cookies["invite"] = response.cookies["invite"].value


def _opens(world: World, who: str, response: HttpResponse) -> bool:
    return response.status_code == 200


def _led(where: str):
    """Nothing is kept yet: it leads to another page of the same answers."""
    return lambda world, who, response: response.status_code == 302 and response["Location"].endswith(where)


STEPS = (
    ("start", (), _led("/question/1/")),
    ("reread", (), says("Relisez, puis envoyez")),
    ("pause", (), _led("/saisir/")),
    ("thanks", (), _led("/relire/")),
)
DOORS = [
    Door("consultations:enter_index", ENTER, says("Les horaires des accueils"), of="structure"),
    Door("consultations:enter", ENTER, says("Awa Keïta"), args=_slug),
    Door(
        "consultations:enter_guest",
        ENTER,
        lambda world, who, response: "invite" in response.cookies,
        args=lambda world: (world.consultation.slug, HERE),
        sends=lambda world, who: {},
        of="structure",
    ),
    Door(
        "consultations:enter_question",
        ENTER,
        _entered,
        args=lambda world: _for_awa(world, 1),
        sends=lambda world, who: {"r": "yes"},
    ),
    Door(
        "consultations:enter_message",
        ENTER,
        lambda world, who, response: Contribution.objects.filter(author=world.awa, text="Merci à vous").exists(),
        args=_for_awa,
        sends=lambda world, who: {"text": "Merci à vous", "key": NOBODY},
    ),
    Door("consultations:enter_finish", ENTER, _led("/question/1/"), args=_for_awa, sends=lambda world, who: {}),
    *(Door(f"consultations:enter_{name}", ENTER, shows, args=_for_awa) for name, _more, shows in STEPS),
    Door(
        "consultations:enter_guest_question",
        ENTER,
        _of_guest,
        args=lambda world: _for_guest(world, 1),
        sends=lambda world, who: {"r": "yes"},
        given=_with_code,
        of="structure",
    ),
    Door(
        "consultations:enter_guest_message",
        ENTER,
        says("Vous voulez ajouter quelque chose"),
        args=_for_guest,
        given=_with_code,
        of="structure",
    ),
    Door(
        "consultations:enter_guest_finish",
        ENTER,
        _led("/question/1/"),
        args=_for_guest,
        sends=lambda world, who: {},
        given=_with_code,
        of="structure",
    ),
    *(
        Door(f"consultations:enter_guest_{name}", ENTER, shows, args=_for_guest, given=_with_code, of="structure")
        for name, _more, shows in STEPS
    ),
]
