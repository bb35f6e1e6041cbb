"""The plan on paper: the sheet as a page that the browser prints, and as a PDF."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kit.refusals import NotAllowed, Refusal
from participation.people.views.doors import for_person, for_team
from participation.plans.fragments import PrintedShown, Viewer, printed_pdf, show_printed
from participation.plans.models import Plan
from participation.plans.permissions import How
from participation.plans.rules import export_plan

from .pages import home, shell
from .person import on_own_plan


@for_person("plan.export")
@require_safe
@on_own_plan
def sheet(request: HttpRequest, plan: Plan) -> HttpResponse:
    return _page(request, plan, Viewer.PERSON, _read(request, plan, Viewer.PERSON, How.PRINT))


@for_person("plan.export")
@require_safe
@on_own_plan
def pdf(request: HttpRequest, plan: Plan) -> HttpResponse:
    return _file(request, plan, Viewer.PERSON)


@for_team("plan.export")
@require_safe
def team_sheet(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    plan = _found(plan_id)
    return _page(request, plan, Viewer.TEAM, _read(request, plan, Viewer.TEAM, How.PRINT))


@for_team("plan.export")
@require_safe
def team_pdf(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    return _file(request, _found(plan_id), Viewer.TEAM)


def _found(plan_id: UUID) -> Plan:
    """Whoever it is for: what reads it asks. Raises NotAllowed when there is none."""
    plan = Plan.objects.filter(pk=plan_id).select_related("person", "structure").first()
    if plan is None:
        raise NotAllowed
    return plan


def _read(request: HttpRequest, plan: Plan, viewer: Viewer, how: How) -> PrintedShown:
    """Raises NotAllowed."""
    with transaction.atomic():
        export_plan(plan, by=request.user, how=how)
        return show_printed(plan, viewer, request.user)


def _file(request: HttpRequest, plan: Plan, viewer: Viewer) -> HttpResponse:
    printed = _read(request, plan, viewer, How.EXPORT)
    try:
        content = printed_pdf(printed)
    except Refusal as refusal:
        return _page(request, plan, viewer, printed, refusal)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="projet.pdf"'
    return response


def _page(
    request: HttpRequest, plan: Plan, viewer: Viewer, printed: PrintedShown, refusal: Refusal | None = None
) -> HttpResponse:
    of_plan = [plan.pk] if viewer is Viewer.TEAM else []
    context = {
        "printed": printed,
        "viewer": viewer,
        "pdf_url": viewer.url("print_pdf", *of_plan),
        "refusal": str(refusal.sentence) if refusal else "",
        "back": home(viewer, plan),
        "shell": shell(viewer),
    }
    return render(request, "plans/print.html", context, status=refusal.status if refusal else 200)
