"""The doors of the looks back on Awa's plan."""

import datetime as dt

from django.http import HttpResponse

from kit.ids import new_id
from kit.time import today
from participation.plans.models import Review, ReviewWords, StepState, Voice
from tests.doors.matrix.knocking import Door, says
from tests.doors.matrix.plans import HERS, NEW, WRITE, WRITES, plan
from tests.doors.matrix.world import World

SOON = today() + dt.timedelta(days=9)


def review(world: World) -> tuple:
    return (world.review.pk,)


def _a_day(world: World, who: str) -> dict[str, object]:
    return {"on": SOON.isoformat(), "key": new_id()}


def _day_wanted(world: World, who: str, response: HttpResponse) -> bool:
    return Review.objects.get(pk=world.review.pk).wanted_on == SOON


def _wanted_by(voice: Voice):
    def given(world: World, who: str) -> None:
        Review.objects.filter(pk=world.review.pk).update(wanted_on=SOON, wanted_by=voice)

    return given


def _yes(world: World, who: str) -> dict[str, object]:
    return {"answer": StepState.AGREED, "vu": world.review.seq}


def _day_agreed(world: World, who: str, response: HttpResponse) -> bool:
    return Review.objects.get(pk=world.review.pk).on == SOON


def _words(world: World, who: str) -> dict[str, object]:
    return {"text": NEW, "base_seq": 0, "key": new_id()}


def _written(voice: Voice):
    return lambda world, who, response: ReviewWords.objects.filter(voice=voice, text=NEW).exists()


def _seen(world: World, who: str) -> dict[str, object]:
    return {"vu": world.review.seq}


def _held(world: World, who: str, response: HttpResponse) -> bool:
    return Review.objects.get(pk=world.review.pk).held_on is not None


DOORS = [
    Door("plans:reviews", WRITE, _day_wanted, sends=_a_day, serves=HERS),
    Door("plans:review", WRITE, says("Bilan"), args=review, serves=HERS),
    Door("plans:review", WRITE, _written(Voice.PERSON), args=review, sends=_words, serves=HERS),
    Door(
        "plans:review_answer",
        WRITE,
        _day_agreed,
        args=review,
        sends=_yes,
        serves=HERS,
        given=_wanted_by(Voice.TEAM),
    ),
    Door("plans:review_hold", WRITE, _held, args=review, sends=_seen, serves=HERS),
    Door("plans:team_reviews", WRITE, _day_wanted, args=plan, sends=_a_day, serves=WRITES),
    Door("plans:team_review", WRITE, says("Bilan"), args=review, serves=WRITES),
    Door("plans:team_review", WRITE, _written(Voice.TEAM), args=review, sends=_words, serves=WRITES),
    Door(
        "plans:team_review_answer",
        WRITE,
        _day_agreed,
        args=review,
        sends=_yes,
        serves=WRITES,
        given=_wanted_by(Voice.PERSON),
    ),
    Door("plans:team_review_hold", WRITE, _held, args=review, sends=_seen, serves=WRITES),
]
