"""Close one's answers on this phone, and open them on another with a short code."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kit.refusals import Refusal
from participation.consultations.forms import CodeForm
from participation.consultations.models import Consultation
from participation.consultations.rules import resume
from participation.people.views.doors import for_anyone

from .codes import TYPED, forget_code, forget_receipt, keep_code


@for_anyone
@require_POST
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Close one's answers on this phone: only the code opens them again. The receipt is shown no more."""
    consultation = get_object_or_404(Consultation.objects.announced(), slug=slug)
    response = redirect(consultation)
    forget_code(response, consultation.get_absolute_url())
    forget_receipt(response, consultation.get_absolute_url())
    messages.success(request, _("Ce téléphone ne montre plus ces réponses, ni leur code."))
    return response


@for_anyone
@require_http_methods(["GET", "HEAD", "POST"])
def resume_here(request: HttpRequest, slug: str) -> HttpResponse:
    """« J’ai un code »."""
    consultation = get_object_or_404(Consultation.objects.open(), slug=slug)
    form, status = CodeForm(request.POST or None), 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                resume(consultation, code=form.cleaned_data["code"])
            except Refusal as refusal:
                form.add_error("code", refusal.sentence)
                status = refusal.status
            else:
                response = redirect("consultations:reread", consultation.slug)
                code, path = form.cleaned_data["code"], consultation.get_absolute_url()
                keep_code(response, path, consultation, code, TYPED)
                return response
    return render(request, "consultations/resume.html", {"consultation": consultation, "form": form}, status=status)
