"""Answering, for oneself or for a person one helps: one question per screen, then a free message, then one reads it all
again and sends it. Every step is a plain form."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit.refusals import Refusal, Stale
from kit.typed import is_free_words, typed_fields
from participation.consultations import fragments
from participation.consultations.engine.answers import screens
from participation.consultations.engine.codes import new_code, say_code
from participation.consultations.engine.form import Question
from participation.consultations.forms import MessageForm, read_answer
from participation.consultations.permissions import (
    can_contribute,
    speaks_for_another,
)
from participation.consultations.rules import (
    AlreadySent,
    ConsultationClosed,
    HerOwnAnswer,
    KeyMissing,
    Letter,
    NothingSaid,
    QuestionChanged,
    SpeaksForAnother,
    Who,
    answer_question,
    glance,
    leave_message,
    post_contribution,
    send_answers,
)
from participation.people.views.doors import for_person

from .codes import keep_code, keep_receipt, receipt_in
from .screens import question_context, reread_context
from .ways import Way, language_in, way_for

form_page = require_http_methods(["GET", "HEAD", "POST"])
ELSEWHERE = (ConsultationClosed, SpeaksForAnother, AlreadySent, KeyMissing)
"""Refusals after which there is nothing more to fill in: the page of the consultation says why."""


@for_person("consultation.answer")
@form_page
def question(request: HttpRequest, slug: str, number: int, person_id: UUID | None = None) -> HttpResponse:
    """number: 1 for the first of the questionnaire; one that is not asked of her leads to the next."""
    way, letter, sent = way_for(request, slug, person_id)
    if over := _why_over(way, letter, sent):
        return _elsewhere(request, way, over) if request.method != "POST" else _too_late(request, way, over)
    form = fragments.form_of(way.consultation, letter)
    if not 1 <= number <= len(form.questions):
        raise Http404
    way, asked = way.in_language(language_in(request, form)), form.questions[number - 1]
    if request.method == "POST":
        return _answer(request, way, asked, number)
    if asked not in screens(form, letter.answers if letter else {}):
        return redirect(_after(way, letter, number))
    return render(request, "consultations/question.html", question_context(way, letter, asked, number))


def _answer(request: HttpRequest, way: Way, asked: Question, number: int) -> HttpResponse:
    who = _who_writes(way)
    try:
        said = read_answer(asked, request.POST)
        letter = answer_question(way.consultation, asked.name, answer=said, who=who)
    except ELSEWHERE as refusal:
        return _too_late(request, way, refusal)
    except (HerOwnAnswer, QuestionChanged, Refusal) as refusal:
        letter, _sent = glance(way.consultation, way.who)
        context = question_context(way, letter, asked, number, refusal=refusal, typed=request.POST)
        return render(request, "consultations/question.html", context, status=refusal.status)
    return _with_code(redirect(_after(way, letter, number)), way, who)


@for_person("contribution.post")
@form_page
def message(request: HttpRequest, slug: str, person_id: UUID | None = None) -> HttpResponse:
    way, letter, sent = way_for(request, slug, person_id, may=can_contribute)
    over = _why_over(way, letter, sent)
    if over and request.method != "POST":
        return _elsewhere(request, way, over)
    way = way.in_language(language_in(request, fragments.form_of(way.consultation, letter)))
    before = letter.message if letter else ""
    form, status = MessageForm(request.POST or None, initial={"text": before}), 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                return _leave(way, form.cleaned_data)
            except Stale as refusal:
                form.add_error("text", refusal.sentence)
                status = refusal.status
    progress = fragments.progress_of(way.consultation, letter, sent)
    back = way.question(progress.next_number or progress.total) if progress.total else ""
    context = {"way": way, "consultation": way.consultation, "form": form, "progress": progress, "back_url": back}
    return render(request, "consultations/message.html", context, status=status)


def _leave(way: Way, sent: dict) -> HttpResponse:
    who = _who_writes(way)
    if way.consultation.is_anonymous:
        leave_message(way.consultation, text=sent["text"], who=who)
    else:
        post_contribution(way.consultation, **sent, who=who)
    return _with_code(redirect(way.reread), way, who)


@for_person("consultation.answer")
@require_safe
def reread(request: HttpRequest, slug: str, person_id: UUID | None = None) -> HttpResponse:
    """All she answered, before it leaves."""
    way, letter, sent = way_for(request, slug, person_id)
    if over := _why_over(way, letter, sent):
        return _elsewhere(request, way, over)
    way = way.in_language(language_in(request, fragments.form_of(way.consultation, letter)))
    return render(request, "consultations/reread.html", reread_context(way, letter))


@for_person("consultation.answer")
@require_POST
def finish(request: HttpRequest, slug: str, person_id: UUID | None = None) -> HttpResponse:
    way, _letter, _sent = way_for(request, slug, person_id)
    try:
        letter = send_answers(way.consultation, who=_who_writes(way))
    except NothingSaid as refusal:
        messages.info(request, refusal.sentence)
        return redirect(way.start)
    except AlreadySent:
        return redirect(way.thanks)
    except ELSEWHERE as refusal:
        return _elsewhere(request, way, refusal)
    response = redirect(way.thanks)
    keep_receipt(response, way.consultation, letter.receipt)
    return response


@for_person("consultation.answer")
@require_safe
def thanks(request: HttpRequest, slug: str, person_id: UUID | None = None) -> HttpResponse:
    way, letter, sent = way_for(request, slug, person_id)
    progress = fragments.progress_of(way.consultation, letter, sent)
    person = way.helped or (request.user if request.user.is_authenticated else None)
    context = {
        "way": way,
        "consultation": way.consultation,
        "progress": progress,
        "receipt": say_code(receipt_in(request, way.consultation)),
        "next_url": way.question(progress.next_number) if progress.next_number else "",
        "contributions": fragments.messages_here(way.consultation, person=person, by=request.user) if person else [],
    }
    return render(request, "consultations/thanks.html", context)


def _who_writes(way: Way) -> Who:
    """A visitor who begins is given her code here: nothing was written before."""
    who = way.who
    return Who(code=new_code()) if who.person is None and not who.code else who


def _with_code(response: HttpResponse, way: Way, who: Who) -> HttpResponse:
    if who.person is None:
        keep_code(response, way.consultation, who.code)
    return response


def _after(way: Way, letter: Letter | None, number: int) -> str:
    form = fragments.form_of(way.consultation, letter)
    shown = screens(form, letter.answers if letter else {})
    following = (place for place, one in enumerate(form.questions, start=1) if place > number and one in shown)
    place = next(following, None)
    return way.question(place) if place else way.message


def _why_over(way: Way, letter: Letter | None, sent: bool) -> Stale | None:
    if way.consultation.is_finished:
        return ConsultationClosed()
    if sent and way.consultation.is_anonymous:
        return AlreadySent()
    by_account = not way.with_code and speaks_for_another(way.by, way.consultation, way.helped or way.by)
    return SpeaksForAnother() if by_account else None


def _elsewhere(request: HttpRequest, way: Way, refusal: Stale) -> HttpResponse:
    messages.info(request, refusal.sentence)
    return redirect(way.consultation)


def _too_late(request: HttpRequest, way: Way, refusal: Stale) -> HttpResponse:
    """What was written comes back: it is not lost, though it cannot be taken any more."""
    text = "\n".join(value for name, value in typed_fields(request) if is_free_words(name, value))
    if not text.strip():
        return _elsewhere(request, way, refusal)
    context = {"consultation": way.consultation, "refusal": refusal, "text": text}
    return render(request, "consultations/too_late.html", context, status=refusal.status)
