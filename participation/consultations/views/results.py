"""The results: read by everybody, taken along, and published by who runs the consultation."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kit.pages import page_of
from kit.refusals import Refusal, require
from participation.consultations import fragments
from participation.consultations.engine.life import Act, acts_from
from participation.consultations.forms import PublishForm
from participation.consultations.models import Consultation, Publication
from participation.consultations.permissions import can_read_results
from participation.consultations.rules import last_publication, publish_results, results_now
from participation.people.views.doors import for_anyone

from .preparing.doors import for_preparing, prepared_here

STATEMENTS_PER_PAGE = 10


@for_anyone
@require_safe
def results(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """The last publication, or an earlier one; before there is any, how many took part."""
    consultation = _readable(request, slug)
    publications = list(consultation.publications.order_by("-number").defer("content"))
    publication, rooms = _numbered(publications, number), fragments.counts_in_rooms(consultation)
    context = {
        "consultation": consultation,
        "answered": fragments.people_who_answered(consultation),
        "shown": fragments.results_of(publication) if publication else None,
        "votes": _votes(publication),
        "rooms": rooms,
        "drawing": fragments.drawing_of(rooms),
        "files": fragments.file_names(rooms=bool(rooms)),
        "others": fragments.numbers_of(one for one in publications if one != publication),
    }
    return render(request, "consultations/results.html", context)


@for_anyone
@require_safe
def results_statements(request: HttpRequest, slug: str) -> HttpResponse:
    """Every statement of the last publication, a page at a time."""
    consultation = _readable(request, slug)
    publication = last_publication(consultation)
    if publication is None or not fragments.has_votes(publication):
        raise Http404
    page = page_of(fragments.names_of_statements(publication), request, per_page=STATEMENTS_PER_PAGE)
    context = {
        "consultation": consultation,
        "shown": fragments.votes_shown(publication, page.object_list),
        "page": page,
    }
    return render(request, "consultations/results_statements.html", context)


@for_anyone
@require_safe
def results_file(request: HttpRequest, slug: str, number: int, name: str) -> HttpResponse:
    """The same figures, to take along."""
    consultation = _readable(request, slug)
    publication = get_object_or_404(Publication.objects.filter(consultation=consultation), number=number)
    if name not in fragments.FILE_TYPES:
        raise Http404
    address = request.build_absolute_uri(reverse("consultations:results_of", args=[slug, number]))
    file = fragments.file_of(publication, name, address=address)
    response = HttpResponse(file, content_type=fragments.FILE_TYPES[name])
    response["Content-Disposition"] = f'attachment; filename="{slug}-{number}-{name}"'
    return response


@for_preparing
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """What would be shown, then the button that shows it to everybody."""
    consultation = prepared_here(request, consultation_id)
    form, refused = PublishForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            publish_results(consultation.pk, seen=form.cleaned_data["seen"], by=request.user)
            return redirect("consultations:results", consultation.slug)
        except Refusal as refusal:
            refused = refusal
    context = _to_publish(consultation) | {"refused": refused}
    return render(request, "consultations/publish.html", context, status=refused.status if refused else 200)


def _to_publish(consultation: Consultation) -> dict[str, object]:
    earlier = last_publication(consultation)
    may = Act.PUBLISH in acts_from(consultation.state)
    content = results_now(consultation, earlier) if may else None
    return {
        "consultation": consultation,
        "may": may,
        "earlier": earlier,
        "seen": earlier.number if earlier else 0,
        "shown": fragments.results_to_be(consultation, content) if content else None,
        "voted": fragments.votes_to_be(consultation, content) if content else None,
    }


def _votes(publication: Publication | None) -> dict[str, object] | None:
    """The statements that are told first; None where nobody voted."""
    if publication is None or not fragments.has_votes(publication):
        return None
    return {"shared": fragments.most_shared(publication), "divided": fragments.most_divided(publication)}


def _readable(request: HttpRequest, slug: str) -> Consultation:
    consultation = get_object_or_404(Consultation.objects.announced(), slug=slug)
    require(can_read_results(request.user, consultation))
    return consultation


def _numbered(publications: list[Publication], number: int | None) -> Publication | None:
    if number is None:
        return publications[0] if publications else None
    found = next((one for one in publications if one.number == number), None)
    if found is None:
        raise Http404
    return found
