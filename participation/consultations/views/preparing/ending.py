"""How a consultation ends: acts that nobody takes back are asked about on a page of their own."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kit.refusals import NotAllowed, Refusal
from participation.consultations import rules
from participation.consultations.engine.life import Act, acts_from

from .doors import back_to, for_preparing, prepared_here

form_page = require_http_methods(["GET", "HEAD", "POST"])


@for_preparing
@form_page
def archive(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """GET asks, POST archives it."""
    consultation, refused = prepared_here(request, consultation_id), None
    if request.method == "POST":
        try:
            rules.archive_consultation(consultation.pk, by=request.user)
        except NotAllowed:
            raise
        except Refusal as refusal:
            refused = refusal
        else:
            messages.success(request, _("C’est archivé."))
            return back_to(consultation, request=request)
    context = {"consultation": consultation, "may": Act.ARCHIVE in acts_from(consultation.state), "refused": refused}
    status = refused.status if refused else 200
    return render(request, "consultations/preparing/archive.html", context, status=status)
