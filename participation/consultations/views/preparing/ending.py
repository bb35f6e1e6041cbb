"""How a consultation ends: acts that nobody takes back are asked about on a page of their own."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kit.refusals import NotAllowed, Refusal
from participation.consultations import fragments, rules
from participation.consultations.engine.life import Act, acts_from
from participation.consultations.forms import EndForm

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


@for_preparing
@form_page
def end(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """Of a consultation whose key is lost: GET says what is lost, POST ends it."""
    consultation = prepared_here(request, consultation_id)
    form = EndForm(request.POST if request.method == "POST" else None)
    status = 400 if form.errors else 200
    if form.is_valid():
        try:
            rules.end_without_key(consultation.pk, by=request.user)
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, str(refusal.sentence))
            status = refusal.status
        else:
            messages.success(request, _("La consultation est finie. La page dit ce qui est perdu."))
            return back_to(consultation, request=request)
    may, lost = fragments.is_key_lost(consultation), rules.lost_without_key(consultation)
    context = {"consultation": consultation, "form": form, "may": may, "lost": lost}
    return render(request, "consultations/preparing/end.html", context, status=status)
