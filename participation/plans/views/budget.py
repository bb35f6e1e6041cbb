"""The budget, line by line: her page, and that of who accompanies her."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from journal.models import head_seq
from kit.refusals import NotAllowed, Refusal, require
from kit.time import today
from participation.people.views.doors import for_person, for_team
from participation.plans.forms import BudgetAnswerForm, BudgetLineForm
from participation.plans.forms.budget import KEEP, REMOVE
from participation.plans.fragments import Viewer, load, show_budget, show_kept
from participation.plans.models import BudgetLine, BudgetProposal, KeptLine, Pillar, Plan, Section, Voice
from participation.plans.permissions import How, can_keep_for_herself
from participation.plans.rules import (
    LineChanged,
    answer_budget_change,
    change_budget_line,
    change_kept_line,
    drop_kept_line,
    keep_budget_line,
    note_reading,
    propose_budget_change,
    remove_budget_line,
    show_kept_line,
    write_budget_line,
)

from .pages import home, line_of, plan_of, refused, shell, status_of
from .person import on_own_plan

PERSON, TEAM = Viewer.PERSON, Viewer.TEAM


def budget_page(request: HttpRequest, plan: Plan, viewer: Viewer, *, refusal: Refusal | None = None) -> HttpResponse:
    with transaction.atomic():
        part = Section.objects.filter(plan=plan, pillar=Pillar.BUDGET).first()
        note_reading(plan, by=request.user, section=part)
        seq = head_seq(f"plan:{plan.pk}")
        plan = load(plan.pk)
        section = next((one for one in plan.sections.all() if one.pillar == Pillar.BUDGET), None)
        context = {
            "plan": plan,
            "viewer": viewer,
            "budget": show_budget(plan, section, viewer) if section else None,
            "kept": show_kept(plan, section.budget) if section and viewer is PERSON else None,
            "open_url": "" if section or not plan.is_open else _open_url(plan, viewer),
            "seq": seq,
            "today": today(),
            "back": home(viewer, plan, section),
            "shell": shell(viewer),
            "refusal": refusal.sentence if refusal else "",
            "page": _home(viewer, plan) if refusal else "",
        }
    return render(request, "plans/budget.html", context, status=refusal.status if refusal else 200)


def _open_url(plan: Plan, viewer: Viewer) -> str:
    return viewer.url("section_open", *([plan.pk] if viewer is TEAM else []))


def line_page(
    request: HttpRequest, plan: Plan, viewer: Viewer, form: BudgetLineForm, refusal: Refusal | None = None, **of_line
) -> HttpResponse:
    """Where a line is written. line: the one that changes; kept: one of those she keeps for herself."""
    note_reading(plan, by=request.user, how=How.WORDS)
    context = {"line": None, "kept": None, **of_line, "form": form, "plan": plan, "viewer": viewer}
    context |= {"back": _home(viewer, plan), "shell": shell(viewer)}
    return render(request, "plans/budget_line.html", context, status=status_of(form, refusal))


def _home(viewer: Viewer, plan: Plan) -> str:
    return viewer.url("budget", *([plan.pk] if viewer is TEAM else []))


def add(request: HttpRequest, plan: Plan, viewer: Viewer) -> HttpResponse:
    section = Section.objects.filter(plan=plan, pillar=Pillar.BUDGET).first()
    if section is None:
        return HttpResponseRedirect(_home(viewer, plan))
    if request.method != "POST":
        return line_page(request, plan, viewer, BudgetLineForm())
    form = BudgetLineForm(request.POST)
    if not form.is_valid():
        return line_page(request, plan, viewer, form)
    keeps = KEEP in request.POST and viewer is PERSON
    rule = keep_budget_line if keeps else write_budget_line
    try:
        rule(section.pk, figures=form.figures, key=form.cleaned_data["key"], by=request.user)
    except Refusal as refusal:
        refused(form, refusal)
        form.anew()
        return line_page(request, plan, viewer, form, refusal)
    messages.success(request, _("C’est gardé pour vous.") if keeps else _("C’est montré."))
    return HttpResponseRedirect(_home(viewer, plan))


def edit(request: HttpRequest, line: BudgetLine, viewer: Viewer) -> HttpResponse:
    """Change a line, or take it away; of hers, the team proposes it."""
    plan = line.section.plan
    proposes = viewer is TEAM and line.voice == Voice.PERSON
    of_line = {"line": line, "proposes": proposes}
    if request.method != "POST":
        return line_page(request, plan, viewer, BudgetLineForm(initial=BudgetLineForm.typed(line.figures)), **of_line)
    removes = REMOVE in request.POST
    form = BudgetLineForm(request.POST)
    if not form.is_valid() and not (removes and "key" in form.cleaned_data):
        return line_page(request, plan, viewer, form, **of_line)
    key, figures = form.cleaned_data["key"], None if removes else form.figures
    try:
        if proposes:
            propose_budget_change(line.pk, figures=figures, key=key, by=request.user)
        elif figures is None:
            remove_budget_line(line.pk, key=key, by=request.user)
        else:
            change_budget_line(line.pk, figures=figures, key=key, by=request.user)
    except Refusal as refusal:
        refused(form, refusal)
        form.anew()
        return line_page(request, plan, viewer, form, refusal, **of_line)
    messages.success(request, _("C’est proposé.") if proposes else _("C’est fait."))
    return HttpResponseRedirect(_home(viewer, plan))


@for_person("plan.read")
@require_safe
@on_own_plan
def budget(request: HttpRequest, plan: Plan) -> HttpResponse:
    return budget_page(request, plan, PERSON)


@for_person("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
@on_own_plan
def budget_add(request: HttpRequest, plan: Plan) -> HttpResponse:
    return add(request, plan, PERSON)


@for_person("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def budget_line(request: HttpRequest, line_id: UUID) -> HttpResponse:
    return edit(request, line_of(request.user, PERSON, line_id, "plan.write"), PERSON)


@for_person("plan.own_words")
@require_http_methods(["GET", "HEAD", "POST"])
def budget_kept(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """A line she keeps for herself: change it, show it, or throw it away."""
    line = KeptLine.objects.select_related("section__plan__person").filter(pk=line_id).first()
    sent = BudgetLineForm(request.POST) if request.method == "POST" else None
    if line is None and sent is None:
        raise NotAllowed
    plan = line.section.plan if line else None
    require(plan is None or can_keep_for_herself(request.user, plan))
    if sent is None:
        typed = BudgetLineForm.typed(line.figures) | {"seen": line.seq}
        return line_page(request, plan, PERSON, BudgetLineForm(initial=typed), kept=line)
    if REMOVE in request.POST:
        drop_kept_line(line_id, by=request.user)
        return redirect("plans:budget")
    return _save_kept(request, line_id, line, sent)


def _save_kept(request: HttpRequest, line_id: UUID, line: KeptLine | None, form: BudgetLineForm) -> HttpResponse:
    rule = change_kept_line if KEEP in request.POST else show_kept_line
    try:
        if form.is_valid():
            said = {"seen": form.cleaned_data["seen"] or 0, "key": form.cleaned_data["key"]}
            rule(line_id, figures=form.figures, **said, by=request.user)
            return redirect("plans:budget")
        refusal = None
    except Refusal as error:
        refusal = refused(form, error)
    if line is None:
        raise NotAllowed
    if refusal:
        form.anew(**({"seen": line.seq} if isinstance(refusal, LineChanged) else {}))
    return line_page(request, line.section.plan, PERSON, form, refusal, kept=line)


@for_person("plan.write")
@require_POST
def budget_answer(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    form = BudgetAnswerForm(request.POST)
    proposal = BudgetProposal.objects.select_related("line__section__plan__person").filter(pk=proposal_id).first()
    if proposal is None or not form.is_valid():
        raise NotAllowed
    try:
        answer_budget_change(proposal_id, answer=form.answered, by=request.user)
    except NotAllowed:
        raise
    except Refusal as refusal:
        return budget_page(request, proposal.line.section.plan, PERSON, refusal=refusal)
    return redirect("plans:budget")


@for_team("plan.read")
@require_safe
def team_budget(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    return budget_page(request, plan_of(request.user, TEAM, plan_id), TEAM)


@for_team("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def team_budget_add(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    return add(request, plan_of(request.user, TEAM, plan_id, "plan.write"), TEAM)


@for_team("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def team_budget_line(request: HttpRequest, line_id: UUID) -> HttpResponse:
    return edit(request, line_of(request.user, TEAM, line_id, "plan.write"), TEAM)
