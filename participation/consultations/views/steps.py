"""The screens of answering, whoever writes: one question each, then a free message, then one reads it all again and
sends it. Every step is a plain form."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kit.refusals import Refusal, Stale, TooFast
from kit.typed import is_free_words, typed_fields
from participation.care.fragments import Call
from participation.care.views.saying import say_whom_to_call
from participation.consultations import fragments
from participation.consultations.engine.answers import screens
from participation.consultations.engine.codes import new_code, say_code
from participation.consultations.engine.form import Question
from participation.consultations.forms import MessageForm, read_answer
from participation.consultations.permissions import speaks_for_another
from participation.consultations.rules import (
    AlreadyAnswered,
    AlreadySent,
    ConsultationClosed,
    HerOwnAnswer,
    KeyMissing,
    Letter,
    NothingSaid,
    OtherVersion,
    QuestionChanged,
    SpeaksForAnother,
    Who,
    answer_question,
    glance,
    leave_message,
    post_contribution,
    send_answers,
)

from .changed import changed_page, version_sent, was_drawn_for
from .codes import forget_code, keep_code, keep_receipt
from .screens import question_context, reread_context, version_of
from .ways import Way, language_in

ELSEWHERE = (ConsultationClosed, SpeaksForAnother, AlreadySent, KeyMissing)
"""Refusals after which there is nothing more to fill in: the page of the consultation says why."""


def question(request: HttpRequest, way: Way, letter: Letter | None, sent: bool, number: int) -> HttpResponse:
    """number: 1 for the first of the questionnaire; one that is not asked of her leads to the next."""
    if over := _why_over(way, letter, sent):
        return _elsewhere(request, way, over) if request.method != "POST" else _too_late(request, way, over)
    form = fragments.form_of(way.consultation, letter)
    way = way.in_language(language_in(request, form))
    asked = form.questions[number - 1] if 1 <= number <= len(form.questions) else None
    if request.method == "POST" and not was_drawn_for(request, way, letter, asked):
        return _changed(request, way, letter, number)
    if asked is None:
        raise Http404
    if request.method == "POST":
        return _answer(request, way, letter, asked, number)
    if asked not in screens(form, letter.answers if letter else {}):
        return redirect(_after(way, letter, number))
    page = render(request, "consultations/question.html", question_context(way, letter, asked, number))
    return with_code(page, way, who_writes(way))


def _answer(request: HttpRequest, way: Way, letter: Letter | None, asked: Question, number: int) -> HttpResponse:
    who = who_writes(way)
    try:
        said = read_answer(asked, request.POST)
        letter = answer_question(way.consultation, asked.name, answer=said, who=who, version=version_of(way, letter))
    except OtherVersion:
        letter, _sent = glance(way.consultation, way.who)
        return _changed(request, way, letter, number)
    except ELSEWHERE as refusal:
        return _too_late(request, way, refusal)
    except (HerOwnAnswer, QuestionChanged, Refusal) as refusal:
        letter, _sent = glance(way.consultation, way.who)
        context = question_context(way, letter, asked, number, refusal=refusal, typed=request.POST)
        return render(request, "consultations/question.html", context, status=refusal.status)
    return with_code(redirect(_after(way, letter, number)), way, who)


def _changed(request: HttpRequest, way: Way, letter: Letter | None, number: int) -> HttpResponse:
    page = changed_page(request, way, letter, number) or _too_late(request, way, OtherVersion())
    return with_code(page, way, who_writes(way))


def message(request: HttpRequest, way: Way, letter: Letter | None, sent: bool) -> HttpResponse:
    over = _why_over(way, letter, sent)
    if over and request.method != "POST":
        return _elsewhere(request, way, over)
    way = way.in_language(language_in(request, fragments.form_of(way.consultation, letter)))
    hers_alone = bool(way.is_helped and letter and letter.has_own_message)
    before = letter.message if letter and not hers_alone else ""
    name = fragments.name_to_sign(way.consultation, who_writes(way))
    form, status = _message_form(request, way, before, signs=bool(name)), 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                return _leave(request, way, form.cleaned_data)
            except (Stale, TooFast) as refusal:
                form.add_error("text", refusal.sentence)
                status = refusal.status
    progress = fragments.progress_of(way.consultation, letter, sent)
    back = way.question(progress.next_number or progress.total) if progress.total else ""
    context = {
        "way": way,
        "consultation": way.consultation,
        "form": form,
        "progress": progress,
        "back_url": back,
        "call": _call(way, letter),
        "shown_name": name,
    }
    return with_code(render(request, "consultations/message.html", context, status=status), way, who_writes(way))


def _message_form(request: HttpRequest, way: Way, before: str, *, signs: bool) -> MessageForm:
    illustrates = way.who.person is not None and not way.consultation.is_anonymous
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return MessageForm(*sent, initial={"text": before}, signs=signs, illustrates=illustrates)


def _leave(request: HttpRequest, way: Way, sent: dict) -> HttpResponse:
    who = who_writes(way)
    if way.consultation.is_anonymous:
        leave_message(way.consultation, text=sent["text"], who=who)
    else:
        post_contribution(way.consultation, **sent, who=who)
        tell_whom_to_call(request, way, sent["text"])
    return with_code(redirect(way.reread), way, who)


def reread(request: HttpRequest, way: Way, letter: Letter | None, sent: bool) -> HttpResponse:
    """All she answered, before it leaves."""
    if over := _why_over(way, letter, sent):
        return _elsewhere(request, way, over)
    way = way.in_language(language_in(request, fragments.form_of(way.consultation, letter)))
    return render(request, "consultations/reread.html", reread_context(way, letter))


def pause(request: HttpRequest, way: Way, letter: Letter | None, sent: bool) -> HttpResponse:
    """Her answers are kept; the code that opens them elsewhere."""
    if letter is None or sent or way.consultation.is_finished:
        if letter is None and not way.consultation.is_finished:
            messages.info(request, _("Vous n’avez pas encore répondu. Vous pouvez commencer quand vous voulez."))
        return redirect(way.home)
    progress = fragments.progress_of(way.consultation, letter, sent)
    context = {
        "way": way,
        "consultation": way.consultation,
        # Her own code is for her own eyes: whoever helps her would open with it what she answers alone.
        "code": "" if way.is_helped else say_code(letter.code),
        "progress": progress,
        "next_url": way.question(progress.next_number) if progress.next_number else way.message,
        "call": _call(way, letter),
    }
    return render(request, "consultations/pause.html", context)


def finish(request: HttpRequest, way: Way) -> HttpResponse:
    try:
        letter = send_answers(way.consultation, who=who_writes(way), version=version_sent(request))
    except OtherVersion as refusal:
        letter, _sent = glance(way.consultation, way.who)
        context = reread_context(way, letter, refusal=refusal)
        return render(request, "consultations/reread.html", context, status=refusal.status)
    except NothingSaid as refusal:
        messages.info(request, refusal.sentence)
        return redirect(way.start)
    except AlreadyAnswered as refusal:
        return _elsewhere(request, way, refusal)
    except AlreadySent:
        return redirect(way.thanks)
    except ELSEWHERE as refusal:
        return _elsewhere(request, way, refusal)
    form = fragments.form_of(way.consultation, letter)
    tell_whom_to_call(request, way, *fragments.told_words(form, letter, is_helped=way.is_helped))
    response = redirect(way.thanks)
    if way.with_code and not way.is_entered:
        forget_code(response, way.root)  # the next one who takes this phone answers for herself
    keep_receipt(request, response, way.root, way.consultation, letter.receipt)
    return response


def _call(way: Way, letter: Letter | None) -> Call | None:
    form = fragments.form_of(way.consultation, letter)
    return fragments.call_before_sending(form, letter, is_helped=way.is_helped)


def tell_whom_to_call(request: HttpRequest, way: Way, *texts: str) -> None:
    """On the next page, where the words themselves are no more. Who has no name here, and writes alone, may leave a
    number."""
    nobody = way.consultation.is_anonymous or way.who.person is None
    alone = not way.is_helped and not way.is_entered
    say_whom_to_call(request, *texts, structure=way.consultation.structure, nameless=nobody and alone)


def who_writes(way: Way) -> Who:
    """A visitor is given her code with the first page she answers on, before anything is written: an answer that is
    sent twice, because the way back was cut, is then one person's."""
    return replace(way.who, code=new_code()) if way.with_code and not way.who.code else way.who


def with_code(response: HttpResponse, way: Way, who: Who) -> HttpResponse:
    if way.with_code:
        keep_code(response, way.root, way.consultation, who.code)
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
    if way.is_entered:
        return AlreadyAnswered() if sent else None
    if sent and way.consultation.is_anonymous:
        return AlreadySent()
    by_account = not way.with_code and speaks_for_another(way.by, way.consultation, way.helped or way.by)
    return SpeaksForAnother() if by_account else None


def _elsewhere(request: HttpRequest, way: Way, refusal: Stale) -> HttpResponse:
    messages.info(request, refusal.sentence)
    return redirect(way.home)


def _too_late(request: HttpRequest, way: Way, refusal: Stale) -> HttpResponse:
    """What was written comes back: it is not lost, though it cannot be taken any more."""
    text = "\n".join(value for name, value in typed_fields(request) if is_free_words(name, value))
    if not text.strip():
        return _elsewhere(request, way, refusal)
    context = {"way": way, "consultation": way.consultation, "refusal": refusal, "text": text}
    return render(request, "consultations/too_late.html", context, status=refusal.status)
