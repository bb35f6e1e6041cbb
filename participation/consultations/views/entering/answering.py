"""A worker writes down what somebody says, beside her or on the phone: on the same screens as everybody."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit.pages import page_of
from kit.refusals import require
from kit.words import matches
from participation.consultations import fragments
from participation.consultations.engine.codes import new_code, say_code
from participation.consultations.models import Consultation
from participation.consultations.permissions import (
    can_enter_for,
    named_consultations,
    persons_to_enter_for,
    rereadable_questionnaires,
)
from participation.consultations.rules import Letter
from participation.people.models import User
from participation.people.views.doors import for_team

from .. import steps
from ..codes import GUEST, keep_code, receipt_in
from ..statements import voting_page
from ..ways import Way
from .ways import THROUGH, EnteredWay, entered_consultation, on_entry

form_page = require_http_methods(["GET", "HEAD", "POST"])
MOST_NAMED = 20
VOTING = "phrases"
FOUND = 30
"""The names on one page; one looks for the others."""


@for_team("answer.enter_for")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The consultations in which something may be entered today."""
    found = [one for one in _open() if _may_begin(request.user, one)]
    context: dict[str, object] = {"consultations": found, "to_reread": rereadable_questionnaires(request.user)}
    context["named"] = list(named_consultations(request.user)[:MOST_NAMED])
    return render(request, "consultations/entering/index.html", context)


@for_team("answer.enter_for")
@require_safe
def home(request: HttpRequest, slug: str) -> HttpResponse:
    """By which way, and for whom."""
    consultation = entered_consultation(request, slug)
    require(_may_begin(request.user, consultation))
    through = request.GET.get("par", "")
    through = through if through in THROUGH else next(iter(THROUGH))
    statements = fragments.has_statements(consultation)
    name = request.GET.get("nom", "").strip()
    persons = persons_to_enter_for(request.user, consultation)
    # In Python, because SQLite and PostgreSQL do not agree on accents.
    found = [one for one in persons if matches(one.name, name)] if name else persons
    shown = page_of(found, request, per_page=FOUND)
    context = {
        "consultation": consultation,
        "through": through,
        "statements": statements,
        "voting": statements and request.GET.get("quoi") == VOTING,
        "name": name,
        "ways": [(one, EnteredWay(consultation, request.user, one, through=through)) for one in shown],
        "page": shown,
        "for_guests": can_enter_for(request.user, consultation),
    }
    return render(request, "consultations/entering/home.html", context)


@for_team("answer.enter_for")
@require_POST
def guest(request: HttpRequest, slug: str, through: str) -> HttpResponse:
    """Somebody without an account: a code is made for her, that travels with this browser."""
    consultation = entered_consultation(request, slug)
    require(can_enter_for(request.user, consultation))
    if through not in THROUGH:
        raise Http404
    way = EnteredWay(consultation, request.user, guest=uuid.uuid4(), through=through)
    response = redirect(way.statements if request.POST.get("quoi") == VOTING else way.start)
    keep_code(response, way.root, consultation, new_code(), GUEST)
    return response


@for_team("answer.enter_for")
@require_safe
@on_entry
def start(request: HttpRequest, way: Way, letter: Letter | None, sent: bool) -> HttpResponse:
    return redirect(way.start)


@for_team("answer.enter_for")
@form_page
@on_entry
def question(request: HttpRequest, way: Way, letter: Letter | None, sent: bool, number: int) -> HttpResponse:
    return steps.question(request, way, letter, sent, number)


@for_team("answer.enter_for")
@form_page
@on_entry
def message(request: HttpRequest, way: Way, letter: Letter | None, sent: bool) -> HttpResponse:
    return steps.message(request, way, letter, sent)


@for_team("answer.enter_for")
@form_page
@on_entry
def statements(request: HttpRequest, way: Way, letter: Letter | None, sent: bool) -> HttpResponse:
    """Each statement is read aloud; the answers may have been sent before."""
    return voting_page(request, way)


@for_team("answer.enter_for")
@require_safe
@on_entry
def reread(request: HttpRequest, way: Way, letter: Letter | None, sent: bool) -> HttpResponse:
    return steps.reread(request, way, letter, sent)


@for_team("answer.enter_for")
@require_safe
@on_entry
def pause(request: HttpRequest, way: Way, letter: Letter | None, sent: bool) -> HttpResponse:
    return steps.pause(request, way, letter, sent)


@for_team("answer.enter_for")
@require_POST
@on_entry
def finish(request: HttpRequest, way: Way, letter: Letter | None, sent: bool) -> HttpResponse:
    return steps.finish(request, way)


@for_team("answer.enter_for")
@require_safe
@on_entry
def thanks(request: HttpRequest, way: Way, letter: Letter | None, sent: bool) -> HttpResponse:
    """The receipt, to be given to her; nothing of what she said."""
    if not sent:
        return redirect(way.reread)
    context = {
        "way": way,
        "consultation": way.consultation,
        "receipt": say_code(receipt_in(request, way.consultation)),
        "statements": fragments.has_statements(way.consultation),
    }
    return render(request, "consultations/entering/thanks.html", context)


def _open() -> list[Consultation]:
    return list(Consultation.objects.open().select_related("structure"))


def _may_begin(user: User, consultation: Consultation) -> bool:
    return can_enter_for(user, consultation) or persons_to_enter_for(user, consultation).exists()
