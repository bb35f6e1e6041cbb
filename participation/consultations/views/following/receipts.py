"""What whoever has a receipt may do about her words. Its code goes from form to form, never in an address."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kit.refusals import NotAllowed, Refusal, Stale
from participation.consultations.forms import ReceiptForm
from participation.consultations.models import Consultation, Contribution
from participation.consultations.rules import appeal_by_receipt, contribution_of, correct_by_receipt
from participation.moderation.forms import AppealForm, CorrectForm
from participation.people.views.doors import for_anyone

from .reading import announced, receipt_page

_ANSWERED = gettext_lazy("Il y a du nouveau pour ce message. Ouvrez de nouveau votre reçu.")


@for_anyone
@require_POST
def correct(request: HttpRequest, slug: str) -> HttpResponse:
    """« Changer mes mots et renvoyer »: the form, then what was typed in it."""
    consultation, opened = announced(slug), ReceiptForm(request.POST)
    contribution = _hers(consultation, opened)
    if contribution is None:
        return redirect("consultations:receipt", slug)
    item = contribution.review
    if "text" not in request.POST:
        return _page(request, consultation, contribution, opened, CorrectForm.of(item))
    form = CorrectForm(request.POST, kind=item.subject_kind)
    if not form.is_valid():
        return _page(request, consultation, contribution, opened, form, status=400)
    said = form.cleaned_data
    try:
        correct_by_receipt(consultation, **_which(opened), seen=said["version"], text=said["text"])
    except NotAllowed:
        raise
    except Refusal as refusal:
        moved = isinstance(refusal, Stale)
        form.add_error("text", _ANSWERED if moved else str(refusal.sentence))
        return _page(request, consultation, contribution, opened, form, status=refusal.status)
    messages.success(request, _("Vos nouveaux mots sont envoyés. Nous les lisons."))
    return receipt_page(request, consultation, opened.cleaned_data["code"])


@for_anyone
@require_POST
def appeal(request: HttpRequest, slug: str) -> HttpResponse:
    """« Je ne suis pas d'accord »: the form, then what was typed in it."""
    consultation, opened = announced(slug), ReceiptForm(request.POST)
    contribution = _hers(consultation, opened)
    if contribution is None:
        return redirect("consultations:receipt", slug)
    if "note" not in request.POST:
        initial = {"version": contribution.review.version}
        return _page(request, consultation, contribution, opened, AppealForm(initial=initial))
    form = AppealForm(request.POST)
    if not form.is_valid():
        return _page(request, consultation, contribution, opened, form, status=400)
    said = form.cleaned_data
    try:
        appeal_by_receipt(consultation, **_which(opened), seen=said["version"], note=said["note"])
    except Stale as refusal:
        form.add_error("note", _ANSWERED)
        return _page(request, consultation, contribution, opened, form, status=refusal.status)
    messages.success(request, _("C’est envoyé. Deux autres personnes relisent votre message."))
    return receipt_page(request, consultation, opened.cleaned_data["code"])


def _hers(consultation: Consultation, opened: ReceiptForm) -> Contribution | None:
    """None: the code, or what it leads to, is not good; she types it again. Raises NotAllowed for words of others."""
    if not opened.is_valid():
        return None
    try:
        return contribution_of(consultation, **_which(opened))
    except NotAllowed:
        raise
    except Refusal:
        return None


def _which(opened: ReceiptForm) -> dict[str, UUID | str]:
    return {"code": opened.cleaned_data["code"], "contribution_id": opened.cleaned_data["contribution"]}


def _page(
    request: HttpRequest,
    consultation: Consultation,
    contribution: Contribution,
    opened: ReceiptForm,
    form: CorrectForm | AppealForm,
    status: int = 200,
) -> HttpResponse:
    context = {
        "consultation": consultation,
        "contribution": contribution,
        "item": contribution.review,
        "code": opened.cleaned_data["code"],
        "form": form,
        "appeals": isinstance(form, AppealForm),
    }
    return render(request, "consultations/following/receipt_act.html", context, status=status)
