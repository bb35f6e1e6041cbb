"""« Qui peut lire mon projet »: she sees who, opens a part to a structure, and closes it in one tap."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from journal.models import Channel
from kit.refusals import NotAllowed, Refusal, require
from kit.time import today
from participation.people.views.doors import for_person
from participation.people.views.entering import SHARED
from participation.plans.engine.sharing import consent_words, months_after
from participation.plans.forms import ConsentForm, ShareForm
from participation.plans.fragments import Viewer, readers_of
from participation.plans.models import OnPhone, Pillar, Plan, Section
from participation.plans.permissions import can_give_consent, own_plans, referents_of, structures_to_open_to
from participation.plans.rules import WordsChanged, give_consent, revoke_consent

from .pages import back_to, status_of
from .person import on_own_plan

if TYPE_CHECKING:
    from participation.people.models import Structure


@for_person("consent.give", "consent.revoke")
@require_safe
@on_own_plan
def sharing(request: HttpRequest, plan: Plan) -> HttpResponse:
    """With ?avant: she wants to talk first. Nothing is opened."""
    referents = referents_of(plan) if "avant" in request.GET else []
    context = {
        "plan": plan,
        "readers": readers_of(plan),
        "talk_first": "avant" in request.GET,
        "talk_to": referents[0].get_short_name() if referents else "",
    }
    return render(request, "plans/sharing.html", context)


@for_person("consent.give")
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest) -> HttpResponse:
    """Ask what to open to whom; then show the sentences; then, by POST, take her yes to them."""
    if request.method == "POST":
        return _opened(request)
    plan = _plan_to_share(request)
    if plan is None or not plan.is_open:
        return redirect("plans:sharing")
    if "suite" not in request.GET:
        return _choices_page(request, ShareForm(plan, initial=request.GET.dict()))
    form = ShareForm(plan, request.GET)
    if not form.is_valid():
        return _choices_page(request, form)
    asked = form.cleaned_data
    until, may_write = months_after(today(), asked["mois"]), asked["droit"] == "ecrire"
    return _words_page(request, _consent_form(asked["partie"], asked["structure"], until=until, may_write=may_write))


@for_person("consent.revoke")
@require_POST
def unshare(request: HttpRequest, consent_id: UUID) -> HttpResponse:
    consent = revoke_consent(consent_id, by=request.user)
    messages.success(request, _("C’est fermé."))
    if request.GET.get("de") == "projet":
        return back_to(Viewer.PERSON, consent.section.plan, consent.section)
    return redirect("plans:sharing")


def _opened(request: HttpRequest) -> HttpResponse:
    """Her yes, taken; or the sentences as they are now, when they are no longer those she had."""
    form = ConsentForm(request.POST)
    require(form.is_valid())
    asked = dict(form.cleaned_data)
    channel = Channel.ASSISTED if asked.pop("helped") else Channel.SELF
    on_phone = OnPhone.SHARED if request.session.get(SHARED, True) else OnPhone.OWN
    try:
        give_consent(asked.pop("section_id"), **asked, on_phone=on_phone, channel=channel, by=request.user)
    except NotAllowed:
        raise
    except WordsChanged as refusal:
        return _words_page(request, _asked_again(form), refusal)
    except Refusal as refusal:
        plan = Plan.objects.get(sections=form.cleaned_data["section_id"])
        again = ShareForm(plan, initial={"partie": form.cleaned_data["section_id"]})
        return _choices_page(request, again, refusal)
    messages.success(request, _("C’est ouvert. Vous pouvez fermer quand vous voulez."))
    return redirect("plans:sharing")


def _plan_to_share(request: HttpRequest) -> Plan | None:
    """The plan of the part that is asked for, else her own, if any. Raises NotAllowed."""
    try:
        wanted = UUID(request.GET.get("partie", ""))
    except ValueError:
        return own_plans(request.user).current()
    section = Section.objects.select_related("plan__person").filter(pk=wanted).first()
    require(section is not None and can_give_consent(request.user, section))
    return section.plan


def _consent_form(section: Section, structure: Structure, **terms) -> ConsentForm:
    pillar = Pillar(section.pillar)
    said = consent_words(part=pillar.label, structure=structure.name, money=pillar is Pillar.BUDGET, **terms)
    return ConsentForm(
        initial={"section_id": section.pk, "structure_id": structure.pk, "words_seen": "\n".join(said), **terms},
    )


def _asked_again(form: ConsentForm) -> ConsentForm:
    asked = form.cleaned_data
    section = Section.objects.select_related("plan__person").get(pk=asked["section_id"])
    structure = structures_to_open_to(section.plan).get(pk=asked["structure_id"])
    return _consent_form(section, structure, until=asked["until"], may_write=asked["may_write"])


def _choices_page(request: HttpRequest, form: ShareForm, refusal: Refusal | None = None) -> HttpResponse:
    context = {"form": form, "refusal": refusal.sentence if refusal else ""}
    return render(request, "plans/share.html", context, status=status_of(form, refusal))


def _words_page(request: HttpRequest, form: ConsentForm, refusal: Refusal | None = None) -> HttpResponse:
    context = {
        "form": form,
        "sentences": form.initial["words_seen"].splitlines(),
        "refusal": refusal.sentence if refusal else "",
    }
    return render(request, "plans/share_words.html", context, status=status_of(form, refusal))
