"""Her side: her plan, written by her; and a plan read by somebody who helps."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from participation.people.views.doors import for_person
from participation.plans.fragments import Viewer
from participation.plans.models import Plan
from participation.plans.permissions import can_open_plan, helped_plans, own_plans
from participation.plans.rules import NoStructure, open_plan, structure_of, withdraw_plan

from . import acts
from .pages import history_page, plan_of, plan_page, section_of, step_of

PERSON = Viewer.PERSON


def on_own_plan(view: Callable[[HttpRequest, Plan], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Give the view her plan: the open one, else the last. Without one, there is only the page where one begins."""

    @wraps(view)
    def found(request: HttpRequest) -> HttpResponse:
        plan = own_plans(request.user).current()
        return view(request, plan) if plan else redirect("plans:mine")

    return found


def start_page(request: HttpRequest, *, status: int = 200) -> HttpResponse:
    """Where a plan begins, or whom to see first; and the plans of those she helps."""
    context = {
        "may_open": can_open_plan(request.user, request.user) and structure_of(request.user) is not None,
        "otherwise": NoStructure.sentence,
        "helped": helped_plans(request.user).open().select_related("person"),
    }
    return render(request, "plans/start.html", context, status=status)


@for_person("plan.read")
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Her plan; or where to begin one."""
    plan = own_plans(request.user).current()
    if plan is not None:
        return plan_page(request, plan, PERSON)
    return start_page(request)


@for_person("plan.write")
@require_POST
def open_mine(request: HttpRequest) -> HttpResponse:
    try:
        open_plan(request.user.pk, by=request.user)
    except NoStructure as refusal:
        return start_page(request, status=refusal.status)
    return redirect("plans:mine")


@for_person("plan.read")
@require_safe
@on_own_plan
def history(request: HttpRequest, plan: Plan) -> HttpResponse:
    return history_page(request, plan, PERSON)


@for_person("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
@on_own_plan
def section_open(request: HttpRequest, plan: Plan) -> HttpResponse:
    return acts.open_part(request, plan, PERSON)


@for_person("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def step_propose(request: HttpRequest, section_id: UUID) -> HttpResponse:
    return acts.propose(request, section_of(request.user, PERSON, section_id), PERSON)


@for_person("plan.write")
@require_POST
def step_answer(request: HttpRequest, step_id: UUID) -> HttpResponse:
    return acts.answer(request, step_of(request.user, PERSON, step_id), PERSON)


@for_person("plan.write")
@require_POST
def step_finish(request: HttpRequest, step_id: UUID) -> HttpResponse:
    return acts.finish(request, step_of(request.user, PERSON, step_id), PERSON)


@for_person("plan.sign")
@require_POST
@on_own_plan
def agree(request: HttpRequest, plan: Plan) -> HttpResponse:
    return acts.agree(request, plan, PERSON)


@for_person("plan.sign")
@require_POST
@on_own_plan
def complete(request: HttpRequest, plan: Plan) -> HttpResponse:
    return acts.complete(request, plan, PERSON)


@for_person("plan.sign")
@require_http_methods(["GET", "HEAD", "POST"])
@on_own_plan
def withdraw(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Ask once more, then stop the plan."""
    if request.method == "POST":
        withdraw_plan(plan.pk, by=request.user)
    if request.method == "POST" or not plan.is_open:
        return redirect("plans:mine")
    return render(request, "plans/withdraw.html", {"plan": plan})


@for_person("plan.read")
@require_safe
def helped(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """The plan of somebody one helps. What one writes there waits for her yes."""
    return plan_page(request, plan_of(request.user, Viewer.HELPER, plan_id), Viewer.HELPER)
