"""Meetings with her partners, from her side and from the team's: proposed, answered, cancelled, held."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit.refusals import NotAllowed, Refusal, require
from participation.people.views.doors import for_person, for_team
from participation.places.permissions import visible_places
from participation.plans.forms import (
    CoordinationAnswerForm,
    CoordinationForm,
    HoldForm,
    InviteForm,
    StepAnswerForm,
    doers_for,
)
from participation.plans.fragments import (
    Viewer,
    coordination_url,
    every_coordination,
    messages_url,
    show_coordination,
    show_decisions,
    talk_address,
    with_all,
)
from participation.plans.models import Coordination, CoordinationState, JointDecision, Plan, StepState
from participation.plans.permissions import (
    How,
    can_hold_coordination,
    can_propose_coordination,
    can_read,
    may_meet_from,
    structures_to_invite,
    workers_for,
)
from participation.plans.rules import (
    CoordinationChanged,
    PlanChanged,
    PlanClosed,
    answer_coordination,
    answer_decision,
    cancel_coordination,
    hold_coordination,
    invite_partners,
    note_reading,
    propose_coordination,
)

from .acts import pressed
from .meetings import TIES
from .pages import home, refused, shell, status_of
from .person import on_own_plan

PERSON, HELPER, TEAM = Viewer.PERSON, Viewer.HELPER, Viewer.TEAM
asks_and_writes = require_http_methods(["GET", "HEAD", "POST"])


@for_person("meeting.plan")
@require_safe
@on_own_plan
def coordinations(request: HttpRequest, plan: Plan) -> HttpResponse:
    return _list(request, plan, PERSON)


@for_person("meeting.plan")
@require_safe
def helped_coordinations(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Of somebody one helps with her messages."""
    return _list(request, _first(Plan.objects.filter(person=person_id).current()), HELPER)


