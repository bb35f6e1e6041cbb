"""What can be done on a plan, from either side of the house: read the form, call the rule, go back to the plan."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kit.refusals import NotAllowed, Refusal
from participation.plans.engine.text import Unwritable
from participation.plans.forms import PlanAnswerForm, SectionForm, SeenForm, StepAnswerForm, StepDoneForm
from participation.plans.fragments import Viewer, talk_address
from participation.plans.models import Answer, Pillar, Plan, Section, Step, StepState
from participation.plans.rules import (
    PlanChanged,
    PlanClosed,
    answer_step,
    ask_to_talk,
    complete_plan,
    finish_step,
    open_section,
    propose_step,
    say_yes_to_plan,
)

from .pages import back_to, plan_page, refused, section_page, step_form, step_page
from .papers import keep_papers


def open_part(request: HttpRequest, plan: Plan, viewer: Viewer) -> HttpResponse:
    if request.method != "POST":
        return section_page(request, plan, viewer, SectionForm(plan))
    form = SectionForm(plan, request.POST)
    if not form.is_valid():
        return section_page(request, plan, viewer, form)
    asked = form.cleaned_data
    try:
        section = open_section(plan.pk, pillar=Pillar(asked["pillar"]), aim=asked["aim"], by=request.user)
    except Refusal as refusal:
        return section_page(request, plan, viewer, form, refused(form, refusal))
    return back_to(viewer, plan, section)


def propose(request: HttpRequest, section: Section, viewer: Viewer) -> HttpResponse:
    if request.method != "POST":
        return step_page(request, section, viewer, step_form(section, viewer, request.user))
    form = step_form(section, viewer, request.user, request.POST)
    if not form.is_valid():
        return step_page(request, section, viewer, form)
    try:
        propose_step(section.pk, **form.asked(), by=request.user)
    except Refusal as refusal:
        refused(form, refusal)
        form.anew()
        return step_page(request, section, viewer, form, refusal)
    messages.success(request, _("Votre étape est proposée."))
    return back_to(viewer, section.plan, section)


def answer(request: HttpRequest, step: Step, viewer: Viewer) -> HttpResponse:
    asked = pressed(StepAnswerForm, request)
    try:
        answer_step(step.pk, answer=asked["answer"], seen=asked["vu"], by=request.user)
    except (PlanChanged, PlanClosed) as refusal:
        return plan_page(request, step.section.plan, viewer, refusal=refusal)
    if asked["answer"] == StepState.TALK:
        return redirect(talk_address(step.pk, viewer))
    return back_to(viewer, step.section.plan, step.section)


def finish(request: HttpRequest, step: Step, viewer: Viewer) -> HttpResponse:
    asked = pressed(StepDoneForm, request)
    try:
        finish_step(step.pk, done=asked["done"] == "yes", seen=asked["vu"], by=request.user)
    except (PlanChanged, PlanClosed) as refusal:
        return plan_page(request, step.section.plan, viewer, refusal=refusal)
    return back_to(viewer, step.section.plan, step.section)


def agree(request: HttpRequest, plan: Plan, viewer: Viewer) -> HttpResponse:
    asked, words = pressed(PlanAnswerForm, request), request.POST.get("reason", "")
    try:
        if asked["answer"] == Answer.YES:
            agreed = say_yes_to_plan(plan.pk, seen=asked["vu"], by=request.user)
            keep_papers(agreed, request.user)
        else:
            refusing = asked["answer"] == Answer.NO
            ask_to_talk(plan.pk, refusing=refusing, words=words, seen=asked["vu"], by=request.user)
    except (PlanChanged, PlanClosed, Unwritable) as refusal:
        return plan_page(request, plan, viewer, refusal=refusal, typed=[words])
    return redirect(talk_address(plan.pk, viewer)) if asked["answer"] == Answer.TALK else back_to(viewer, plan)


def complete(request: HttpRequest, plan: Plan, viewer: Viewer) -> HttpResponse:
    try:
        complete_plan(plan.pk, seen=pressed(SeenForm, request)["vu"], by=request.user)
    except NotAllowed:
        raise
    except Refusal as refusal:
        return plan_page(request, plan, viewer, refusal=refusal)
    return back_to(viewer, plan)


def pressed(form: type[SeenForm], request: HttpRequest) -> dict:
    """What a button says. Raises NotAllowed for what no button of ours says."""
    said = form({**request.GET.dict(), **request.POST.dict()})
    if not said.is_valid():
        raise NotAllowed
    return said.cleaned_data
