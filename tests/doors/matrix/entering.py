"""The doors of what the team enters for others: for Awa, and for people nobody knows."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from journal.models import Channel
from kit.ids import new_id
from kit.time import today
from participation.consultations.engine.codes import new_code
from participation.consultations.fragments import pile
from participation.consultations.models import Contribution, Draft, GroupCount, PaperSheet, Withdrawal
from participation.consultations.rules import Letter, Who, glance
from participation.consultations.rules.speaking import key_of
from participation.consultations.views.codes import keep_code
from tests.doors.matrix.knocking import Door, says
from tests.doors.matrix.world import NOBODY, World
from tests.support.consultations import NO, YES

ENTER = ("answer.enter_for",)
HERE = "sur-place"
GUEST_CODE = new_code()
GUEST = NOBODY
ROOM = UUID("0199a0b0-0000-7000-8000-00000000500a")


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


def _typed_twice(world: World, who: str) -> None:
    """Two typed sheet 1 and did not read the same: without the rule, which asks the table that is being tried."""
    _one_sheet(world, who)
    key = key_of(world.consultation)
    paper = Who(paper=1, through=Channel.PAPER)
    letter = Letter(1, new_code(), answers={"samedi": YES}, second={"samedi": NO})
    draft = Draft.objects.enter(world.consultation.pk, paper.owner(key), key.digest("code", letter.code))
    Draft.objects.filter(pk=draft.pk).update(sealed=key.seal(vars(letter)))


def _one_sheet(world: World, who: str) -> None:
    PaperSheet.objects.number(world.consultation, version=1, language="", count=1)


def _in_the_box(world: World, who: str, response: HttpResponse) -> bool:
    return pile(world.consultation).sent == 1


def _one_room(world: World, who: str) -> None:
    """Counted already: without the rule, which asks the table that is being tried."""
    count = GroupCount.objects.filter(consultation=world.consultation).first()
    if count is None:
        GroupCount.objects.create(
            pk=ROOM, consultation=world.consultation, version=1, day=today(), where="Mairie annexe", headcount=9
        )


def _a_room(world: World, who: str) -> dict[str, object]:
    here = {"headcount": "12", "q1_1": "7", "day": today().isoformat(), "where": "Mairie annexe", "version": "1"}
    return here | {"held_by": getattr(world.actors[who], "pk", ""), "key": new_id(), "envoyer": ""}


def _counted(world: World, who: str, response: HttpResponse) -> bool:
    return GroupCount.objects.filter(consultation=world.consultation, headcount=12).exists()


STEPS = (
    ("start", (), _led("/question/1/")),
    ("reread", (), says("Relisez, puis envoyez")),
    ("pause", (), _led("/saisir/")),
    ("thanks", (), _led("/relire/")),
    ("statements", (), says("Il ne reste pas de phrase")),
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
    Door("consultations:paper", ENTER, says("Numéro de la feuille"), args=_slug, of="structure"),
    Door(
        "consultations:paper",
        ENTER,
        _in_the_box,
        args=_slug,
        sends=lambda world, who: {"feuille": "1", "version": "1", "q1": "2", "envoyer": ""},
        given=_one_sheet,
        of="structure",
        label="consultations:paper enter",
    ),
    Door(
        "consultations:paper_printing",
        ENTER,
        lambda world, who, response: PaperSheet.objects.filter(consultation=world.consultation).count() == 3,
        args=_slug,
        sends=lambda world, who: {"count": "3", "langue": "fr"},
        of="structure",
    ),
    Door("consultations:paper_sheets", ENTER, says("Les feuilles"), args=_slug, of="structure"),
    Door(
        "consultations:paper_pdf",
        ENTER,
        lambda world, who, response: response.get("Content-Type") == "application/pdf",
        args=_slug,
        query=lambda world: "?de=1&a=1",
        of="structure",
        given=_one_sheet,
    ),
    Door(
        "consultations:paper_decide",
        ENTER,
        says("deux saisies"),
        args=lambda world: (world.consultation.slug, 1),
        of="structure",
        given=_typed_twice,
    ),
    Door("consultations:room", ENTER, says("Compter un groupe"), args=_slug, of="structure"),
    Door(
        "consultations:room",
        ENTER,
        _counted,
        args=_slug,
        sends=_a_room,
        of="structure",
        label="consultations:room count",
    ),
    Door("consultations:room_sheet", ENTER, says("Personnes dans la salle"), args=_slug, of="structure"),
    Door(
        "consultations:room_correct",
        ENTER,
        _counted,
        args=lambda world: (world.consultation.slug, ROOM),
        sends=_a_room,
        given=_one_room,
        of="structure",
    ),
    Door(
        "consultations:room_withdraw",
        ENTER,
        lambda world, who, response: Withdrawal.objects.filter(count=ROOM).exists(),
        args=lambda world: (world.consultation.slug, ROOM),
        sends=lambda world, who: {"why": "Saisi 2 fois"},
        given=_one_room,
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
