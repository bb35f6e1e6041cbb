"""Answering, for oneself or for a person one helps by her mandate."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from participation.consultations import fragments
from participation.consultations.engine.codes import say_code
from participation.consultations.permissions import can_contribute
from participation.people.views.doors import for_person

from . import steps
from .codes import receipt_in
from .ways import way_for

form_page = require_http_methods(["GET", "HEAD", "POST"])


@for_person("consultation.answer")
@form_page
def question(request: HttpRequest, slug: str, number: int, person_id: UUID | None = None) -> HttpResponse:
    return steps.question(request, *way_for(request, slug, person_id), number)


@for_person("contribution.post")
@form_page
def message(request: HttpRequest, slug: str, person_id: UUID | None = None) -> HttpResponse:
    return steps.message(request, *way_for(request, slug, person_id, may=can_contribute))


@for_person("consultation.answer")
@require_safe
def reread(request: HttpRequest, slug: str, person_id: UUID | None = None) -> HttpResponse:
    return steps.reread(request, *way_for(request, slug, person_id))


@for_person("consultation.answer")
@require_safe
def pause(request: HttpRequest, slug: str, person_id: UUID | None = None) -> HttpResponse:
    return steps.pause(request, *way_for(request, slug, person_id))


@for_person("consultation.answer")
@require_POST
def finish(request: HttpRequest, slug: str, person_id: UUID | None = None) -> HttpResponse:
    way, _letter, _sent = way_for(request, slug, person_id)
    return steps.finish(request, way)


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
