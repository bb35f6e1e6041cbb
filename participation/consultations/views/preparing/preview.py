"""The questions as they will be on a phone. Nothing that is pressed there is kept."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST

from participation.consultations.engine.building import put
from participation.consultations.engine.form import Form, Question
from participation.consultations.forms.question import QuestionForm
from participation.consultations.models import Questionnaire
from participation.consultations.views.screens import drawn_question
from participation.consultations.views.ways import Way, language_in

from .doors import for_preparing, newest, prepared_here

FRAMED = "cadre"
"""The parameter that says that the page stands in the frame of another: nothing leads out of it."""
in_frame = csp_replace({"frame-ancestors": ["'self'"]})


@dataclass(frozen=True)
class PreviewWay(Way):
    """The addresses of a question that nobody is asked yet. page, end: names of its own address, and of where one goes
    after the last one."""

    framed: bool = False
    page: str = "consultations:prepare_preview"
    end: str = "consultations:prepare"

    def question(self, number: int) -> str:
        query = "&".join([f"langue={self.language}"] * bool(self.language) + [f"{FRAMED}=1"] * self.framed)
        page = reverse(self.page, args=[self.consultation.pk, number])
        return f"{page}?{query}" if query else page

    @property
    def message(self) -> str:
        return self.question(1) if self.framed else reverse(self.end, args=[self.consultation.pk])

    @property
    def pause(self) -> str:
        return self.message


@for_preparing
@in_frame
@xframe_options_sameorigin
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, consultation_id: UUID, number: int) -> HttpResponse:
    """One question; whatever is pressed leads to the next."""
    return previewed(request, newest(prepared_here(request, consultation_id)), number)


def previewed(request: HttpRequest, version: Questionnaire, number: int, **names: str) -> HttpResponse:
    """names: `page` and `end` of another area that shows the same. Raises Http404 for a question that is not there."""
    form = version.form
    if not 1 <= number <= len(form.questions):
        raise Http404
    way = _way(request, version, form, **names)
    if request.method == "POST":
        return redirect(way.question(number + 1) if number < len(form.questions) else way.message)
    return _drawn(request, way, version, form, form.questions[number - 1], number)


@for_preparing
@in_frame
@xframe_options_sameorigin
@require_POST
def preview_typed(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """The question as it is being typed, before it is saved. Nothing is written."""
    version = newest(prepared_here(request, consultation_id))
    asked = next((one for one in version.form.questions if one.name == request.GET.get("question")), None)
    typed = QuestionForm(request.POST, form=version.form, asked=asked).draft()
    form = put(version.form, typed, over=asked.name if asked else "")
    number = form.questions.index(typed) + 1
    return _drawn(request, _way(request, version, form), version, form, typed, number)


def _way(request: HttpRequest, version: Questionnaire, form: Form, **names: str) -> PreviewWay:
    framed = FRAMED in request.GET
    return PreviewWay(version.consultation, request.user, language=language_in(request, form), framed=framed, **names)


def _drawn(
    request: HttpRequest, way: PreviewWay, version: Questionnaire, form: Form, asked: Question, number: int
) -> HttpResponse:
    context = drawn_question(way, form, asked, number, version=version.number, shown=form.questions)
    return render(request, "consultations/question.html", context)
