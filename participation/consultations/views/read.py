"""What everybody may read, and the state of one's own messages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from kit.pages import page_of
from participation.consultations import fragments
from participation.consultations.models import Consultation
from participation.consultations.permissions import can_answer, can_read_results, persons_to_help
from participation.people.views.doors import for_anyone, for_person

from .ways import Way


@for_anyone
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    context = {"open": Consultation.objects.open(), "finished": page_of(Consultation.objects.finished(), request)}
    return render(request, "consultations/index.html", context)


@for_anyone
@require_safe
def consultation(request: HttpRequest, slug: str) -> HttpResponse:
    """Open: the way in. Finished: what was said and decided. Always: the published messages."""
    consultation = get_object_or_404(Consultation.objects.announced(), slug=slug)
    finished = consultation.is_finished
    context = {
        "consultation": consultation,
        "answered": fragments.people_who_answered(consultation),
        "contributions": page_of(consultation.contributions.published(), request),
        "results": fragments.results(consultation) if finished and can_read_results(request.user, consultation) else [],
        "progress": None if finished else fragments.progress(consultation, request.user),
        "helped": []
        if finished
        else [Way(consultation, request.user, one) for one in persons_to_help(request.user, consultation)],
        "may_answer": not finished and (request.user.is_anonymous or can_answer(request.user, consultation)),
    }
    return render(request, "consultations/consultation.html", context)


@for_person()
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    context = {"contributions": page_of(fragments.state_of_my_messages(request.user), request)}
    return render(request, "consultations/mine.html", context)
