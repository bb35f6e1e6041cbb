"""The doors of what Awa and those around her write to each other, beside her plan and about it."""

import datetime as dt

from django.http import HttpResponse

from kit.ids import new_id
from kit.time import now
from participation.plans.models import Meeting, Message
from tests.doors import rights
from tests.doors.matrix.knocking import TEAM_SIDE, Door, says
from tests.doors.matrix.plans import GLASS, HELPERS, HERS, PARTNERS
from tests.doors.matrix.world import HER_LETTER, TALKED, World

NEW = "À demain, devant la gare"


def awa(world: World) -> tuple:
    return (world.awa.pk,)


def part(world: World) -> tuple:
    return (world.section.pk,)


def _a_message(world: World, who: str) -> dict[str, object]:
    return {"text": NEW, "seen": 0, "key": new_id()}


def _is_said(world: World, who: str, response: HttpResponse) -> bool:
    return Message.objects.filter(text=NEW).exists()


def _live(name: str):
    return lambda world: f"?stream=messages:{name(world)}&after=0"


def _hears(words: str):
    return lambda world, who, response: response.status_code == 200 and words in response.content.decode()


def _tomorrow(world: World, who: str) -> dict[str, object]:
    day = (now() + dt.timedelta(days=1)).date().isoformat()
    return {"day": day, "hour": "10:00", "way": "phone", "key": new_id()}


def _is_proposed(world: World, who: str, response: HttpResponse) -> bool:
    return Meeting.objects.filter(person=world.awa, way="phone").exists()


def _meeting(world: World) -> tuple:
    return (world.meeting.pk,)


def _cancel(world: World, who: str) -> dict[str, object]:
    return {"answer": "cancelled", "vu": 0}


def _is_cancelled(world: World, who: str, response: HttpResponse) -> bool:
    return Meeting.objects.get(pk=world.meeting.pk).state == "cancelled"


PLAN_MEETING = ("meeting.plan",)
READ, SEND = ("message.read",), ("message.send",)
FOLLOW, TALK = ("plan.read",), ("plan.write",)
# An emergency reading opens the plan, not what is said about it; what a partner is shown has its own address.
REST = TEAM_SIDE - PARTNERS - GLASS
# Who has no view of a thread is told nothing live, whatever the table grants: as for the plan.
FOLLOWERS = frozenset({rights.PERSON, rights.HELPER, rights.REFERENT})
DOORS = [
    Door("plans:messages", READ, says(HER_LETTER), serves=HERS),
    Door("plans:messages", SEND, _is_said, sends=_a_message, serves=HERS),
    Door("plans:helped_messages", READ, says(HER_LETTER), args=awa, serves=HELPERS),
    Door("plans:helped_messages", SEND, _is_said, args=awa, sends=_a_message, serves=HELPERS),
    Door("plans:team_messages", READ, says(HER_LETTER), args=awa, serves=TEAM_SIDE),
    Door("plans:team_messages", SEND, _is_said, args=awa, sends=_a_message, serves=TEAM_SIDE),
    Door("plans:talk", FOLLOW, says(TALKED), args=part, serves=HERS),
    Door("plans:talk", TALK, _is_said, args=part, sends=_a_message, serves=HERS),
    Door("plans:helped_talk", FOLLOW, says(TALKED), args=part, serves=HELPERS),
    Door("plans:team_talk", FOLLOW, says(TALKED), args=part, serves=REST),
    Door("plans:team_talk", TALK, _is_said, args=part, sends=_a_message, serves=REST),
    Door("plans:shared_talk", FOLLOW, says(TALKED), args=part, serves=PARTNERS),
    Door("plans:shared_talk", TALK, _is_said, args=part, sends=_a_message, serves=PARTNERS),
    Door("plans:meeting_propose", PLAN_MEETING, _is_proposed, sends=_tomorrow, serves=HERS),
    Door("plans:helped_meeting_propose", PLAN_MEETING, _is_proposed, args=awa, sends=_tomorrow, serves=HELPERS),
    Door("plans:team_meeting_propose", PLAN_MEETING, _is_proposed, args=awa, sends=_tomorrow, serves=TEAM_SIDE),
    Door("plans:meeting", PLAN_MEETING, _is_cancelled, args=_meeting, sends=_cancel, serves=HERS | HELPERS),
    Door("plans:meeting", PLAN_MEETING, says("devant la mairie"), args=_meeting, serves=HERS | HELPERS),
    Door("plans:team_meeting", PLAN_MEETING, _is_cancelled, args=_meeting, sends=_cancel, serves=TEAM_SIDE),
    Door("plans:team_meeting", PLAN_MEETING, says("devant la mairie"), args=_meeting, serves=TEAM_SIDE),
    Door(
        "live:catch-up",
        READ,
        _hears(HER_LETTER),
        query=_live(lambda world: world.awa.pk),
        serves=FOLLOWERS,
        label="live messages",
    ),
    Door(
        "live:catch-up",
        FOLLOW,
        _hears(TALKED),
        query=_live(lambda world: world.section.pk),
        serves=FOLLOWERS | PARTNERS,
        label="live talk",
    ),
]
