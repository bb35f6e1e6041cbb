"""Who answered what, for the team, where people were told so before they answered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from kit.pages import page_of
from kit.refusals import require
from participation.consultations import fragments
from participation.consultations.models import Consultation
from participation.consultations.permissions import can_read_names
from participation.people.views.doors import for_team


@for_team("answer.enter_for")
@require_safe
def named_answers(request: HttpRequest, slug: str) -> HttpResponse:
    consultation = get_object_or_404(Consultation.objects.announced().select_related("structure"), slug=slug)
    require(can_read_names(request.user, consultation))
    page = page_of(fragments.kept_sheets(consultation), request)
    context = {
        "consultation": consultation,
        "page": page,
        "sheets": fragments.named_sheets(consultation, page.object_list),
    }
    return render(request, "consultations/named.html", context)
