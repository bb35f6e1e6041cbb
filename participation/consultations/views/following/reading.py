"""For everybody, without an account: what is recommended, replied and done; one's receipt; what is put on a wall."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from kit.refusals import Refusal
from participation.consultations import fragments
from participation.consultations.forms import CodeForm
from participation.consultations.models import Consultation
from participation.consultations.rules import Found, find_receipt
from participation.people.views.doors import for_anyone


@for_anyone
@require_safe
def followed(request: HttpRequest, slug: str) -> HttpResponse:
    """« Ce que votre parole est devenue »."""
    consultation = announced(slug)
    context = {"consultation": consultation, "recommendations": fragments.followed(consultation)}
    return render(request, "consultations/following/followed.html", context)


@for_anyone
@require_safe
def booklet(request: HttpRequest, slug: str) -> HttpResponse:
    """The booklet of the recommendations; ?facile=1: in easy words."""
    consultation = announced(slug)
    return _paper(fragments.booklet_pdf(consultation, easy="facile" in request.GET), f"livret-{slug}.pdf")


@for_anyone
@require_safe
def poster(request: HttpRequest, slug: str) -> HttpResponse:
    """One page for the walls of the structures."""
    consultation = announced(slug)
    return _paper(fragments.poster_pdf(consultation), f"affiche-{slug}.pdf")


@for_anyone
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest, slug: str) -> HttpResponse:
    """The code is sent by a form, never in an address: it stays in no history and in no log."""
    consultation = announced(slug)
    form, status, found = CodeForm(request.POST or None), 200, None
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                found = find_receipt(consultation, code=form.cleaned_data["code"])
                status = 200
            except Refusal as refusal:
                form.add_error("code", refusal.sentence)
                status = refusal.status
    return _receipt(request, consultation, form, found, status)


def receipt_page(request: HttpRequest, consultation: Consultation, code: str) -> HttpResponse:
    """The same, opened again after an act. Raises what `find_receipt` does."""
    form, found = CodeForm({"code": code}), find_receipt(consultation, code=code)
    form.full_clean()
    return _receipt(request, consultation, form, found, 200)


def _receipt(
    request: HttpRequest, consultation: Consultation, form: CodeForm, found: Found | None, status: int
) -> HttpResponse:
    context = {
        "consultation": consultation,
        "form": form,
        "code": form.cleaned_data["code"] if found else "",
        "found": found,
        "words": [fragments.became(one) for one in found.contributions] if found else [],
        "recommendations": fragments.followed(consultation) if found else [],
        "call": fragments.call_after_sending(consultation, found.contributions) if found else None,
    }
    return render(request, "consultations/following/receipt.html", context, status=status)


def announced(slug: str) -> Consultation:
    return get_object_or_404(Consultation.objects.announced().select_related("structure"), slug=slug)


def _paper(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
