"""Her side: her plan, written by her; and a plan read by somebody who helps."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit.refusals import NotAllowed
from participation.people.views.doors import for_person
from participation.plans.fragments import Viewer
from participation.plans.models import Plan
from participation.plans.permissions import can_open_plan, helped_plans, own_plans
from participation.plans.rules import NoStructure, open_plan, withdraw_plan

from . import acts
from .pages import history_page, plan_of, plan_page, section_of, step_of

PERSON = Viewer.PERSON


def _own(request: HttpRequest) -> Plan:
    """Her plan: the open one, else the last. Raises NotAllowed when she has none."""
    plan = own_plans(request.user).current()
    if plan is None:
        raise NotAllowed
    return plan


@for_person
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Her plan; or where to begin one."""
    plan = own_plans(request.user).current()
    if plan is not None:
        return plan_page(request, plan, PERSON)
    context = {
        "may_open": can_open_plan(request.user, request.user),
        "helped": helped_plans(request.user).open().select_related("person"),
        "refusal": "",
    }
    return render(request, "plans/start.html", context)


@for_person
@require_POST
def open_mine(request: HttpRequest) -> HttpResponse:
    try:
        open_plan(request.user.pk, by=request.user)
    except NoStructure as refusal:
        context = {"may_open": False, "helped": [], "refusal": refusal.sentence}
        return render(request, "plans/start.html", context, status=refusal.status)
    return redirect("plans:mine")


@for_person
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    return history_page(request, _own(request), PERSON)


@for_person
@require_http_methods(["GET", "HEAD", "POST"])
def words_edit(request: HttpRequest, section_id: UUID) -> HttpResponse:
    return acts.edit_words(request, section_of(request.user, PERSON, section_id), PERSON)


@for_person
@require_http_methods(["GET", "HEAD", "POST"])
def section_open(request: HttpRequest) -> HttpResponse:
    return acts.open_part(request, _own(request), PERSON)


@for_person
@require_http_methods(["GET", "HEAD", "POST"])
def step_propose(request: HttpRequest, section_id: UUID) -> HttpResponse:
    return acts.propose(request, section_of(request.user, PERSON, section_id), PERSON)


@for_person
@require_POST
def step_answer(request: HttpRequest, step_id: UUID) -> HttpResponse:
    return acts.answer(request, step_of(request.user, PERSON, step_id), PERSON)


@for_person
@require_POST
def step_finish(request: HttpRequest, step_id: UUID) -> HttpResponse:
    return acts.finish(request, step_of(request.user, PERSON, step_id), PERSON)


@for_person
@require_POST
def agree(request: HttpRequest) -> HttpResponse:
    return acts.agree(request, _own(request), PERSON)


@for_person
@require_POST
def complete(request: HttpRequest) -> HttpResponse:
    return acts.complete(request, _own(request), PERSON)


@for_person
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest) -> HttpResponse:
    """Ask once more, then stop the plan."""
    plan = _own(request)
    if request.method == "POST":
        withdraw_plan(plan.pk, by=request.user)
        return redirect("plans:mine")
    if not plan.is_open:
        raise NotAllowed
    return render(request, "plans/withdraw.html", {"plan": plan})


@for_person
@require_safe
def helped(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """The plan of somebody one helps: to read. Nothing can be written from here yet."""
    return plan_page(request, plan_of(request.user, Viewer.HELPER, plan_id), Viewer.HELPER)
