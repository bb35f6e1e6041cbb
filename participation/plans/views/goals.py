"""Goals, from either side of the house: propose one, answer one, say where it is."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kit.refusals import Refusal
from participation.people.views.doors import for_person, for_team
from participation.plans.forms import GoalForm, GoalSayForm, StepAnswerForm
from participation.plans.fragments import Viewer, talk_address
from participation.plans.models import SAYABLE, Goal, LifeCycle, Pillar, Section, StepState
from participation.plans.permissions import How
from participation.plans.rules import (
    PlanChanged,
    PlanClosed,
    answer_goal,
    answer_goal_word,
    note_reading,
    propose_goal,
    say_of_goal,
)

from .acts import pressed
from .pages import back_to, goal_of, home, plan_page, refused, section_of, shell, status_of, word_of

PERSON, TEAM = Viewer.PERSON, Viewer.TEAM


@for_person("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, section_id: UUID) -> HttpResponse:
    return _propose(request, section_of(request.user, PERSON, section_id), PERSON)


@for_team("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def team_propose(request: HttpRequest, section_id: UUID) -> HttpResponse:
    return _propose(request, section_of(request.user, TEAM, section_id, "plan.write"), TEAM)


@for_person("plan.write")
@require_POST
def answer(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    return _answer(request, goal_of(request.user, PERSON, goal_id), PERSON)


@for_team("plan.write")
@require_POST
def team_answer(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    return _answer(request, goal_of(request.user, TEAM, goal_id, "plan.write"), TEAM)


@for_person("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    return _say(request, goal_of(request.user, PERSON, goal_id), PERSON)


@for_team("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def team_say(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    return _say(request, goal_of(request.user, TEAM, goal_id, "plan.write"), TEAM)


@for_person("plan.write")
@require_POST
def answer_word(request: HttpRequest, word_id: UUID) -> HttpResponse:
    """Her answer to what a worker noted: nobody else's."""
    goal, asked = word_of(request.user, PERSON, word_id).goal, pressed(StepAnswerForm, request)
    try:
        answer_goal_word(word_id, answer=StepState(asked["answer"]), seen=asked["vu"], by=request.user)
    except (PlanChanged, PlanClosed) as refusal:
        return plan_page(request, goal.section.plan, PERSON, refusal=refusal)
    return _then(asked["answer"], goal, PERSON)


def _propose(request: HttpRequest, section: Section, viewer: Viewer) -> HttpResponse:
    form = GoalForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _propose_page(request, section, viewer, form)
    try:
        propose_goal(section.pk, **form.cleaned_data, by=request.user)
    except Refusal as refusal:
        refused(form, refusal)
        form.anew()
        return _propose_page(request, section, viewer, form, refusal)
    messages.success(request, _("Votre objectif est proposé."))
    return back_to(viewer, section.plan, section)


def _propose_page(
    request: HttpRequest, section: Section, viewer: Viewer, form: GoalForm, refusal: Refusal | None = None
) -> HttpResponse:
    note_reading(section.plan, by=request.user, how=How.WORDS, section=section)
    context = {"form": form, "pillar": Pillar(section.pillar), **_around(section, viewer)}
    return render(request, "plans/goal_propose.html", context, status=status_of(form, refusal))


def _answer(request: HttpRequest, goal: Goal, viewer: Viewer) -> HttpResponse:
    asked = pressed(StepAnswerForm, request)
    try:
        answer_goal(goal.pk, answer=StepState(asked["answer"]), seen=asked["vu"], by=request.user)
    except (PlanChanged, PlanClosed) as refusal:
        return plan_page(request, goal.section.plan, viewer, refusal=refusal)
    return _then(asked["answer"], goal, viewer)


def _then(answer: str, goal: Goal, viewer: Viewer) -> HttpResponse:
    """« En parler avant » leads to where one talks about its part."""
    if answer == StepState.TALK:
        return redirect(talk_address(goal.section_id, viewer))
    return back_to(viewer, goal.section.plan, goal.section)


def _say(request: HttpRequest, goal: Goal, viewer: Viewer) -> HttpResponse:
    if request.method != "POST":
        going_on = goal.lifecycle if goal.lifecycle in SAYABLE else LifeCycle.ACTIVE
        form = GoalSayForm(initial={"vu": goal.seq, "lifecycle": going_on, "achievement": goal.achievement})
        return _say_page(request, goal, viewer, form)
    form = GoalSayForm(request.POST)
    if not form.is_valid():
        return _say_page(request, goal, viewer, form)
    try:
        say_of_goal(goal.pk, **form.asked(), by=request.user)
    except (PlanChanged, PlanClosed) as refusal:
        return plan_page(request, goal.section.plan, viewer, refusal=refusal)
    messages.success(request, _("C’est dit.") if viewer is PERSON else _("C’est noté. La personne répond."))
    return back_to(viewer, goal.section.plan, goal.section)


def _say_page(request: HttpRequest, goal: Goal, viewer: Viewer, form: GoalSayForm) -> HttpResponse:
    plan = goal.section.plan
    note_reading(plan, by=request.user, how=How.WORDS, section=goal.section)
    person = plan.person.get_short_name() if viewer is TEAM else ""
    context = {"form": form, "goal": goal, "person": person, **_around(goal.section, viewer)}
    return render(request, "plans/goal_say.html", context, status=status_of(form, None))


def _around(section: Section, viewer: Viewer) -> dict[str, str]:
    return {"back": home(viewer, section.plan, section), "shell": shell(viewer)}
