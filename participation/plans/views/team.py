"""The team's side: the plan of somebody one accompanies."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from participation.people.views.doors import for_team
from participation.plans.fragments import Viewer
from participation.plans.rules import open_plan

from . import acts
from .pages import back_to, history_page, plan_of, plan_page, section_of, step_of

TEAM = Viewer.TEAM


@for_team("plan.write")
@require_POST
def plan_open(request: HttpRequest, person_id: UUID) -> HttpResponse:
    return back_to(TEAM, open_plan(person_id, by=request.user))


@for_team("plan.read")
@require_safe
def plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    return plan_page(request, plan_of(request.user, TEAM, plan_id), TEAM)


@for_team("plan.read")
@require_safe
def history(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    return history_page(request, plan_of(request.user, TEAM, plan_id), TEAM)


@for_team("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def section_open(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    return acts.open_part(request, plan_of(request.user, TEAM, plan_id, "plan.write"), TEAM)


@for_team("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def step_propose(request: HttpRequest, section_id: UUID) -> HttpResponse:
    return acts.propose(request, section_of(request.user, TEAM, section_id, "plan.write"), TEAM)


@for_team("plan.write")
@require_POST
def step_answer(request: HttpRequest, step_id: UUID) -> HttpResponse:
    return acts.answer(request, step_of(request.user, TEAM, step_id, "plan.write"), TEAM)


@for_team("plan.write")
@require_POST
def step_finish(request: HttpRequest, step_id: UUID) -> HttpResponse:
    return acts.finish(request, step_of(request.user, TEAM, step_id, "plan.write"), TEAM)


@for_team("plan.sign")
@require_POST
def agree(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    return acts.agree(request, plan_of(request.user, TEAM, plan_id, "plan.sign"), TEAM)


@for_team("plan.sign")
@require_POST
def complete(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    return acts.complete(request, plan_of(request.user, TEAM, plan_id, "plan.sign"), TEAM)
