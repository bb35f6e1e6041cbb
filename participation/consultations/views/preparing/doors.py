"""Every page of this area begins the same way: a consultation that the user prepares."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect

from kit.refusals import NotAllowed, Refusal
from participation.consultations.models import Consultation, Questionnaire
from participation.consultations.permissions import prepared_by
from participation.people.views.doors import for_staff

for_preparing = for_staff("consultation.manage")


def prepared_here(request: HttpRequest, consultation_id: UUID) -> Consultation:
    """Raises NotAllowed for one that is not there, or not the user's to prepare."""
    found = prepared_by(request.user).select_related("structure").filter(pk=consultation_id).first()
    if found is None:
        raise NotAllowed
    return found


def newest(consultation: Consultation) -> Questionnaire:
    """Its newest version; one that is nowhere yet where there is none."""
    found = consultation.questionnaires.order_by("-number").first()
    return found or Questionnaire(consultation=consultation)


def back_to(
    consultation: Consultation, refusal: Refusal | None = None, *, request: HttpRequest
) -> HttpResponseRedirect:
    """To the page of the consultation, which says why when a button could not do its work."""
    if isinstance(refusal, NotAllowed):
        raise refusal
    if refusal:
        messages.error(request, refusal.sentence)
    return redirect("consultations:prepare", consultation.pk)
