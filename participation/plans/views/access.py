"""« Qui a regardé mon projet »: for herself; a worker's own readings; for who coordinates, those of the house."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kit.pages import page_of
from kit.refusals import NotAllowed, require
from participation.people.views.doors import for_person, for_team
from participation.plans.fragments import accesses_for_house, accesses_of, last_looks, own_readings
from participation.plans.models import Plan
from participation.plans.permissions import can_read_accesses, own_plans, plans_of_house

from .person import on_own_plan


@for_person("accesslog.read")
@require_safe
@on_own_plan
def accesses(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Of all her plans, those that ended too."""
    require(can_read_accesses(request.user, plan))
    page = accesses_of(request.user, own_plans(request.user), before=request.GET.get("avant", ""))
    return render(request, "plans/accesses.html", {"page": page})


@for_team("accesslog.read")
@require_safe
def my_readings(request: HttpRequest) -> HttpResponse:
    page = own_readings(request.user, before=request.GET.get("avant", ""))
    context = {"page": page, "coordinates": plans_of_house(request.user) is not None}
    return render(request, "plans/my_readings.html", context)


@for_team("accesslog.read")
@require_safe
def house_plans(request: HttpRequest) -> HttpResponse:
    """The plans of the structures one coordinates, with the last look at each; a worker has only his own readings."""
    plans = plans_of_house(request.user)
    if plans is None:
        return redirect("plans:my_readings")
    page = page_of(plans, request)
    return render(request, "plans/house_plans.html", {"page": page, "plans": last_looks(page.object_list)})


@for_team("accesslog.read")
@require_safe
def house_accesses(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    plan = _found(Plan.objects.filter(pk=plan_id).select_related("person"))
    require(can_read_accesses(request.user, plan))
    page = accesses_for_house(plan, before=request.GET.get("avant", ""))
    return render(request, "plans/house_accesses.html", {"page": page, "person": plan.person})


def _found(plans: QuerySet[Plan]) -> Plan:
    plan = plans.first()
    if plan is None:
        raise NotAllowed
    return plan
