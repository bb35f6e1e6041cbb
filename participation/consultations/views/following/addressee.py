"""`/suites/`: what is addressed to somebody, and her replies."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit.pages import page_of
from kit.refusals import NotAllowed, Refusal
from participation.consultations import fragments
from participation.consultations.forms import FollowUpForm, ReplyForm
from participation.consultations.models import Recommendation, Verdict
from participation.consultations.permissions import addressed_to, can_follow, can_reply
from participation.consultations.rules import note_follow_up, reply_to
from participation.people.models import User
from participation.people.views.doors import for_person, for_staff


@for_staff("recommendation.reply")
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    context = {"recommendations": page_of(addressed_to(request.user).told(), request)}
    return render(request, "consultations/following/mine.html", context)


@for_staff("recommendation.reply")
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, recommendation_id: UUID) -> HttpResponse:
    row = _row(request.user, recommendation_id)
    form, status = ReplyForm(request.POST or None), 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            sent = form.cleaned_data | {"verdict": Verdict(form.cleaned_data["verdict"])}
            try:
                reply_to(row.pk, **sent, by=request.user)
            except NotAllowed:
                raise
            except Refusal as refusal:
                form.add_error("due_on", refusal.sentence)
                status = refusal.status
            else:
                messages.success(request, _("Votre réponse est publiée."))
                return redirect("consultations:reply", row.pk)
    context = {"one": fragments.followed_one(row), "form": form, "follow_form": FollowUpForm()}
    return render(request, "consultations/following/reply.html", context, status=status)


@for_person("recommendation.reply", "recommendation.write")
@require_POST
def follow(request: HttpRequest, recommendation_id: UUID) -> HttpResponse:
    """Say what was done: the addressee, or the committee."""
    row = Recommendation.objects.told().filter(pk=recommendation_id).first()
    if row is None or not can_follow(request.user, row):
        raise NotAllowed
    form = FollowUpForm(request.POST)
    if form.is_valid():
        note_follow_up(row.pk, **form.cleaned_data, by=request.user)
        if can_reply(request.user, row):
            return redirect("consultations:reply", row.pk)
        return redirect("consultations:recommendations", row.consultation.slug)
    if not can_reply(request.user, row):
        messages.error(request, str(form.errors["text"][0]))
        return redirect("consultations:recommendations", row.consultation.slug)
    context = {"one": fragments.followed_one(row), "follow_form": form, "form": ReplyForm()}
    return render(request, "consultations/following/reply.html", context, status=400)


def _row(user: User, recommendation_id: UUID) -> Recommendation:
    row = Recommendation.objects.told().filter(pk=recommendation_id).first()
    if row is None or not can_reply(user, row):
        raise NotAllowed
    return row
