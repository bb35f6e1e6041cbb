"""The référent says what a plan is before the law; once it is signed, what the next contract will be."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kit.refusals import Refusal
from participation.people.views.doors import for_team
from participation.plans.engine.kinds import Kind
from participation.plans.forms import KindForm, TermsForm
from participation.plans.fragments import Viewer, months_left, reviews_url
from participation.plans.models import Plan
from participation.plans.permissions import How
from participation.plans.rules import amend_terms, amends, choose_kind, looked_back, note_reading, renew_plan

from .pages import back_to, home, plan_of, refused, shell, status_of

TEAM = Viewer.TEAM


@for_team("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def kind(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    plan = plan_of(request.user, TEAM, plan_id, "plan.write")
    if request.method != "POST":
        return _kind_page(request, plan, KindForm(initial={"vu": plan.version, "kind": plan.kind, **_written(plan)}))
    form = KindForm(request.POST)
    if not form.is_valid():
        return _kind_page(request, plan, form)
    rule = choose_kind if plan.in_force is None else renew_plan
    try:
        rule(plan.pk, terms=form.terms(), seen=form.cleaned_data["vu"], by=request.user)
    except Refusal as refusal:
        return _kind_page(request, plan, form, refused(form, refusal))
    messages.success(request, _("C’est écrit. Chacun peut répondre."))
    return back_to(TEAM, plan)


@for_team("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def terms(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """What changes on the way of a contract; without one that may change, the page of the plan."""
    plan = plan_of(request.user, TEAM, plan_id, "plan.write")
    if request.method != "POST" and not amends(plan):
        return back_to(TEAM, plan)
    written = {"vu": plan.version, "benefits": plan.benefits, "hours": plan.hours}
    form = TermsForm(Kind(plan.kind), request.POST if request.method == "POST" else None, initial=written)
    if request.method != "POST" or not form.is_valid():
        return _terms_page(request, plan, form)
    said = dict(form.cleaned_data)
    try:
        amend_terms(plan.pk, seen=said.pop("vu"), **said, by=request.user)
    except Refusal as refusal:
        return _terms_page(request, plan, form, refused(form, refusal))
    messages.success(request, _("C’est proposé. Chacun peut répondre, puis signer."))
    return back_to(TEAM, plan)


def _terms_page(request: HttpRequest, plan: Plan, form: TermsForm, refusal: Refusal | None = None) -> HttpResponse:
    note_reading(plan, by=request.user, how=How.WORDS)
    context = {"form": form, "back": home(TEAM, plan), "shell": shell(TEAM)}
    return render(request, "plans/terms.html", context, status=status_of(form, refusal))


def _written(plan: Plan) -> dict[str, object]:
    """The terms that are being written; of the next contract, only what the page can know before anybody says it."""
    if plan.in_force is not None and not plan.renewing:
        return {"benefits": plan.benefits, "hours": plan.hours}
    return {name: getattr(plan, name) for name in ("starts_on", "months", "benefits", "hours")}


def _kind_page(request: HttpRequest, plan: Plan, form: KindForm, refusal: Refusal | None = None) -> HttpResponse:
    note_reading(plan, by=request.user, how=How.WORDS)
    context = {
        "form": form,
        "renews": plan.in_force is not None,
        "waits_review": plan.in_force is not None and not plan.renewing and not looked_back(plan),
        "reviews_url": reviews_url(plan, TEAM),
        "used": months_left(plan, plan.months_used() if plan.in_force else plan.months_before),
        "back": home(TEAM, plan),
        "shell": shell(TEAM),
    }
    return render(request, "plans/kind.html", context, status=status_of(form, refusal))
