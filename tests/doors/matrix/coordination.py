"""The doors of the meetings with Awa's partners: Nadia proposes, Awa has agreed, Paul's structure is asked to come."""

import datetime as dt

from django.http import HttpResponse

from kit.ids import new_id
from kit.time import midnight, now, today
from participation.plans.models import (
    Coordination,
    CoordinationState,
    JointDecision,
    PartnerInvite,
    Step,
    StepState,
)
from tests.doors.matrix.knocking import TEAM_SIDE, Door, says
from tests.doors.matrix.plans import HELPERS, HERS, NEW, PARTNERS, REST, WRITES, plan
from tests.doors.matrix.world import WHERE, World

PLAN_MEETING, WRITE, READ = ("meeting.plan",), ("plan.write",), ("plan.read",)


def meeting(world: World) -> tuple:
    return (world.coordination.pk,)


def decision(world: World) -> tuple:
    return (world.decision.pk,)


def awa(world: World) -> tuple:
    return (world.awa.pk,)


def _tomorrow(world: World, who: str) -> dict[str, object]:
    day = (now() + dt.timedelta(days=1)).date().isoformat()
    return {"day": day, "hour": "10:00", "way": "phone", "structures": [world.relais.pk], "key": new_id()}


def _proposed(world: World, who: str, response: HttpResponse) -> bool:
    return Coordination.objects.filter(plan=world.plan, way="phone").exists()


def _cancel(world: World, who: str) -> dict[str, object]:
    return {"answer": "cancelled", "vu": world.coordination.seq}


def _cancelled(world: World, who: str, response: HttpResponse) -> bool:
    return Coordination.objects.get(pk=world.coordination.pk).state == CoordinationState.CANCELLED


def _nobody_yet(world: World, who: str) -> None:
    PartnerInvite.objects.filter(coordination=world.coordination).delete()


def _invite(world: World, who: str) -> dict[str, object]:
    return {"structures": [world.relais.pk], "vu": world.coordination.seq}


def _invited(world: World, who: str, response: HttpResponse) -> bool:
    return PartnerInvite.objects.filter(coordination=world.coordination).exists()


def _today(world: World, who: str) -> None:
    Coordination.objects.filter(pk=world.coordination.pk).update(starts_at=midnight(today()) + dt.timedelta(hours=8))


def _a_decision(world: World, who: str) -> dict[str, object]:
    one = {"d0-text": NEW, "d0-section": world.section.pk, "d0-becomes": "step", "d0-who": "together"}
    return one | {"vu": world.coordination.seq, "rows": 1, "key": new_id(), "person_came": "here"}


def _decided(world: World, who: str, response: HttpResponse) -> bool:
    return Step.objects.filter(section=world.section, title=NEW).exists()


def _yes(world: World, who: str) -> dict[str, object]:
    return {"answer": StepState.AGREED, "vu": 0}


def _said_yes(world: World, who: str, response: HttpResponse) -> bool:
    return JointDecision.objects.get(pk=world.decision.pk).state == StepState.AGREED


def _coming(world: World, who: str, response: HttpResponse) -> bool:
    return PartnerInvite.objects.get(coordination=world.coordination).coming is True


DOORS = [
    Door("plans:coordinations", PLAN_MEETING, says(WHERE), serves=HERS),
    Door("plans:helped_coordinations", PLAN_MEETING, says(WHERE), args=awa, serves=HELPERS),
    Door("plans:team_coordinations", PLAN_MEETING, says(WHERE), args=plan, serves=TEAM_SIDE),
    Door("plans:coordination_propose", PLAN_MEETING, _proposed, sends=_tomorrow, serves=HERS),
    Door("plans:team_coordination_propose", PLAN_MEETING, _proposed, args=plan, sends=_tomorrow, serves=TEAM_SIDE),
    Door("plans:coordination", PLAN_MEETING, says(WHERE), args=meeting, serves=HERS | HELPERS),
    Door("plans:coordination", PLAN_MEETING, _cancelled, args=meeting, sends=_cancel, serves=HERS | HELPERS),
    Door("plans:team_coordination", PLAN_MEETING, says(WHERE), args=meeting, serves=TEAM_SIDE),
    Door("plans:team_coordination", PLAN_MEETING, _cancelled, args=meeting, sends=_cancel, serves=TEAM_SIDE),
    Door(
        "plans:team_coordination_invite",
        PLAN_MEETING,
        _invited,
        args=meeting,
        sends=_invite,
        serves=TEAM_SIDE,
        given=_nobody_yet,
    ),
    Door(
        "plans:team_coordination_hold",
        (*PLAN_MEETING, *WRITE),
        _decided,
        args=meeting,
        sends=_a_decision,
        serves=REST & WRITES,
        given=_today,
    ),
    Door("plans:decision_answer", WRITE, _said_yes, args=decision, sends=_yes, serves=HERS),
    Door("plans:shared_coordination", READ, says(WHERE), args=meeting, serves=PARTNERS),
    Door(
        "plans:shared_coordination",
        READ,
        _coming,
        args=meeting,
        sends=lambda world, who: {"coming": "yes"},
        serves=PARTNERS,
    ),
]
