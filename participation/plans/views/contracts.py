"""The département's side: the contracts of its territory, of which it reads the frozen version, and signs it or not."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kit.refusals import NotAllowed, Refusal, require
from participation.people.views.doors import for_staff
from participation.plans.engine.life import Mover
from participation.plans.forms import SignForm
from participation.plans.fragments import show_content, show_version
from participation.plans.models import Agreement
from participation.plans.permissions import contracts_of, party_of, waiting_contracts
from participation.plans.rules import note_contract

from .pages import status_of
from .signing import answer, sign_context


@for_staff("plan.sign")
@require_safe
def contracts(request: HttpRequest) -> HttpResponse:
    """Whose they are, and nothing of what they say."""
    waiting = list(waiting_contracts(request.user))
    others = contracts_of(request.user).exclude(pk__in=[one.pk for one in waiting])[:100]
    groups = [
        {"title": _("À signer"), "contracts": [_line(one) for one in waiting]},
        {"title": _("Les autres"), "contracts": [_line(one) for one in others]},
    ]
    return render(request, "plans/contracts.html", {"groups": groups})


@for_staff("plan.sign")
@require_http_methods(["GET", "HEAD", "POST"])
def contract(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    agreement = contracts_of(request.user).filter(pk=agreement_id).first()
    require(agreement is not None and party_of(request.user, agreement.plan) is Mover.TERRITORY)
    if request.method != "POST":
        return _contract_page(request, agreement)
    form = SignForm(request.POST)
    if not form.is_valid():
        return _contract_page(request, agreement, form)
    try:
        signed = answer(request, agreement.plan, form)
    except NotAllowed:
        raise
    except Refusal as refusal:
        agreement.plan.refresh_from_db()
        return _contract_page(request, agreement, form, refusal)
    messages.success(request, _("C’est signé.") if signed else _("C’est noté. Ce contrat n’est pas signé."))
    return redirect("plans:contracts")


def _line(agreement: Agreement) -> dict[str, object]:
    return {
        "url": reverse("plans:contract", args=[agreement.pk]),
        "person": agreement.plan.person.get_full_name(),
        "structure": agreement.plan.structure.name,
        "kind": agreement.get_kind_display(),
        "number": agreement.number,
        "at": agreement.frozen_at,
    }


def _over(form: SignForm | None) -> dict[str, object]:
    """This version waits no more: nothing to answer, and what was written meanwhile."""
    return {"form": SignForm(), "changes": [], "typed": form.typed() if form else []}


def _contract_page(
    request: HttpRequest, agreement: Agreement, form: SignForm | None = None, refusal: Refusal | None = None
) -> HttpResponse:
    """This very version, and nothing of what was written since."""
    plan = agreement.plan
    with transaction.atomic():
        note_contract(agreement, by=request.user)
        waits = plan.waiting == agreement.number
        context = sign_context(request, plan, Mover.TERRITORY, form) if waits else _over(form)
        shown = show_version(agreement, plan)
    context |= {
        "content": show_content(agreement.said),
        "number": agreement.number,
        "signatures": shown.signatures,
        "pdf_url": "",
        "talk_url": "",
        "closed": "" if waits else shown.standing,
        "back": reverse("plans:contracts"),
        "back_text": _("Les contrats à signer"),
        "shell": "work.html",
        "refusal": refusal.sentence if refusal else "",
    }
    return render(request, "plans/sign.html", context, status=status_of(context["form"], refusal))
