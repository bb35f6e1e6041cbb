"""A step, changed or given up, from either side of the house."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kit.refusals import Refusal
from participation.people.views.doors import for_person, for_team
from participation.plans.forms import SeenForm, StepForm, StepWordForm
from participation.plans.fragments import Viewer
from participation.plans.models import Step, StepState
from participation.plans.permissions import How, is_anothers
from participation.plans.rules import (
    PlanChanged,
    PlanClosed,
    answer_about_step,
    ask_about_step,
    change_step,
    may_change,
    note_reading,
    stop_step,
)

from .acts import pressed
from .pages import back_to, home, plan_page, refused, shell, status_of, step_form, step_of

PERSON, TEAM = Viewer.PERSON, Viewer.TEAM


@for_person("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, step_id: UUID) -> HttpResponse:
    return _change(request, step_of(request.user, PERSON, step_id), PERSON)


@for_team("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def team_change(request: HttpRequest, step_id: UUID) -> HttpResponse:
    return _change(request, step_of(request.user, TEAM, step_id, "plan.write"), TEAM)


@for_person("plan.write")
@require_POST
def stop(request: HttpRequest, step_id: UUID) -> HttpResponse:
    return give_up(request, step_of(request.user, PERSON, step_id), PERSON)


@for_team("plan.write")
@require_POST
def team_stop(request: HttpRequest, step_id: UUID) -> HttpResponse:
    return give_up(request, step_of(request.user, TEAM, step_id, "plan.write"), TEAM)


@for_person("plan.write")
@require_POST
def ask(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """« Demander où ça en est »."""
    step = step_of(request.user, PERSON, step_id)
    try:
        ask_about_step(step_id, by=request.user)
    except (PlanChanged, PlanClosed) as refusal:
        return plan_page(request, step.section.plan, PERSON, refusal=refusal)
    messages.success(request, _("C’est demandé."))
    return back_to(PERSON, step.section.plan, step.section)


@for_team("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def team_word(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """A few words to who asked where a step is."""
    return answer_in_words(request, step_of(request.user, TEAM, step_id, "plan.write"), TEAM)


def answer_in_words(request: HttpRequest, step: Step, viewer: Viewer) -> HttpResponse:
    form = StepWordForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _word_page(request, step, viewer, form)
    try:
        answer_about_step(step.pk, **form.cleaned_data, by=request.user)
    except (PlanChanged, PlanClosed) as refusal:
        return plan_page(request, step.section.plan, viewer, refusal=refusal)
    except Refusal as refusal:
        refused(form, refusal)
        form.anew()
        return _word_page(request, step, viewer, form, refusal)
    messages.success(request, _("Votre réponse est sur le projet."))
    return back_to(viewer, step.section.plan, step.section)


def _word_page(
    request: HttpRequest, step: Step, viewer: Viewer, form: StepWordForm, refusal: Refusal | None = None
) -> HttpResponse:
    plan = step.section.plan
    note_reading(plan, by=request.user, how=How.WORDS, section=step.section)
    context = {
        "form": form,
        "step": step,
        "person": plan.person.get_short_name(),
        "back": home(viewer, plan, step.section),
        "shell": shell(viewer),
    }
    return render(request, "plans/step_word.html", context, status=status_of(form, refusal))


def _change(request: HttpRequest, step: Step, viewer: Viewer) -> HttpResponse:
    form = step_form(
        step.section, viewer, request.user, request.POST if request.method == "POST" else None, changed=step
    )
    if request.method != "POST" or not form.is_valid():
        return _change_page(request, step, viewer, form)
    try:
        change_step(step.pk, **form.asked(), by=request.user)
    except (PlanChanged, PlanClosed) as refusal:
        return plan_page(request, step.section.plan, viewer, refusal=refusal)
    except Refusal as refusal:
        refused(form, refusal)
        form.anew()
        return _change_page(request, step, viewer, form, refusal)
    messages.success(request, _("Votre proposition est envoyée."))
    return back_to(viewer, step.section.plan, step.section)


def _change_page(
    request: HttpRequest, step: Step, viewer: Viewer, form: StepForm, refusal: Refusal | None = None
) -> HttpResponse:
    plan, agreed = step.section.plan, step.state == StepState.AGREED
    note_reading(plan, by=request.user, how=How.WORDS, section=step.section)
    stops = agreed and not step.done_on and plan.is_open and step.is_for(viewer.voice) and not is_anothers(step)
    context = {
        "form": form,
        "step": step,
        "agreed": agreed,
        "own": not agreed and step.proposed_by == viewer.voice and may_change(step),
        "stop_url": viewer.url("step_stop", step.pk) + f"?vu={step.seq}" if stops else "",
        "back": home(viewer, plan, step.section),
        "shell": shell(viewer),
    }
    return render(request, "plans/step_change.html", context, status=status_of(form, refusal))


def give_up(request: HttpRequest, step: Step, viewer: Viewer) -> HttpResponse:
    try:
        stop_step(step.pk, seen=pressed(SeenForm, request)["vu"], by=request.user)
    except (PlanChanged, PlanClosed) as refusal:
        return plan_page(request, step.section.plan, viewer, refusal=refusal)
    messages.success(request, _("Cette étape est arrêtée."))
    return back_to(viewer, step.section.plan, step.section)
