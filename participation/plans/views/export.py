"""« Emporter mon projet »: the plan as one page to keep, for its person or who accompanies her."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from kit.refusals import NotAllowed, require
from kit.time import now
from participation.people.views.doors import for_person, for_team
from participation.plans.fragments import Viewer, load, show_kept, show_plan
from participation.plans.models import Draft, Plan
from participation.plans.permissions import can_export
from participation.plans.rules import export_plan

from .pages import home, shell
from .person import on_own_plan


@for_person("plan.export")
@require_http_methods(["GET", "HEAD", "POST"])
@on_own_plan
def export(request: HttpRequest, plan: Plan) -> HttpResponse:
    return _export(request, plan, Viewer.PERSON)


@for_team("plan.export")
@require_http_methods(["GET", "HEAD", "POST"])
def team_export(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    plan = Plan.objects.filter(pk=plan_id).select_related("person").first()
    if plan is None:
        raise NotAllowed
    return _export(request, plan, Viewer.TEAM)


def _export(request: HttpRequest, plan: Plan, viewer: Viewer) -> HttpResponse:
    """A page that says what is in the file, and shows nothing of it; its button makes the file."""
    require(can_export(request.user, plan))
    if request.method != "POST":
        context = {"plan": plan, "team": viewer is Viewer.TEAM, "back": home(viewer, plan), "shell": shell(viewer)}
        return render(request, "plans/export.html", context)
    with transaction.atomic():
        export_plan(plan, by=request.user)
        response = render(request, "plans/exported.html", _content(plan, viewer))
    response["Content-Disposition"] = 'attachment; filename="projet.html"'
    return response


def _content(plan: Plan, viewer: Viewer) -> dict[str, object]:
    """What the page of the plan shows to this viewer; her drafts, for herself only."""
    drafts = Draft.objects.filter(section__plan=plan, text__isnull=False) if viewer is Viewer.PERSON else []
    texts = {draft.pk: draft.text for draft in drafts}
    loaded = load(plan.pk)
    shown = show_plan(loaded, viewer, drafts=set(texts))
    kept = {one.pk: show_kept(plan, one.budget) for one in loaded.sections.all()} if viewer is Viewer.PERSON else {}
    sections = [
        {"section": one, "draft": texts.get(one.id, ""), "kept": kept.get(one.id) if one.budget else None}
        for one in (shown.wish, *shown.sections)
    ]
    return {"shown": shown, "sections": sections, "made_at": now(), "hers": viewer is Viewer.PERSON}
