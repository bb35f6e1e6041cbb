"""The frozen versions of a plan: read, taken along on paper, handed over."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kit.refusals import NotAllowed, Refusal, require
from participation.people.views.doors import for_person, for_team
from participation.plans.engine.signing import SCANS
from participation.plans.fragments import (
    Viewer,
    changes_since_signed,
    copy_to_hand,
    show_version,
    version_pdf,
    versions_of,
)
from participation.plans.models import Agreement, Document, Leaf, Plan, signed_by_all
from participation.plans.permissions import How
from participation.plans.rules import hand_copy, note_reading

from .pages import back_to, home, plan_of, plan_page, shell
from .person import on_own_plan


def _texts() -> dict[str, str]:
    return {
        Leaf.COPY: _("Le texte à signer, en PDF"),
        Leaf.SIGNED: _("La copie signée, en PDF"),
        Leaf.SCAN: _("Le papier signé à la main"),
    }


@for_person("plan.read")
@require_safe
@on_own_plan
def versions(request: HttpRequest, plan: Plan) -> HttpResponse:
    return _versions(request, plan, Viewer.PERSON)


@for_team("plan.read")
@require_safe
def team_versions(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    return _versions(request, plan_of(request.user, Viewer.TEAM, plan_id), Viewer.TEAM)


@for_person("plan.read")
@require_safe
def version(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    return _version(request, agreement_id, Viewer.PERSON)


@for_team("plan.read")
@require_safe
def team_version(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    return _version(request, agreement_id, Viewer.TEAM)


@for_person("plan.read")
@require_safe
def version_file(request: HttpRequest, agreement_id: UUID, leaf: str) -> HttpResponse:
    return _file(request, agreement_id, leaf, Viewer.PERSON)


@for_team("plan.read")
@require_safe
def team_version_file(request: HttpRequest, agreement_id: UUID, leaf: str) -> HttpResponse:
    return _file(request, agreement_id, leaf, Viewer.TEAM)


@for_team("plan.write")
@require_POST
def handed(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    agreement = _found(request, agreement_id, Viewer.TEAM, "plan.write")
    hand_copy(agreement.pk, by=request.user)
    messages.success(request, _("C’est noté : la copie est remise."))
    return redirect("plans:team_version", agreement.pk)


def _found(request: HttpRequest, agreement_id: UUID, viewer: Viewer, action: str = "plan.read") -> Agreement:
    """A version of a plan with which this user may do this, from this side of the house. Raises NotAllowed."""
    agreement = Agreement.objects.filter(pk=agreement_id).first()
    if agreement is None:
        raise NotAllowed
    agreement.plan = plan_of(request.user, viewer, agreement.plan_id, action)
    return agreement


def _versions(request: HttpRequest, plan: Plan, viewer: Viewer) -> HttpResponse:
    with transaction.atomic():
        note_reading(plan, by=request.user, how=How.VERSION)
        found = [{"shown": show_version(one, plan), "url": viewer.url("version", one.pk)} for one in versions_of(plan)]
        changes = changes_since_signed(plan) if plan.is_open else []
    context = {"versions": found, "changes": changes, "back": home(viewer, plan), "shell": shell(viewer)}
    return render(request, "plans/versions.html", context)


def _version(request: HttpRequest, agreement_id: UUID, viewer: Viewer) -> HttpResponse:
    agreement = _found(request, agreement_id, viewer)
    plan, team = agreement.plan, viewer is Viewer.TEAM
    with transaction.atomic():
        note_reading(plan, by=request.user, how=How.VERSION)
        shown = show_version(agreement, plan)
    texts, waits = _texts(), plan.waiting == agreement.number
    whole = [Leaf.SIGNED] if signed_by_all(agreement) else []
    leaves = [*dict.fromkeys([*shown.copies, *whole]), *([Leaf.SCAN] if shown.scans else [])]
    context = {
        "version": shown,
        "copies": [{"url": viewer.url("version_file", shown.id, leaf.value), "text": texts[leaf]} for leaf in leaves],
        "paper_url": viewer.url("paper", plan.pk) if team and waits and not shown.signatures[0].signed else "",
        "hand_url": viewer.url("handed", agreement.pk) if team and copy_to_hand(plan, shown) else "",
        "back": viewer.url("versions", *([plan.pk] if team else [])),
        "shell": shell(viewer),
    }
    return render(request, "plans/version.html", context)


def _file(request: HttpRequest, agreement_id: UUID, leaf: str, viewer: Viewer) -> HttpResponse:
    """A paper, to keep: as it was kept; a PDF nobody had asked for yet, or that could not be made when all signed, is
    made on the way out, and kept by nobody."""
    agreement = _found(request, agreement_id, viewer)
    require(leaf in Leaf.values)
    with transaction.atomic():
        note_reading(agreement.plan, by=request.user, how=How.EXPORT)
        paper = Document.objects.filter(agreement=agreement, leaf=leaf).order_by("made_at").first()
    if paper is None and (leaf == Leaf.COPY or (leaf == Leaf.SIGNED and signed_by_all(agreement))):
        try:
            content, kind = version_pdf(agreement, Leaf(leaf)), "application/pdf"
        except Refusal as refusal:
            return plan_page(request, agreement.plan, viewer, refusal=refusal)
    elif paper is None:
        return back_to(viewer, agreement.plan)
    else:
        content, kind = bytes(paper.content), paper.content_type
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="projet-version-{agreement.number}.{SCANS[kind]}"'
    response["Cache-Control"] = "no-store"
    return response
