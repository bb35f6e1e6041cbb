"""Answering: one question per screen, then a free message. Every step is a plain form."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit.refusals import require
from participation.consultations import fragments
from participation.consultations.forms import MessageForm
from participation.consultations.models import Answer, Consultation, Question
from participation.consultations.permissions import can_answer, can_contribute
from participation.consultations.rules import (
    AnswerUnknown,
    ConsultationClosed,
    answer_question,
    finish_participation,
    post_contribution,
)
from participation.people.models import User
from participation.people.views.doors import for_person

form_page = require_http_methods(["GET", "HEAD", "POST"])


@for_person("consultation.answer")
@form_page
def question(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """number: 1 for the first question."""
    consultation = _for(request.user, slug)
    questions = list(consultation.questions.prefetch_related("options"))
    if not 1 <= number <= len(questions):
        raise Http404
    asked = questions[number - 1]
    if request.method == "POST":
        try:
            answer_question(asked, value=request.POST.get("r", ""), by=request.user)
        except ConsultationClosed as refusal:
            return _closed(request, consultation, refusal)
        except AnswerUnknown as refusal:
            return _show(request, asked, number, len(questions), refusal=refusal)
        return redirect(_after(consultation, number, len(questions)))
    return _closed(request, consultation) if consultation.is_finished else _show(request, asked, number, len(questions))


@for_person("contribution.post")
@form_page
def message(request: HttpRequest, slug: str) -> HttpResponse:
    consultation = _for(request.user, slug, may=can_contribute)
    if consultation.is_finished and request.method != "POST":
        return _closed(request, consultation)
    form, status = MessageForm(request.POST or None), 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                post_contribution(consultation, **form.cleaned_data, by=request.user)
            except ConsultationClosed as refusal:
                form.add_error("text", refusal.sentence)
                status = refusal.status
            else:
                return redirect("consultations:thanks", slug=slug)
    context = {"consultation": consultation, "form": form, "progress": fragments.progress(consultation, request.user)}
    return render(request, "consultations/message.html", context, status=status)


@for_person("consultation.answer")
@require_POST
def finish(request: HttpRequest, slug: str) -> HttpResponse:
    consultation = _for(request.user, slug)
    try:
        finish_participation(consultation, by=request.user)
    except ConsultationClosed as refusal:
        return _closed(request, consultation, refusal)
    return redirect("consultations:thanks", slug=slug)


@for_person("consultation.answer")
@require_safe
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    consultation = _for(request.user, slug)
    context = {
        "consultation": consultation,
        "progress": fragments.progress(consultation, request.user),
        "contributions": fragments.state_of_my_messages(request.user).filter(consultation=consultation),
    }
    return render(request, "consultations/thanks.html", context)


def _for(user: User, slug: str, may: Callable[[User, Consultation], bool] = can_answer) -> Consultation:
    """Raises Http404 for one that is not announced, NotAllowed when `user` may not."""
    consultation = get_object_or_404(Consultation.objects.announced(), slug=slug)
    require(may(user, consultation))
    return consultation


def _after(consultation: Consultation, number: int, total: int) -> str:
    if number < total:
        return reverse("consultations:question", args=[consultation.slug, number + 1])
    return reverse("consultations:message", args=[consultation.slug])


def _closed(
    request: HttpRequest, consultation: Consultation, refusal: ConsultationClosed | None = None
) -> HttpResponse:
    messages.info(request, (refusal or ConsultationClosed()).sentence)
    return redirect(consultation)


def _show(
    request: HttpRequest, asked: Question, number: int, total: int, *, refusal: AnswerUnknown | None = None
) -> HttpResponse:
    """The question; with her last answer, that she may change."""
    given = Answer.objects.filter(question=asked, participation__user=request.user).first()
    context = {
        "consultation": asked.consultation,
        "question": asked,
        "number": number,
        "total": total,
        "next_url": _after(asked.consultation, number, total),
        "choices": asked.choices(),
        "given": next((choice for choice in asked.choices() if given and choice.value == given.value), None),
        "refusal": refusal,
    }
    return render(request, "consultations/question.html", context, status=refusal.status if refusal else 200)
