"""The doors of the goals of Awa's plan, and of its steps once written."""

import datetime as dt

from django.http import HttpResponse

from kit.ids import new_id
from kit.time import today
from participation.plans.models import (
    Goal,
    GoalWord,
    LifeCycle,
    OwnRating,
    ShownRating,
    Step,
    StepQuestion,
    StepState,
    Voice,
)
from tests.doors import rights
from tests.doors.matrix.knocking import EVERYBODY, Door, says
from tests.doors.matrix.plans import HERS, NEW, WRITE, WRITES, section, step
from tests.doors.matrix.world import HER_VALUE, World


def goal(world: World) -> tuple:
    return (world.goal.pk,)


def _a_goal(world: World, who: str) -> dict[str, object]:
    return {"title": NEW, "key": new_id()}


def _goal_is_there(world: World, who: str, response: HttpResponse) -> bool:
    return Goal.objects.filter(section=world.section, title=NEW).exists()


def _proposed_by(voice: Voice):
    def given(world: World, who: str) -> None:
        fresh = {"lifecycle": LifeCycle.PROPOSED, "proposed_by": voice}
        GoalWord.objects.filter(goal=world.goal).delete()
        Goal.objects.filter(pk=world.goal.pk).update(**fresh)

    return given


def _yes(world: World, who: str) -> dict[str, object]:
    return {"answer": StepState.AGREED, "vu": Goal.objects.get(pk=world.goal.pk).seq}


def _goal_agreed(world: World, who: str, response: HttpResponse) -> bool:
    return Goal.objects.get(pk=world.goal.pk).lifecycle == LifeCycle.ACCEPTED


def _in_pause(world: World, who: str) -> dict[str, object]:
    return {"lifecycle": LifeCycle.ON_HOLD, "achievement": "", "vu": Goal.objects.get(pk=world.goal.pk).seq}


def _said_in_pause(world: World, who: str, response: HttpResponse) -> bool:
    return GoalWord.objects.filter(goal=world.goal, lifecycle=LifeCycle.ON_HOLD).exists()


def _noted_holds(world: World, who: str, response: HttpResponse) -> bool:
    return GoalWord.objects.get(pk=world.noted.pk).state == StepState.AGREED


def _changed(world: World, who: str) -> dict[str, object]:
    return {"title": NEW, "who": "together", "vu": Step.objects.get(pk=world.step.pk).seq, "key": new_id()}


def _change_is_there(world: World, who: str, response: HttpResponse) -> bool:
    return Step.objects.filter(section=world.section, title=NEW).exists()


def _agreed(world: World, who: str) -> None:
    Step.objects.filter(pk=world.step.pk).update(state=StepState.AGREED)


def _seen(world: World, who: str) -> dict[str, object]:
    return {"vu": Step.objects.get(pk=world.step.pk).seq}


def _stopped(world: World, who: str, response: HttpResponse) -> bool:
    return Step.objects.get(pk=world.step.pk).state == StepState.STOPPED


def _noted(world: World) -> tuple:
    return (world.noted.pk,)


def _late_for_the_team(world: World, who: str) -> None:
    past = today() - dt.timedelta(days=2)
    late = {"state": StepState.AGREED, "who": "worker", "worker": world.nadia, "due_on": past}
    Step.objects.filter(pk=world.step.pk).update(**late)


def _asked(world: World, who: str, response: HttpResponse | None = None) -> bool:
    return StepQuestion.objects.filter(step=world.step).exists()


def _asks(world: World, who: str) -> None:
    _late_for_the_team(world, who)
    StepQuestion.objects.create(step=world.step, asked_by=world.awa)


def _answered(world: World, who: str, response: HttpResponse) -> bool:
    return StepQuestion.objects.get(step=world.step).answer == NEW


def _kept(world: World) -> tuple:
    return (world.kept.pk,)


def _nothing_typed(world: World, who: str) -> dict[str, object]:
    return {}


def _rates(world: World, who: str) -> dict[str, object]:
    return {"value": 9, "key": new_id(), "show": ""}


def _shows(value: int):
    return lambda world, who, response: ShownRating.objects.filter(section=world.section, value=value).exists()


def _is_gone(world: World, who: str, response: HttpResponse) -> bool:
    return not OwnRating.objects.filter(pk=world.kept.pk).exists()


OWN = ("plan.own_words",)
# What waits for her yes is not built here: an aidant and a scribe rate nothing.
ALONE = EVERYBODY - {rights.HELPER, rights.REFERENT}

DOORS = [
    Door("plans:step_ask", WRITE, _asked, args=step, sends=_nothing_typed, serves=HERS, given=_late_for_the_team),
    Door(
        "plans:team_step_word",
        WRITE,
        _answered,
        args=step,
        sends=lambda world, who: {"text": NEW, "key": new_id()},
        serves=WRITES,
        given=_asks,
    ),
    Door("plans:situation", OWN, says(f"{HER_VALUE} sur 10"), args=section, serves=ALONE),
    Door("plans:situation", OWN, _shows(9), args=section, sends=_rates, serves=ALONE),
    Door("plans:rating_show", OWN, _shows(HER_VALUE), args=_kept, sends=_nothing_typed, serves=ALONE),
    Door("plans:rating_erase", OWN, _is_gone, args=_kept, sends=_nothing_typed, serves=ALONE),
    Door("plans:goal_propose", WRITE, _goal_is_there, args=section, sends=_a_goal, serves=HERS),
    Door("plans:goal_answer", WRITE, _goal_agreed, args=goal, sends=_yes, serves=HERS, given=_proposed_by(Voice.TEAM)),
    Door("plans:goal_say", WRITE, _said_in_pause, args=goal, sends=_in_pause, serves=HERS),
    Door("plans:goal_word_answer", WRITE, _noted_holds, args=_noted, sends=_yes, serves=HERS),
    Door("plans:step_change", WRITE, _change_is_there, args=step, sends=_changed, serves=HERS, given=_agreed),
    Door("plans:step_stop", WRITE, _stopped, args=step, sends=_seen, serves=HERS, given=_agreed),
    Door("plans:team_goal_propose", WRITE, _goal_is_there, args=section, sends=_a_goal, serves=WRITES),
    Door(
        "plans:team_goal_answer",
        WRITE,
        _goal_agreed,
        args=goal,
        sends=_yes,
        serves=WRITES,
        given=_proposed_by(Voice.PERSON),
    ),
    Door("plans:team_goal_say", WRITE, _said_in_pause, args=goal, sends=_in_pause, serves=WRITES),
    Door("plans:team_step_change", WRITE, _change_is_there, args=step, sends=_changed, serves=WRITES, given=_agreed),
    Door("plans:team_step_stop", WRITE, _stopped, args=step, sends=_seen, serves=WRITES, given=_agreed),
]
