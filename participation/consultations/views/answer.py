"""Answering, for oneself or for a person one helps: one question per screen, then a free message. Every step is a plain
form."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from journal.models import Channel
from kit.refusals import Stale, require
from participation.consultations import fragments
from participation.consultations.forms import MessageForm
from participation.consultations.models import Answer, Consultation, Question
from participation.consultations.permissions import can_answer, can_contribute, speaks_for_another
from participation.consultations.rules import (
    AnswerUnknown,
    ConsultationClosed,
    HerOwnAnswer,
    SpeaksForAnother,
    answer_question,
    finish_participation,
    post_contribution,
)
from participation.people.models import User
from participation.people.views.doors import for_person

from .ways import Way, way_of

form_page = require_http_methods(["GET", "HEAD", "POST"])


@for_person("consultation.answer")
@form_page
def question(request: HttpRequest, slug: str, number: int, person_id: UUID | None = None) -> HttpResponse:
    """number: 1 for the first question."""
    way = _for(request.user, slug, person_id)
    questions = list(way.consultation.questions.prefetch_related("options"))
    if not 1 <= number <= len(questions):
        raise Http404
    asked, refusal = questions[number - 1], None
    if request.method == "POST":
        try:
            answer_question(asked, value=request.POST.get("r", ""), person=way.person, by=request.user)
        except (ConsultationClosed, SpeaksForAnother) as closed:
            return _closed(request, way, closed)
        except (AnswerUnknown, HerOwnAnswer) as refused:
            refusal = refused
        else:
            return redirect(_after(way, number, len(questions)))
    elif closed := _why_closed(way):
        return _closed(request, way, closed)
    return _show(request, way, asked, number, len(questions), refusal)


@for_person("contribution.post")
@form_page
def message(request: HttpRequest, slug: str, person_id: UUID | None = None) -> HttpResponse:
    way = _for(request.user, slug, person_id, may=can_contribute)
    closed = _why_closed(way)
    if closed and request.method != "POST":
        return _closed(request, way, closed)
    form, status = MessageForm(request.POST or None), 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                post_contribution(way.consultation, **form.cleaned_data, person=way.person, by=request.user)
            except (ConsultationClosed, SpeaksForAnother) as refusal:
                form.add_error("text", refusal.sentence)
                status = refusal.status
            else:
                return redirect(way.thanks)
    progress = fragments.progress(way.consultation, way.person)
    back = way.question(progress.next_number or progress.total) if progress.total else ""
    context = {"way": way, "consultation": way.consultation, "form": form, "progress": progress, "back_url": back}
    return render(request, "consultations/message.html", context, status=status)


@for_person("consultation.answer")
@require_POST
def finish(request: HttpRequest, slug: str, person_id: UUID | None = None) -> HttpResponse:
    way = _for(request.user, slug, person_id)
    try:
        finish_participation(way.consultation, person=way.person, by=request.user)
    except (ConsultationClosed, SpeaksForAnother) as refusal:
        return _closed(request, way, refusal)
    return redirect(way.thanks)


@for_person("consultation.answer")
@require_safe
def thanks(request: HttpRequest, slug: str, person_id: UUID | None = None) -> HttpResponse:
    way = _for(request.user, slug, person_id)
    progress = fragments.progress(way.consultation, way.person)
    context = {
        "way": way,
        "consultation": way.consultation,
        "progress": progress,
        "next_url": way.question(progress.next_number) if progress.next_number else "",
        "contributions": fragments.messages_here(way.consultation, person=way.person, by=request.user),
    }
    return render(request, "consultations/thanks.html", context)


def _for(
    user: User,
    slug: str,
    person_id: UUID | None,
    may: Callable[[User, Consultation, User | None], bool] = can_answer,
) -> Way:
    """Raises Http404 for what does not exist, NotAllowed when `user` may not."""
    way = way_of(user, slug, person_id)
    require(may(user, way.consultation, way.helped))
    return way


def _after(way: Way, number: int, total: int) -> str:
    return way.question(number + 1) if number < total else way.message


def _why_closed(way: Way) -> Stale | None:
    if way.consultation.is_finished:
        return ConsultationClosed()
    return SpeaksForAnother() if speaks_for_another(way.by, way.consultation, way.person) else None


def _closed(request: HttpRequest, way: Way, refusal: Stale) -> HttpResponse:
    messages.info(request, refusal.sentence)
    return redirect(way.consultation)


def _show(
    request: HttpRequest,
    way: Way,
    asked: Question,
    number: int,
    total: int,
    refusal: AnswerUnknown | HerOwnAnswer | None,
) -> HttpResponse:
    """The question; with her last answer, that she may change. What she answered alone, a helper does not see."""
    given = Answer.objects.filter(question=asked, participation__user=way.person).first()
    hers_alone = way.helped is not None and given is not None and given.channel == Channel.SELF
    seen = "" if given is None or hers_alone else given.value
    context = {
        "way": way,
        "consultation": asked.consultation,
        "question": asked,
        "number": number,
        "total": total,
        "before_url": way.question(number - 1) if number > 1 else "",
        "next_url": _after(way, number, total),
        "choices": asked.choices(),
        "given": next((choice for choice in asked.choices() if choice.value == seen), None),
        "hers_alone": hers_alone,
        "refusal": refusal,
    }
    return render(request, "consultations/question.html", context, status=refusal.status if refusal else 200)
