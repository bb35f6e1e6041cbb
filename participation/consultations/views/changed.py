"""A page that was drawn before the questions changed: what it sends counts for no other question, and comes back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kit.refusals import Refusal
from kit.typed import typed_words
from participation.consultations import fragments
from participation.consultations.engine.answers import screens
from participation.consultations.engine.form import CHOSEN, Form, Kind, Question
from participation.consultations.forms import read_answer
from participation.consultations.rules import Letter, OtherVersion

from .screens import question_context, version_of
from .ways import Way

VERSION, NAME = "version", "question"
"""Hidden fields of every form of answers: the version that was shown, and the name of the question."""


def version_sent(request: HttpRequest) -> int | None:
    """The version that the page which sends this has shown; 0 for what is no number, None where it does not say."""
    sent = request.POST.get(VERSION)
    return sent if sent is None else int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 10 else 0


def was_drawn_for(request: HttpRequest, way: Way, letter: Letter | None, asked: Question | None) -> bool:
    """Whether this page showed the question that is answered here now. One that does not say which it showed was drawn
    by an older release: it is taken as long as nobody was ever asked another version."""
    if (shown := version_sent(request)) is None:
        return way.consultation.questionnaires.exclude(in_use_at=None).count() < 2
    return asked is not None and shown == version_of(way, letter) and request.POST.get(NAME) == asked.name


def changed_page(request: HttpRequest, way: Way, letter: Letter | None, number: int) -> HttpResponse | None:
    """The question as it is now, with what was answered to the one before it: in the field when it is still the same
    kind of words, otherwise beside it. None when nothing is asked of her any more."""
    form = fragments.form_of(way.consultation, letter)
    shown = screens(form, letter.answers if letter else {})
    places = {one.name: place for place, one in enumerate(form.questions, start=1) if one in shown}
    if not places:
        return None
    later = [place for place in places.values() if place >= number] or [max(places.values())]
    place = places.get(request.POST.get(NAME, ""), later[0])
    asked, before = form.questions[place - 1], _question_before(request, way)
    fits = before is not None and _takes_the_same(before[1], asked)
    context = question_context(way, letter, asked, place, typed=request.POST if fits else None)
    told = {"sentence": OtherVersion.sentence, "text": "" if fits else said_before(request, way)}
    context |= {"changed": told, "action": way.question(place)}
    return render(request, "consultations/question.html", context, status=OtherVersion.status)


def said_before(request: HttpRequest, way: Way) -> str:
    """What was answered on that page, in its own words."""
    if before := _question_before(request, way):
        form, asked = before
        try:
            given = read_answer(asked, request.POST)
        except Refusal:
            given = None
        if given:
            return fragments.say_answer(form, asked, given, language=way.language)
    return "\n".join(typed_words(request))


def _question_before(request: HttpRequest, way: Way) -> tuple[Form, Question] | None:
    """What that page asked, when it says so."""
    shown = way.consultation.questionnaires.exclude(in_use_at=None)
    version = shown.filter(number=version_sent(request) or 0).first()
    form = version.form if version else Form()
    asked = next((one for one in form.questions if one.name == request.POST.get(NAME)), None)
    return (form, asked) if asked else None


def _takes_the_same(before: Question, asked: Question) -> bool:
    """Whether what was typed or ticked for the one shows in the fields of the other. A button that was pressed does
    not: it is said beside them."""
    presses = asked.kind in CHOSEN and asked.kind is not Kind.SEVERAL
    return (before.name, before.kind) == (asked.name, asked.kind) and not presses
