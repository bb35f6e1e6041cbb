"""« Lire et signer »: the version that waits, for each of its parties; and the paper signed by hand."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kit.refusals import NotAllowed, Refusal
from participation.people.permissions.sessions import entered_at, entered_lately
from participation.people.views.doors import for_person, for_team
from participation.people.views.entering import DOOR, SHARED, Door
from participation.plans.engine.canonical import digest, read
from participation.plans.engine.life import Mover
from participation.plans.engine.signing import Device, Evidence, Method
from participation.plans.forms import PaperForm, SignForm
from participation.plans.fragments import Viewer, changes_signed, show_content, show_version
from participation.plans.models import Agreement, Leaf, Plan, State
from participation.plans.permissions import How
from participation.plans.rules import (
    VersionMoved,
    note_reading,
    refuse_to_sign,
    sign_on_paper,
    sign_plan,
    waiting_version,
    what_blocks_signing,
    words_for,
)

from .pages import back_to, home, plan_of, plan_page, refused, shell, status_of
from .papers import keep_papers
from .person import on_own_plan

METHODS: dict[str | None, Method] = {Door.TEAM: Method.FACTOR, Door.CARD: Method.CARD, Door.PASSKEY: Method.PASSKEY}


@for_person("plan.sign")
@require_http_methods(["GET", "HEAD", "POST"])
@on_own_plan
def sign(request: HttpRequest, plan: Plan) -> HttpResponse:
    return _sign(request, plan, Viewer.PERSON)


@for_team("plan.sign")
@require_http_methods(["GET", "HEAD", "POST"])
def team_sign(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    return _sign(request, plan_of(request.user, Viewer.TEAM, plan_id, "plan.sign"), Viewer.TEAM)


@for_team("plan.sign")
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """The worker attaches what she signed by hand."""
    plan = plan_of(request.user, Viewer.TEAM, plan_id, "plan.sign")
    if request.method != "POST":
        waits = plan.agreements.filter(number=plan.waiting).first()
        return _paper_page(request, plan, PaperForm(initial=_seen(waits))) if waits else back_to(Viewer.TEAM, plan)
    form = PaperForm(request.POST, request.FILES)
    if not form.is_valid():
        return _paper_page(request, plan, form)
    said = {**form.cleaned_data, "scan": form.cleaned_data["scan"].read()}
    try:
        signed = sign_on_paper(plan.pk, **said, by=request.user)
    except Refusal as refusal:
        return _paper_page(request, plan, form, refused(form, refusal))
    keep_papers(signed.plan, request.user)
    messages.success(request, _("Le papier est joint."))
    return redirect("plans:team_version", signed.pk)


def answer(request: HttpRequest, plan: Plan, form: SignForm) -> bool:
    """« Je signe », or « Je ne suis pas d’accord »: whether it was signed. The rule's refusals go through."""
    said = form.cleaned_data
    evidence = evidence_of(request, present=said["present"], read_aloud=said["read_aloud"])
    if request.POST.get("answer") == "sign":
        agreement = sign_plan(
            plan.pk, seen=said["seen"], words_seen=said["words_seen"], evidence=evidence, by=request.user
        )
        keep_papers(agreement.plan, request.user)
        return True
    refuse_to_sign(plan.pk, seen=said["seen"], reason=said["reason"], evidence=evidence, by=request.user)
    return False


def evidence_of(request: HttpRequest, *, present: str, read_aloud: bool) -> Evidence:
    """How this session proved, a moment ago, who it belongs to; and on whose telephone."""
    door = request.session.get(DOOR)
    device = Device.WORK if door == Door.TEAM else Device.SHARED if request.session.get(SHARED, True) else Device.OWN
    method = METHODS.get(door, Method.CODE)
    return Evidence(method, device, entered_at(request.session, request.user), present, read_aloud)


