"""Reading in an emergency: the reason, the plan for half an hour, and the second person's word."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kit.pages import page_of
from kit.refusals import Refusal, require
from participation.people.views.doors import for_team
from participation.plans.forms import GlassForm, VerdictForm
from participation.plans.fragments import Viewer, seconds_left, show_reviews
from participation.plans.models import BreakGlass, Plan
from participation.plans.permissions import can_break_glass, can_read, can_review_glass, told_glasses
from participation.plans.rules import AlreadyReviewed, open_glass, review_glass

from .pages import plan_page, refused, status_of


@for_team("breakglass.open")
@require_http_methods(["GET", "HEAD", "POST"])
def glass(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Why; then, once it is said, the plan itself until the half hour is over."""
    plan = Plan.objects.filter(pk=plan_id).select_related("person").first()
    require(plan is not None and can_break_glass(request.user, plan))
    if request.method != "POST" and can_read(request.user, plan):
        response = plan_page(request, plan, Viewer.GLASS)
        # Without script too, the page goes when the half hour is over.
        response["Refresh"] = str(seconds_left(plan, request.user))
        return response
    form = GlassForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            open_glass(plan.pk, reason=form.cleaned_data["reason"], by=request.user)
        except Refusal as refusal:
            return _why(request, plan, form, refused(form, refusal))
        return redirect("plans:glass", plan.pk)
    return _why(request, plan, form)


def _why(request: HttpRequest, plan: Plan, form: GlassForm, refusal: Refusal | None = None) -> HttpResponse:
    context = {"form": form, "person": plan.person}
    return render(request, "plans/glass.html", context, status=status_of(form, refusal))


@for_team("breakglass.open", "breakglass.review")
@require_safe
def glasses(request: HttpRequest) -> HttpResponse:
    """One's own emergency readings, and those of the structures one coordinates: what waits too long first."""
    page = page_of(told_glasses(request.user), request)
    return render(request, "plans/glasses.html", {"page": page, "reviews": show_reviews(page, request.user)})


@for_team("breakglass.review")
@require_http_methods(["GET", "HEAD", "POST"])
def glass_review(request: HttpRequest, glass_id: UUID) -> HttpResponse:
    found = BreakGlass.objects.filter(pk=glass_id).select_related("plan__person", "opened_by", "reviewed_by").first()
    require(found is not None and can_review_glass(request.user, found))
    form = VerdictForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            review_glass(found.pk, verdict=form.cleaned_data["verdict"], by=request.user)
        except AlreadyReviewed as refusal:
            found.refresh_from_db()
            return _review(request, found, form, refused(form, refusal))
        return redirect("plans:glasses")
    return _review(request, found, form)


def _review(request: HttpRequest, found: BreakGlass, form: VerdictForm, refusal: Refusal | None = None) -> HttpResponse:
    (shown,) = show_reviews([found], request.user)
    context = {"form": form, "review": shown, "waits": found.reviewed_at is None}
    return render(request, "plans/glass_review.html", context, status=status_of(form, refusal))
