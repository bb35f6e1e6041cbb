"""The doors of the version that Awa and Nadia agreed to, when her plan is a MASP."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from kit.ids import new_id
from kit.time import now, today
from participation.plans.engine.kinds import Terms
from participation.plans.engine.life import Mover
from participation.plans.engine.signing import Device, Evidence, Method, signing_words
from participation.plans.models import Agreement, Done, Kind, Leaf, Plan, Proof
from participation.plans.rules import (
    choose_kind,
    keep_paper,
    say_yes_to_plan,
    sign_plan,
    words_for,
)
from tests.doors import rights
from tests.doors.matrix.knocking import EVERYBODY, TEAM_SIDE, Door, says
from tests.doors.matrix.world import HER_WORDS, World
from tests.support.signing import PNG

READ, WRITE, SIGN = ("plan.read",), ("plan.write",), ("plan.sign",)
HERS, REFERENT, TERRITORY = frozenset({rights.PERSON}), frozenset({rights.REFERENT}), frozenset({rights.TERRITORY})
REST = TEAM_SIDE - {rights.PARTNER, rights.COLLEAGUE, rights.COORDINATOR}
AN_ID = new_id()


def _agreement(world: World) -> tuple:
    """Before it is there, an id like another."""
    return (Agreement.objects.filter(plan=world.plan).values_list("pk", flat=True).first() or AN_ID,)


def _paper(world: World) -> tuple:
    return (*_agreement(world), Leaf.COPY.value)


def _plan(world: World) -> tuple:
    return (world.plan.pk,)


def _waits(world: World, who: str) -> None:
    """A MASP of level 1, agreed by both and frozen."""
    terms = Terms(Kind.MASP_1, today() + dt.timedelta(days=1), 6)
    plan = choose_kind(world.plan.pk, terms=terms, seen=world.plan.version, by=world.nadia)
    for side in (world.awa, world.nadia):
        say_yes_to_plan(plan.pk, seen=plan.version, by=side)


def _with_paper(world: World, who: str) -> None:
    _waits(world, who)
    keep_paper(*_agreement(world), leaf=Leaf.COPY, pdf=b"%PDF-1.7", by=world.nadia)


def _all_signed(world: World, who: str) -> None:
    _waits(world, who)
    ines = world.actors[rights.TERRITORY]
    for party, by in ((Mover.PERSON, world.awa), (Mover.TEAM, world.nadia), (Mover.TERRITORY, ines)):
        said = _said(world, party)
        evidence = Evidence(Method.CODE, Device.OWN, now())
        sign_plan(world.plan.pk, seen=said["seen"], words_seen=said["words_seen"], evidence=evidence, by=by)


def _said(world: World, party: Mover) -> dict[str, object]:
    plan = Plan.objects.get(pk=world.plan.pk)
    agreement = plan.agreements.first()
    if agreement is None:
        words = signing_words(kind=Kind.MASP_1, party=party, number=1)
        return {"seen": "0" * 64, "words_seen": "\n".join(words), "answer": "sign"}
    return {"seen": agreement.sha256, "words_seen": words_for(plan, party, agreement.number), "answer": "sign"}


def _signs(party: Mover):
    return lambda world, who: _said(world, party)


def _signed(party: Mover):
    signatures = {"done": Done.SIGNED, "party": party.value}
    return lambda world, who, response: Proof.objects.filter(agreement__plan=world.plan, **signatures).exists()


def _by_hand(world: World, who: str) -> dict[str, object]:
    scan = SimpleUploadedFile("papier.png", PNG)
    return {"seen": _said(world, Mover.PERSON)["seen"], "was_there": "on", "scan": scan}


def _handed(world: World, who: str, response: HttpResponse) -> bool:
    return Proof.objects.filter(agreement__plan=world.plan, done=Done.HANDED).exists()


def _is_the_paper(world: World, who: str, response: HttpResponse) -> bool:
    return response.status_code == 200 and response.content == b"%PDF-1.7"


DOORS = [
    Door("plans:sign", SIGN, _signed(Mover.PERSON), sends=_signs(Mover.PERSON), serves=HERS, given=_waits),
    Door(
        "plans:team_sign",
        SIGN,
        _signed(Mover.TEAM),
        args=_plan,
        sends=_signs(Mover.TEAM),
        serves=EVERYBODY - HERS - TERRITORY,
        given=_waits,
    ),
    Door(
        "plans:team_paper",
        (*SIGN, *WRITE),
        _signed(Mover.PERSON),
        args=_plan,
        sends=_by_hand,
        serves=REFERENT,
        given=_waits,
    ),
    Door("plans:versions", READ, says("Version 1"), serves=HERS, given=_waits),
    Door("plans:team_versions", READ, says("Version 1"), args=_plan, serves=REST, given=_waits),
    Door("plans:version", READ, says(HER_WORDS), args=_agreement, serves=HERS, given=_waits),
    Door("plans:team_version", READ, says(HER_WORDS), args=_agreement, serves=REST, given=_waits),
    Door("plans:version_file", READ, _is_the_paper, args=_paper, serves=HERS, given=_with_paper),
    Door("plans:team_version_file", READ, _is_the_paper, args=_paper, serves=REST, given=_with_paper),
    Door(
        "plans:team_handed",
        WRITE,
        _handed,
        args=_agreement,
        sends=lambda world, who: {},
        serves=REFERENT,
        given=_all_signed,
    ),
    Door("plans:contracts", SIGN, says("Awa"), serves=TERRITORY, given=_waits),
    Door("plans:contract", SIGN, says(HER_WORDS), args=_agreement, serves=TERRITORY, given=_waits),
    Door(
        "plans:contract",
        SIGN,
        _signed(Mover.TERRITORY),
        args=_agreement,
        sends=_signs(Mover.TERRITORY),
        serves=TERRITORY,
        given=_waits,
    ),
]
