"""What is done about an alert: plain POST forms, each with the version that was on the screen."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kit.refusals import NotAllowed
from participation.care import rules
from participation.care.forms import CloseForm, HandForm, NoteForm, TakeOverForm, VersionForm
from participation.care.permissions import claimants
from participation.care.rules import AlertMoved, CannotTakeIt, NothingWritten
from participation.people.views.doors import for_team

from .alerts import render_alert, visible_alert


@for_team("care.claim")
@require_POST
def claim(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise NotAllowed
    try:
        rules.claim_alert(alert_id, seen=form.cleaned_data["version"], by=request.user)
    except AlertMoved as refusal:
        return moved(request, refusal)
    messages.success(request, _("Vous vous occupez de cette alerte. Écrivez ce que vous faites."))
    return redirect("care:alert", alert_id)


@for_team("care.claim")
@require_POST
def note(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    return _write(request, alert_id, NoteForm(request.POST, prefix="note"), rules.note_act, _("C’est écrit."))


@for_team("care.claim")
@require_POST
def take_over(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    said = _("Vous vous occupez maintenant de cette alerte.")
    return _write(request, alert_id, TakeOverForm(request.POST, prefix="over"), rules.take_over, said)


@for_team("care.claim")
@require_POST
def close(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    said = _("L’alerte est finie. Le numéro laissé est effacé.")
    return _write(request, alert_id, CloseForm(request.POST, prefix="close"), rules.close_alert, said)


@for_team("care.claim")
@require_POST
def hand(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    people = claimants(visible_alert(request.user, alert_id)).exclude(pk=request.user.pk)
    form = HandForm(request.POST, prefix="hand", people=people)
    return _write(request, alert_id, form, rules.hand_over, _("L’alerte est confiée."))


def _write(request: HttpRequest, alert_id: UUID, form: Form, rule: Callable, said: str) -> HttpResponse:
    visible_alert(request.user, alert_id)
    if not form.is_valid():
        return render_alert(request, alert_id, form=form, status=400)
    sent = dict(form.cleaned_data)
    try:
        rule(alert_id, seen=sent.pop("version"), **sent, by=request.user)
    except AlertMoved as refusal:
        return moved(request, refusal, typed=sent["text"])
    except (NothingWritten, CannotTakeIt) as refusal:
        form.add_error("to" if isinstance(refusal, CannotTakeIt) else "text", refusal.sentence)
        return render_alert(request, alert_id, form=form, status=refusal.status)
    messages.success(request, said)
    return redirect("care:alert", alert_id)


def moved(request: HttpRequest, refusal: AlertMoved, *, typed: str = "") -> HttpResponse:
    """Who was faster; with what the second one had typed, so that it is not lost."""
    context = {"refusal": refusal, "alert": refusal.alert, "typed": typed}
    return render(request, "care/moved.html", context, status=refusal.status)
