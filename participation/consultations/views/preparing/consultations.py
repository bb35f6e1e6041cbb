"""The consultations one prepares: their list, one of them, what it says of itself, and its life."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit.pages import page_of
from kit.refusals import NotAllowed, Refusal
from participation.consultations import fragments, rules
from participation.consultations.engine.life import Act, acts_from
from participation.consultations.forms.preparing import ConsultationForm, LanguagesForm, RereadingForm
from participation.consultations.models import State
from participation.consultations.permissions import can_read_names, prepared_by, preparing_structures
from participation.consultations.rules import ChangedMeanwhile

from .doors import back_to, for_preparing, newest, prepared_here

OLD = "anciennes"
form_page = require_http_methods(["GET", "HEAD", "POST"])
ACTS: dict[str, Callable[..., object]] = {
    Act.ASK_REVIEW: rules.ask_review,
    Act.TAKE_BACK: rules.take_back,
    Act.OPEN: rules.open_consultation,
    Act.CLOSE: rules.close_consultation,
}


@for_preparing
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """?anciennes: the archived ones."""
    # The last that end come first, and before them what has no dates yet: what there is to do is above what is over.
    mine = (
        prepared_by(request.user).select_related("structure").order_by(F("closes_at").desc(nulls_first=True), "title")
    )
    old = OLD in request.GET
    shown = mine.filter(state=State.ARCHIVED) if old else mine.exclude(state=State.ARCHIVED)
    context = {"consultations": page_of(shown, request), "old": old}
    return render(request, "consultations/preparing/index.html", context)


@for_preparing
@form_page
def new(request: HttpRequest) -> HttpResponse:
    offered = preparing_structures(request.user)
    form = ConsultationForm(request.POST or None, files=request.FILES or None, offered=offered)
    if request.method != "POST" or not form.is_valid():
        return _form(request, form)
    said, recording = form.chosen, form.cleaned_data["recording"]
    try:
        made = rules.create_consultation(
            form.cleaned_data["structure"].pk,
            **said,
            recording=recording,
            key=form.cleaned_data["key"],
            by=request.user,
        )
    except Refusal as refusal:
        return _form(request, form, refusal=refusal)
    messages.success(request, _("C’est commencé. Écrivez maintenant les questions."))
    return redirect("consultations:prepare", made.pk)


@for_preparing
@form_page
def change(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    consultation = prepared_here(request, consultation_id)
    of = {"offered": preparing_structures(request.user), "consultation": consultation}
    form = ConsultationForm(request.POST or None, files=request.FILES or None, **of)
    if request.method != "POST" or not form.is_valid():
        return _form(request, form)
    sent = form.cleaned_data
    try:
        rules.change_consultation(
            consultation.pk,
            said=form.chosen,
            recording=sent["recording"],
            unrecord=sent.get("unrecord", False),
            seen=sent["seen"],
            by=request.user,
        )
    except Refusal as refusal:
        return _form(request, form, refusal=refusal)
    messages.success(request, _("C’est enregistré."))
    return redirect("consultations:prepare", consultation.pk)


def _form(request: HttpRequest, form: ConsultationForm, *, refusal: Refusal | None = None) -> HttpResponse:
    if isinstance(refusal, NotAllowed):
        raise refusal
    if refusal:
        form.add_error(None, str(refusal.sentence))
        form.anew(**({"seen": rules.face(form.consultation)} if isinstance(refusal, ChangedMeanwhile) else {}))
    status = refusal.status if refusal else 400 if form.errors else 200
    context = {"form": form, "consultation": form.consultation}
    return render(request, "consultations/preparing/form.html", context, status=status)


@for_preparing
@require_safe
def consultation(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """Where it is, what is left to do, and its questions."""
    found = prepared_here(request, consultation_id)
    version = newest(found)
    form = version.form
    context = {
        "consultation": found,
        "version": version,
        "todo": fragments.left_to_do(found, version),
        "acts": fragments.shown_acts(found),
        "questions": fragments.shown_questions(form),
        "missing": fragments.missing_files(version),
        "languages": fragments.shown_languages(version),
        "answered": fragments.people_who_answered(found),
        "plenaries": fragments.plenaries_of(found),
        "approval": fragments.approval_of(version),
        **fragments.remarks_on(version),
        "languages_form": LanguagesForm(form=form),
        "rereading_form": RereadingForm(form=form),
        "editable": version.in_use_at is None and not found.is_finished,
        "may_read_names": can_read_names(request.user, found),
        "key_lost": fragments.is_key_lost(found),
        "may_archive": Act.ARCHIVE in acts_from(found.state),
    }
    return render(request, "consultations/preparing/consultation.html", context)


@for_preparing
@require_POST
def act(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """Its next step: reread, taken back, open, closed."""
    consultation = prepared_here(request, consultation_id)
    rule = ACTS.get(request.POST.get("act", ""))
    if rule is None:
        return back_to(consultation, request=request)
    try:
        rule(consultation.pk, by=request.user)
    except Refusal as refusal:
        return back_to(consultation, refusal, request=request)
    messages.success(request, _("C’est fait."))
    return back_to(consultation, request=request)


@for_preparing
@require_POST
def version(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """Prepare a new version of what is asked, or ask the one that was prepared."""
    consultation = prepared_here(request, consultation_id)
    asks = "use" in request.POST
    try:
        rule = rules.use_version if asks else rules.new_version
        rule(consultation.pk, by=request.user)
    except Refusal as refusal:
        return back_to(consultation, refusal, request=request)
    said = _("C’est fait. Qui commence maintenant répond à cette version.") if asks else _("Vous pouvez la changer.")
    messages.success(request, said)
    return back_to(consultation, request=request)


@for_preparing
@require_POST
def languages(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    consultation = prepared_here(request, consultation_id)
    form = LanguagesForm(request.POST, form=newest(consultation).form)
    seen = request.POST.get("seen", "").split(",")
    try:
        if form.is_valid():
            rules.set_languages(consultation.pk, languages=form.chosen, seen=seen, by=request.user)
            messages.success(request, _("C’est enregistré."))
    except Refusal as refusal:
        return back_to(consultation, refusal, request=request)
    return back_to(consultation, request=request)


@for_preparing
@form_page
def reread(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """« Relu par des personnes concernées le ... »."""
    consultation = prepared_here(request, consultation_id)
    form = RereadingForm(request.POST or None, form=newest(consultation).form)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "consultation": consultation}
        return render(request, "consultations/preparing/reread.html", context, status=400 if form.errors else 200)
    try:
        rules.note_rereading(consultation.pk, **form.cleaned_data, by=request.user)
    except Refusal as refusal:
        return back_to(consultation, refusal, request=request)
    messages.success(request, _("C’est noté. Merci à elles et à eux."))
    return back_to(consultation, request=request)
