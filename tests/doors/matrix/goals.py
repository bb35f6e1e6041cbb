"""The doors of the goals of Awa's plan, and of its steps once written."""

from django.http import HttpResponse

from kit.ids import new_id
from participation.plans.models import Goal, GoalWord, LifeCycle, Step, StepState, Voice
from tests.doors.matrix.knocking import Door
from tests.doors.matrix.plans import HERS, NEW, WRITE, WRITES, section, step
from tests.doors.matrix.world import World


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


DOORS = [
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
