"""One question: written, changed, moved, taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from csp.decorators import csp_update
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kit.refusals import NotAllowed, Refusal
from participation.consultations import rules
from participation.consultations.forms.question import QuestionForm
from participation.consultations.rules import AlreadyChanged, VersionInUse

from .doors import back_to, for_preparing, newest, prepared_here

if TYPE_CHECKING:
    from participation.consultations.engine.form import Question
    from participation.consultations.models import Consultation, Questionnaire

form_page = require_http_methods(["GET", "HEAD", "POST"])
# The preview stands in a frame of its own, as wide as a phone.
with_frame = csp_update({"frame-src": ["'self'"]})


@for_preparing
@with_frame
@form_page
def add(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    return _write(request, prepared_here(request, consultation_id), None)


@for_preparing
@with_frame
@form_page
def edit(request: HttpRequest, consultation_id: UUID, name: str) -> HttpResponse:
    consultation = prepared_here(request, consultation_id)
    asked = next((one for one in newest(consultation).form.questions if one.name == name), None)
    if asked is None:
        raise NotAllowed
    return _write(request, consultation, asked)


def _write(request: HttpRequest, consultation: Consultation, asked: Question | None) -> HttpResponse:
    version = newest(consultation)
    if version.in_use_at is not None and request.method != "POST":
        return back_to(consultation, VersionInUse(), request=request)
    form = QuestionForm(request.POST or None, files=request.FILES or None, form=version.form, asked=asked)
    if request.method != "POST" or not form.is_valid():
        return _page(request, consultation, version, form)
    said = form.cleaned_data
    try:
        rules.write_question(
            consultation.pk,
            form.question,
            heading=said["heading"],
            headings=form.headings_typed,
            over=asked.name if asked else "",
            seen=said["seen"],
            files=form.files_sent,
            key=said["key"],
            by=request.user,
        )
    except Refusal as refusal:
        return _page(request, consultation, version, form, refusal)
    messages.success(request, _("La question est enregistrée."))
    if "another" in request.POST:
        return redirect("consultations:prepare_add", consultation.pk)
    return back_to(consultation, request=request)


def _page(
    request: HttpRequest,
    consultation: Consultation,
    version: Questionnaire,
    form: QuestionForm,
    refusal: Refusal | None = None,
) -> HttpResponse:
    if isinstance(refusal, NotAllowed):
        raise refusal
    if refusal:
        form.add_error(None, str(refusal.sentence))
        form.anew(**({"seen": form.seen_now} if isinstance(refusal, AlreadyChanged) else {}))
    questions = version.form.questions
    place = questions.index(form.asked) + 1 if form.asked else len(questions) + 1
    context = {"form": form, "consultation": consultation, "version": version, "asked": form.asked, "place": place}
    status = refusal.status if refusal else 400 if form.errors else 200
    return render(request, "consultations/preparing/question.html", context, status=status)


@for_preparing
@require_POST
def move(request: HttpRequest, consultation_id: UUID, name: str) -> HttpResponse:
    consultation = prepared_here(request, consultation_id)
    place = request.POST.get("place", "")
    said = {
        "up": request.POST.get("to") == "up",
        "seen": request.POST.get("seen", ""),
        "place": int(place) if place.isdecimal() else 0,
    }
    try:
        rules.move_question(consultation.pk, name, **said, by=request.user)
    except Refusal as refusal:
        return back_to(consultation, refusal, request=request)
    response = back_to(consultation, request=request)
    response["Location"] += f"#q-{name}"
    return response


@for_preparing
@form_page
def remove(request: HttpRequest, consultation_id: UUID, name: str) -> HttpResponse:
    """GET asks, POST takes it away."""
    consultation = prepared_here(request, consultation_id)
    form = newest(consultation).form
    asked = next((one for one in form.questions if one.name == name), None)
    if request.method != "POST":
        if asked is None:
            raise NotAllowed
        shown = QuestionForm(form=form, asked=asked)
        context = {"consultation": consultation, "asked": asked, "text": shown.text, "seen": shown.seen_now}
        return render(request, "consultations/preparing/remove.html", context)
    try:
        rules.remove_question(consultation.pk, name, seen=request.POST.get("seen", ""), by=request.user)
    except Refusal as refusal:
        return back_to(consultation, refusal, request=request)
    messages.success(request, _("La question est enlevée."))
    return back_to(consultation, request=request)
