"""What everybody may read, and the state of one's own messages."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from kit.pages import page_of
from kit.refusals import require
from participation.consultations import fragments
from participation.consultations.models import Consultation, QuestionFile, State
from participation.consultations.permissions import (
    can_answer,
    can_answer_without_account,
    can_enter_for,
    can_manage,
    can_read_results,
    can_reread,
    persons_to_help,
)
from participation.people.models import Role
from participation.people.permissions import has_role
from participation.people.views.doors import for_anyone, for_person

from .ways import Way, way_of


@for_anyone
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    context = {
        "open": Consultation.objects.open(),
        "finished": page_of(Consultation.objects.finished(), request),
        "sits": has_role(request.user, Role.COMMITTEE),
        "with_old": Consultation.objects.archived().exists(),
    }
    return render(request, "consultations/index.html", context)


@for_anyone
@require_safe
def old(request: HttpRequest) -> HttpResponse:
    """« Les anciennes consultations »: the archived ones, that stay to be read."""
    context = {"consultations": page_of(Consultation.objects.archived(), request)}
    return render(request, "consultations/old.html", context)


@for_anyone
@require_safe
def consultation(request: HttpRequest, slug: str) -> HttpResponse:
    """Open: the way in. Finished: what was said and decided. Always: the published messages."""
    way = way_of(request, slug, None)
    consultation, finished = way.consultation, way.consultation.is_finished
    context = {
        "consultation": consultation,
        "answered": fragments.people_who_answered(consultation),
        "contributions": page_of(consultation.contributions.published().signed().filter(room=None), request),
        "results": fragments.in_short(consultation) if can_read_results(request.user, consultation) else None,
        "progress": None if finished else fragments.progress(consultation, way.who),
        "way": way,
        "statements": _statements(way),
        "plenaries": [] if finished else fragments.plenaries_of(consultation),
        "approval": fragments.approval_of(consultation.questionnaire_in_use()),
        "helped": []
        if finished
        else [Way(consultation, request.user, one) for one in persons_to_help(request.user, consultation)],
        "may_answer": not finished and _is_offered(request, way),
        "may_enter": consultation.state != State.ARCHIVED and can_enter_for(request.user, consultation),
        "rooms": fragments.counts_in_rooms(consultation),
        "without_account": can_answer_without_account(consultation),
    }
    return render(request, "consultations/consultation.html", context)


def _statements(way: Way) -> fragments.Voting | None:
    if way.consultation.is_finished or not fragments.has_statements(way.consultation):
        return None
    return fragments.voting(way.consultation, way.who)


def _is_offered(request: HttpRequest, way: Way) -> bool:
    """Whoever is not in yet is offered to answer: the door, if there must be one, comes next."""
    return request.user.is_anonymous or bool(way.code) or can_answer(request.user, way.consultation)


@for_anyone
@require_safe
def question_file(request: HttpRequest, slug: str, version: int, name: str) -> FileResponse:
    """A picture or a recording of a question: of what is asked; to who prepares it or rereads it, of what will be."""
    files = QuestionFile.objects.select_related("questionnaire__consultation")
    of = {"questionnaire__consultation__slug": slug, "questionnaire__number": version}
    found = get_object_or_404(files, **of, name=name)
    consultation, asked = found.questionnaire.consultation, found.questionnaire.in_use_at is not None
    looks_before = can_manage(request.user, consultation) or can_reread(request.user, consultation)
    require((consultation.is_announced and asked) or looks_before)
    return FileResponse(found.file.open("rb"))


@for_anyone
@require_safe
def intro_audio(request: HttpRequest, slug: str) -> FileResponse:
    """Why one asks, read aloud."""
    consultation = get_object_or_404(Consultation.objects.exclude(intro_audio=""), slug=slug)
    looks_before = can_manage(request.user, consultation) or can_reread(request.user, consultation)
    require(consultation.is_announced or looks_before)
    return FileResponse(consultation.intro_audio.open("rb"))


@for_person()
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Where they were read before: messages are one sort of all that she sends."""
    return redirect("moderation:mine", permanent=True)
