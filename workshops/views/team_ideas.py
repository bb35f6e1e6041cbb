"""`/equipe/ateliers/idees/`: what people propose, and the team's answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kit.pages import page_of
from kit.refusals import NotAllowed, Stale
from participation.people.models import Structure
from workshops.forms import DeclineForm, WorkshopForm
from workshops.fragments import to_answer
from workshops.models import Proposal
from workshops.permissions import answerable_proposals
from workshops.rules import accept_proposal, decline_proposal

from .team import manage


@manage
@require_safe
def idea_list(request: HttpRequest) -> HttpResponse:
    """Those that wait for an answer, the oldest first; then those that were answered."""
    answered = answerable_proposals(request.user).exclude(answered_at=None).order_by("-answered_at", "pk")
    context = {"waiting": to_answer(request.user), "answered": page_of(answered, request)}
    return render(request, "workshops/team/ideas.html", context)


@manage
@require_safe
def idea(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    return _page(request, _answerable(request, proposal_id))


@manage
@require_POST
def idea_accept(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Yes: its workshop is written down, or she leads with the others the one that is there."""
    found = _answerable(request, proposal_id)
    form = None if found.of_workshop else _accepting(request, found)
    if form and not form.is_valid():
        return _page(request, found, accept=form, status=400)
    try:
        accepted = accept_proposal(found.pk, details=form.details if form else None, by=request.user)
    except Stale as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("workshops:idea", found.pk)
    messages.success(request, _("C’est oui. La personne est prévenue. Mettez l’atelier au calendrier."))
    return redirect("workshops:workshop", accepted.workshop_id)


@manage
@require_POST
def idea_decline(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    found = _answerable(request, proposal_id)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _page(request, found, decline=form, status=400)
    try:
        decline_proposal(found.pk, answer=form.cleaned_data["answer"], by=request.user)
    except Stale as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("workshops:idea", found.pk)
    messages.success(request, _("C’est noté. La personne lit votre réponse."))
    return redirect("workshops:idea_list")


def _answerable(request: HttpRequest, proposal_id: UUID) -> Proposal:
    found = answerable_proposals(request.user).filter(pk=proposal_id).first()
    if found is None:
        raise NotAllowed
    return found


def _accepting(request: HttpRequest, found: Proposal) -> WorkshopForm:
    """What is said of the workshop begins with her words, as they were published."""
    its = Structure.objects.filter(pk=found.structure_id)
    sent = request.POST if request.method == "POST" else None
    return WorkshopForm(sent, structures=its, initial={"summary": found.review.published_text[:300]})


def _page(
    request: HttpRequest,
    found: Proposal,
    *,
    accept: WorkshopForm | None = None,
    decline: DeclineForm | None = None,
    status: int = 200,
) -> HttpResponse:
    fresh = None if found.of_workshop or request.method == "POST" else _accepting(request, found)
    context = {"idea": found, "accept": accept or fresh, "decline": decline or DeclineForm(), "form": accept or decline}
    return render(request, "workshops/team/idea.html", context, status=status)