@for_team("meeting.plan")
@require_safe
def team_coordinations(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    return _list(request, _plan(plan_id), TEAM)


@for_person("meeting.plan")
@asks_and_writes
@on_own_plan
def coordination_propose(request: HttpRequest, plan: Plan) -> HttpResponse:
    return _propose(request, plan, PERSON)


@for_team("meeting.plan")
@asks_and_writes
def team_coordination_propose(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    return _propose(request, _plan(plan_id), TEAM)


@for_person("meeting.plan")
@asks_and_writes
def coordination(request: HttpRequest, coordination_id: UUID) -> HttpResponse:
    """Hers, or that of somebody she helps."""
    found = _meeting(coordination_id)
    return _one(request, found, PERSON if found.plan.person_id == request.user.pk else HELPER)


@for_team("meeting.plan")
@asks_and_writes
def team_coordination(request: HttpRequest, coordination_id: UUID) -> HttpResponse:
    return _one(request, _meeting(coordination_id), TEAM)


@for_team("meeting.plan")
@require_POST
def team_coordination_invite(request: HttpRequest, coordination_id: UUID) -> HttpResponse:
    """Who is asked to come is another. What was ticked comes back with any refusal."""
    found = _meeting(coordination_id)
    require(may_meet_from(request.user, found.plan, TIES[TEAM]))
    said = request.GET.copy()
    said.update(request.POST)
    form = InviteForm(said, structures=structures_to_invite(found.plan))
    if not form.is_valid():
        return _page(request, found, TEAM, form=form)
    asked = [one.pk for one in form.cleaned_data["structures"]]
    try:
        invite_partners(found.pk, structures=asked, seen=form.cleaned_data["vu"], by=request.user)
    except Refusal as refusal:
        return _page(request, _meeting(found.pk), TEAM, form=form, refusal=refused(form, refusal))
    messages.success(request, _("Les invitations ont changé."))
    return redirect(coordination_url(found.pk, TEAM))


@for_team("plan.write")
@asks_and_writes
def team_coordination_hold(request: HttpRequest, coordination_id: UUID) -> HttpResponse:
    """What was decided together. All that was typed comes back with a refusal, or when more places are asked for."""
    found = _meeting(coordination_id)
    require(can_hold_coordination(request.user, found.plan))
    doers = doers_for(found, workers_for(found.plan, request.user))
    about = {"meeting": found, "doers": doers, "by": request.user}
    if request.method != "POST":
        return _hold_page(request, found, HoldForm(**about))
    form = HoldForm(request.POST, **about)
    if "more" in request.POST:
        return _hold_page(request, found, form.longer())
    if not form.is_valid():
        return _hold_page(request, found, form)
    try:
        hold_coordination(found.pk, **form.asked(), by=request.user)
    except Refusal as refusal:
        refused(form, refusal)
        form.anew(vu=_meeting(found.pk).seq)
        return _hold_page(request, found, form, refusal)
    messages.success(request, _("C’est enregistré. Les propositions attendent sa réponse."))
    return redirect(coordination_url(found.pk, TEAM))


@for_person("plan.write")
@require_POST
def decision_answer(request: HttpRequest, decision_id: UUID) -> HttpResponse:
    """Hers alone."""
    decision = _first(JointDecision.objects.filter(pk=decision_id).first())
    found = _meeting(decision.coordination_id)
    require(found.plan.person_id == request.user.pk)
    asked = pressed(StepAnswerForm, request)
    try:
        answer_decision(decision_id, answer=StepState(asked["answer"]), seen=asked["vu"], by=request.user)
    except (PlanChanged, PlanClosed) as refusal:
        return _page(request, found, PERSON, refusal=refusal)
    if asked["answer"] == StepState.TALK:
        return redirect(talk_address(decision.section_id, PERSON))
    return redirect(f"{coordination_url(found.pk, PERSON)}#decision-{decision_id}")


def _list(request: HttpRequest, plan: Plan, viewer: Viewer) -> HttpResponse:
    require(may_meet_from(request.user, plan, TIES[viewer]))
    proposes = viewer.acts and plan.is_open and can_propose_coordination(request.user, plan)
    of_plan = [plan.pk] if viewer is TEAM else []
    context = {
        "coordinations": every_coordination(plan, viewer),
        "propose_url": viewer.url("coordination_propose", *of_plan) if proposes else "",
        "person": plan.person,
        "viewer": viewer,
        "back": messages_url(plan.person, viewer) if viewer is HELPER else home(viewer, plan),
        "shell": shell(viewer),
    }
    return render(request, "plans/coordinations.html", context)


def _propose(request: HttpRequest, plan: Plan, viewer: Viewer) -> HttpResponse:
    require(may_meet_from(request.user, plan, TIES[viewer]) and can_propose_coordination(request.user, plan))
    called = _("Moi, je viens avec quelqu’un") if viewer is PERSON else plan.person.get_short_name()
    offered = {"structures": structures_to_invite(plan), "places": visible_places(plan.person), "person": called}
    form = CoordinationForm(request.POST if request.method == "POST" else None, **offered)
    if request.method != "POST" or not form.is_valid():
        return _propose_page(request, plan, viewer, form)
    try:
        made = propose_coordination(plan.pk, **form.asked(), by=request.user)
    except Refusal as refusal:
        refused(form, refusal)
        form.anew()
        return _propose_page(request, plan, viewer, form, refusal)
    messages.success(request, _("La réunion est proposée."))
    return redirect(coordination_url(made.pk, viewer))


def _propose_page(
    request: HttpRequest, plan: Plan, viewer: Viewer, form: CoordinationForm, refusal: Refusal | None = None
) -> HttpResponse:
    of_plan = [plan.pk] if viewer is TEAM else []
    back = viewer.url("coordinations", *of_plan)
    context = {"form": form, "person": plan.person, "viewer": viewer, "back": back, "shell": shell(viewer)}
    return render(request, "plans/coordination_propose.html", context, status=status_of(form, refusal))


def _one(request: HttpRequest, found: Coordination, viewer: Viewer) -> HttpResponse:
    """The page of one; by POST, one of the answers, or that it is cancelled."""
    require(may_meet_from(request.user, found.plan, TIES[viewer]))
    if request.method != "POST":
        return _page(request, found, viewer)
    asked = pressed(CoordinationAnswerForm, request)
    answer = CoordinationState(asked["answer"])
    try:
        if answer == CoordinationState.CANCELLED:
            cancel_coordination(found.pk, seen=asked["vu"], by=request.user)
        else:
            answer_coordination(found.pk, answer=answer, seen=asked["vu"], by=request.user)
    except (CoordinationChanged, PlanClosed) as refusal:
        return _page(request, _meeting(found.pk), viewer, refusal=refusal)
    if answer == CoordinationState.TALK:
        return redirect(f"{messages_url(found.plan.person, viewer)}#ecrire")
    return redirect(coordination_url(found.pk, viewer))


@transaction.atomic
def _page(
    request: HttpRequest,
    found: Coordination,
    viewer: Viewer,
    *,
    form: InviteForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """What was decided is of the plan: for who may read it, and noted. Who helps with messages alone sees the day."""
    shown, decisions = show_coordination(found, viewer), []
    if shown.held and can_read(request.user, found.plan):
        note_reading(found.plan, by=request.user, how=How.WORDS)
        decisions = show_decisions(found, viewer)
    if form is None and shown.invite_url:
        invited = [invite.structure_id for invite in found.invites.all()]
        form = InviteForm(structures=structures_to_invite(found.plan), initial={"structures": invited})
    of_list = {TEAM: [found.plan_id], HELPER: [found.plan.person_id]}
    context = {
        "meeting": shown,
        "decisions": decisions,
        "person": found.plan.person,
        "viewer": viewer,
        "form": form,
        "refusal": refusal.sentence if refusal else "",
        "back": viewer.url("coordinations", *of_list.get(viewer, [])),
        "shell": shell(viewer),
    }
    status = refusal.status if refusal else 400 if form and form.errors else 200
    return render(request, "plans/coordination.html", context, status=status)


def _hold_page(
    request: HttpRequest, found: Coordination, form: HoldForm, refusal: Refusal | None = None
) -> HttpResponse:
    context = {
        "form": form,
        "meeting": show_coordination(found, TEAM),
        "person": found.plan.person,
        "back": coordination_url(found.pk, TEAM),
    }
    return render(request, "plans/coordination_hold.html", context, status=status_of(form, refusal))


def _meeting(coordination_id: UUID) -> Coordination:
    return _first(with_all(Coordination.objects.filter(pk=coordination_id)).first())


def _plan(plan_id: UUID) -> Plan:
    return _first(Plan.objects.filter(pk=plan_id).select_related("person").first())


def _first(row):
    if row is None:
        raise NotAllowed
    return row