def sign_context(request: HttpRequest, plan: Plan, party: Mover, form: SignForm | None) -> dict[str, Any]:
    """What waits to be signed, whole, and who has signed: for any of the parties."""
    number, content, agreement = waiting_version(plan)
    said, words = read(content), words_for(plan, party, number)
    amends = plan.agreements.filter(number=plan.in_force).first() if plan.in_force else None
    seen = {"seen": digest(content), "words_seen": words}
    form = form or SignForm(initial=seen)
    if form.is_bound:
        form.read(**seen)
    return {
        "content": show_content(said),
        "number": number,
        "changes": changes_signed.what_changes(amends.said, said) if amends else [],
        "signatures": show_version(agreement, plan).signatures if agreement else [],
        "signed": bool(agreement and party in agreement.signed_by()),
        "sentences": words.splitlines(),
        "form": form,
        "typed": form.typed(),
        "fresh": entered_lately(request.session, request.user),
        "waits": what_blocks_signing(plan),
        "next": request.path,
        "agreement": agreement,
    }


def _sign(request: HttpRequest, plan: Plan, viewer: Viewer) -> HttpResponse:
    if request.method != "POST":
        return _sign_page(request, plan, viewer) if plan.state == State.AGREED else back_to(viewer, plan)
    form = SignForm(request.POST)
    if not form.is_valid():
        return _not_signed(request, plan, viewer, form, None)
    try:
        signed = answer(request, plan, form)
    except NotAllowed:
        raise
    except Refusal as refusal:
        return _not_signed(request, plan, viewer, form, refusal)
    messages.success(request, _("C’est signé.") if signed else _("C’est noté. Ce projet n’est pas signé."))
    return back_to(viewer, plan)


def _not_signed(
    request: HttpRequest, plan: Plan, viewer: Viewer, form: SignForm, refusal: Refusal | None
) -> HttpResponse:
    """Why not, and what was written: beside the version that waits now, or in the plan, when none does."""
    plan.refresh_from_db()
    if plan.state == State.AGREED:
        return _sign_page(request, plan, viewer, form, refusal)
    return plan_page(request, plan, viewer, refusal=refusal or VersionMoved(), typed=form.typed())


def _sign_page(
    request: HttpRequest, plan: Plan, viewer: Viewer, form: SignForm | None = None, refusal: Refusal | None = None
) -> HttpResponse:
    of_plan = [plan.pk] if viewer is Viewer.TEAM else []
    with transaction.atomic():
        note_reading(plan, by=request.user, how=How.VERSION)
        context = sign_context(request, plan, Mover(viewer.voice), form)
    agreement = context["agreement"]
    context |= {
        "talk_url": f"{viewer.url('agree', *of_plan)}?vu={plan.version}",
        "closed": "",
        "pdf_url": viewer.url("version_file", agreement.pk, Leaf.COPY.value) if agreement else "",
        "back": home(viewer, plan),
        "back_text": _("Retour au projet"),
        "shell": shell(viewer),
        "refusal": refusal.sentence if refusal else "",
    }
    return render(request, "plans/sign.html", context, status=status_of(context["form"], refusal))


def _seen(agreement: Agreement) -> dict[str, str]:
    return {"seen": agreement.sha256}


def _paper_page(request: HttpRequest, plan: Plan, form: PaperForm, refusal: Refusal | None = None) -> HttpResponse:
    """For the version that waits; in the plan, when none does any more."""
    agreement = plan.agreements.filter(number=plan.waiting).first()
    if agreement is None:
        return plan_page(request, plan, Viewer.TEAM, refusal=refusal or VersionMoved(), typed=form.typed())
    note_reading(plan, by=request.user, how=How.VERSION)
    context = {
        "form": form,
        "version": show_version(agreement, plan),
        "back": reverse("plans:team_version", args=[agreement.pk]),
        "shell": shell(Viewer.TEAM),
    }
    return render(request, "plans/paper_attach.html", context, status=status_of(form, refusal))
