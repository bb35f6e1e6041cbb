"""Looking back together, from either side of the house."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kit.refusals import Refusal
from participation.people.views.doors import for_person, for_team
from participation.plans.forms import ReviewForm, ReviewWordsForm, SeenForm, StepAnswerForm
from participation.plans.fragments import (
    Viewer,
    bilan_of,
    held_reviews,
    reviews_url,
    say_end,
    show_review_words,
    show_to_come,
)
from participation.plans.models import Plan, Review, StepState
from participation.plans.permissions import How
from participation.plans.rules import (
    PlanChanged,
    PlanClosed,
    answer_review,
    hold_review,
    note_reading,
    propose_review,
    write_review,
)

from .acts import pressed
from .pages import home, plan_of, refused, review_of, shell, status_of
from .person import on_own_plan

PERSON, TEAM = Viewer.PERSON, Viewer.TEAM


@for_person("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
@on_own_plan
def reviews(request: HttpRequest, plan: Plan) -> HttpResponse:
    return _reviews(request, plan, PERSON)


@for_team("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def team_reviews(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    return _reviews(request, plan_of(request.user, TEAM, plan_id, "plan.write"), TEAM)


@for_person("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, review_id: UUID) -> HttpResponse:
    return _review(request, review_of(request.user, PERSON, review_id), PERSON)


@for_team("plan.write")
@require_http_methods(["GET", "HEAD", "POST"])
def team_review(request: HttpRequest, review_id: UUID) -> HttpResponse:
    return _review(request, review_of(request.user, TEAM, review_id, "plan.write"), TEAM)


@for_person("plan.write")
@require_POST
def answer(request: HttpRequest, review_id: UUID) -> HttpResponse:
    return _answer(request, review_of(request.user, PERSON, review_id), PERSON)


@for_team("plan.write")
@require_POST
def team_answer(request: HttpRequest, review_id: UUID) -> HttpResponse:
    return _answer(request, review_of(request.user, TEAM, review_id, "plan.write"), TEAM)


@for_person("plan.write")
@require_POST
def hold(request: HttpRequest, review_id: UUID) -> HttpResponse:
    return _hold(request, review_of(request.user, PERSON, review_id), PERSON)


@for_team("plan.write")
@require_POST
def team_hold(request: HttpRequest, review_id: UUID) -> HttpResponse:
    return _hold(request, review_of(request.user, TEAM, review_id, "plan.write"), TEAM)


def _reviews(request: HttpRequest, plan: Plan, viewer: Viewer) -> HttpResponse:
    """The day to come, those before, and a day to propose."""
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _reviews_page(request, plan, viewer, form)
    try:
        propose_review(plan.pk, **form.cleaned_data, by=request.user)
    except Refusal as refusal:
        refused(form, refusal)
        form.anew()
        return _reviews_page(request, plan, viewer, form, refusal)
    messages.success(request, _("Votre jour est proposé."))
    return redirect(reviews_url(plan, viewer))


def _reviews_page(
    request: HttpRequest, plan: Plan, viewer: Viewer, form: ReviewForm, refusal: Refusal | None = None
) -> HttpResponse:
    note_reading(plan, by=request.user, how=How.WORDS)
    context = {
        "form": form,
        "open": plan.is_open,
        "to_come": show_to_come(plan, viewer),
        "held": held_reviews(plan, viewer),
        "end": say_end(plan),
        "refusal": refusal.sentence if refusal and not form.is_bound else "",
        "back": home(viewer, plan),
        "shell": shell(viewer),
    }
    return render(request, "plans/reviews.html", context, status=status_of(form, refusal))


def _review(request: HttpRequest, review: Review, viewer: Viewer) -> HttpResponse:
    """The facts, what each wrote, and one's own box. The typed text comes back whole with any refusal."""
    if request.method != "POST":
        mine = review.words_of(viewer.voice)
        return _review_page(request, review, viewer, ReviewWordsForm(initial={"text": mine.text, "base_seq": mine.seq}))
    form = ReviewWordsForm(request.POST)
    if not form.is_valid():
        return _review_page(request, review, viewer, form)
    try:
        write_review(review.pk, **form.cleaned_data, by=request.user)
    except Refusal as refusal:
        refused(form, refusal)
        form.anew(base_seq=review.words_of(viewer.voice).seq)
        return _review_page(request, review, viewer, form, refusal)
    messages.success(request, _("C’est montré."))
    return redirect(viewer.url("review", review.pk))


def _review_page(
    request: HttpRequest, review: Review, viewer: Viewer, form: ReviewWordsForm, refusal: Refusal | None = None
) -> HttpResponse:
    note_reading(review.plan, by=request.user, how=How.WORDS)
    to_come = show_to_come(review.plan, viewer) if review.held_on is None else None
    writes = review.plan.is_open and review.held_on is None and review.on is not None
    context = {
        "form": form,
        "typed": [form.cleaned_data["text"]] if refusal and not writes else [],
        "review": review,
        "bilan": bilan_of(review),
        "words": show_review_words(review, viewer),
        "writes": writes,
        "hold_url": to_come.hold_url if to_come else "",
        "back": reviews_url(review.plan, viewer),
        "shell": shell(viewer),
    }
    return render(request, "plans/review.html", context, status=status_of(form, refusal))


def _answer(request: HttpRequest, review: Review, viewer: Viewer) -> HttpResponse:
    asked = pressed(StepAnswerForm, request)
    try:
        answer_review(review.pk, answer=StepState(asked["answer"]), seen=asked["vu"], by=request.user)
    except (PlanChanged, PlanClosed) as refusal:
        return _stale(request, review, viewer, refusal)
    return redirect(reviews_url(review.plan, viewer))


def _hold(request: HttpRequest, review: Review, viewer: Viewer) -> HttpResponse:
    try:
        hold_review(review.pk, seen=pressed(SeenForm, request)["vu"], by=request.user)
    except (PlanChanged, PlanClosed) as refusal:
        return _stale(request, review, viewer, refusal)
    messages.success(request, _("Le bilan est fait."))
    return redirect(viewer.url("review", review.pk))


def _stale(request: HttpRequest, review: Review, viewer: Viewer, refusal: Refusal) -> HttpResponse:
    """The list as it is now, and why what was asked was not done."""
    return _reviews_page(request, review.plan, viewer, ReviewForm(), refusal)
