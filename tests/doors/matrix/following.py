"""The doors of what becomes of the word: the committee recommends, the addressee replies."""

from django.http import HttpResponse

from kit.ids import new_id
from kit.time import today
from participation.consultations.models import Recommendation
from tests.doors import rights
from tests.doors.matrix.knocking import EVERYBODY, Door, says
from tests.doors.matrix.world import World

WRITE, REPLY = ("recommendation.write",), ("recommendation.reply",)
ASKED = "Mettre un micro-ondes"
# A recommendation is addressed to one account: what is another's is nothing to her.
HERS = frozenset({rights.ADDRESSEE})


def _slug(world: World) -> tuple:
    return (world.finished.slug,)


def _one(world: World) -> tuple:
    return (world.recommendation.pk,)


def _words(world: World, who: str) -> dict[str, object]:
    whom = world.actors[rights.ADDRESSEE].pk
    return {"key": new_id(), "title": ASKED, "text": "Parce que.", "easy": "", "addressee": whom, "questions": "samedi"}


def _is_written(world: World, who: str, response: HttpResponse) -> bool:
    return Recommendation.objects.filter(consultation=world.finished).count() == 3


def _is_handed(world: World, who: str, response: HttpResponse) -> bool:
    return Recommendation.objects.handed().filter(consultation=world.finished).count() == 2


def _is_answered(world: World, who: str, response: HttpResponse) -> bool:
    return world.recommendation.replies.exists()


def _is_followed(world: World, who: str, response: HttpResponse) -> bool:
    return world.recommendation.follow_ups.exists()


def _left(world: World, who: str) -> None:
    """Whoever had to reply is gone."""
    Recommendation.objects.filter(pk=world.recommendation.pk).update(addressee=None)


def _has_another(world: World, who: str, response: HttpResponse) -> bool:
    return Recommendation.objects.get(pk=world.recommendation.pk).addressee == world.actors[rights.ADDRESSEE]


DOORS = [
    Door("consultations:recommendations", WRITE, says("Ce que nous demandons"), args=_slug, of="structure"),
    Door("consultations:recommend", WRITE, _is_written, args=_slug, sends=_words, of="structure"),
    Door(
        "consultations:recommendation",
        WRITE,
        says("Changer une demande"),
        args=lambda world: (world.finished.slug, 2),
        of="structure",
    ),
    Door("consultations:hand_over", WRITE, _is_handed, args=_slug, sends=lambda world, who: {}, of="structure"),
    Door(
        "consultations:address_again",
        WRITE,
        _has_another,
        args=lambda world: (world.finished.slug, world.recommendation.number),
        sends=lambda world, who: {"addressee": world.actors[rights.ADDRESSEE].pk},
        given=_left,
        of="structure",
    ),
    Door("consultations:addressed", REPLY, says(ASKED), serves=HERS, of="structure"),
    Door(
        "consultations:reply",
        REPLY,
        _is_answered,
        args=_one,
        sends=lambda world, who: {"verdict": "accepted", "reason": "Oui.", "due_on": str(today())},
        serves=HERS,
        of="structure",
    ),
    Door(
        "consultations:follow",
        WRITE,
        _is_followed,
        args=_one,
        sends=lambda world, who: {"key": new_id(), "text": "Il est là."},
        walks=EVERYBODY - HERS,  # the addressee says it too, by her own right
        of="structure",
    ),
]
