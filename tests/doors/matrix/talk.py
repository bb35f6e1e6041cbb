"""The doors of what Awa and those around her write to each other, beside her plan and about it."""

from django.http import HttpResponse

from kit.ids import new_id
from participation.plans.models import Message
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
