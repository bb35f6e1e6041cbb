"""A decision is a plain POST form, with the version that was on the screen."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kit.refusals import NotAllowed
from participation.moderation.forms import PublishForm, RefuseForm, VersionForm
from participation.moderation.models import Reason
from participation.moderation.rules import (
    AlreadyDecided,
    TooLateToUndo,
    WordsChanged,
    publish_item,
    refuse_item,
    undo_decision,
)
from participation.people.views.doors import for_team

from .read import render_message, visible_item


@for_team("contribution.moderate")
@require_POST
def publish(request: HttpRequest, item_id: UUID) -> HttpResponse:
    form = PublishForm(request.POST)
    if not form.is_valid():
        return render_message(request, visible_item(request.user, item_id), publish=form, status=400)
    typed = form.cleaned_data["text"]
    try:
        publish_item(item_id, seen=form.cleaned_data["version"], text=typed, by=request.user)
    except WordsChanged as refusal:
        form.add_error("text", refusal.sentence)
        return render_message(request, visible_item(request.user, item_id), publish=form, status=refusal.status)
    except AlreadyDecided as refusal:
        return already_decided(request, refusal, typed=typed)
    messages.success(request, _("Le message est publié."))
    return redirect("moderation:queue")


@for_team("contribution.moderate")
@require_POST
def refuse(request: HttpRequest, item_id: UUID) -> HttpResponse:
    form = RefuseForm(request.POST)
    if not form.is_valid():
        return render_message(request, visible_item(request.user, item_id), refuse=form, status=400)
    reason = Reason(form.cleaned_data["reason"])
    try:
        refuse_item(item_id, seen=form.cleaned_data["version"], reason=reason, by=request.user)
    except AlreadyDecided as refusal:
        return already_decided(request, refusal)
    messages.success(request, _("Le message n’est pas publié. La personne lira pourquoi."))
    return redirect("moderation:queue")


@for_team("contribution.moderate")
@require_POST
def undo(request: HttpRequest, item_id: UUID) -> HttpResponse:
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise NotAllowed
    try:
        undo_decision(item_id, seen=form.cleaned_data["version"], by=request.user)
    except AlreadyDecided as refusal:
        return already_decided(request, refusal)
    except TooLateToUndo as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("moderation:queue")
    messages.success(request, _("Le message est à lire de nouveau."))
    return redirect("moderation:message", item_id=item_id)


def already_decided(request: HttpRequest, refusal: AlreadyDecided, *, typed: str | None = None) -> HttpResponse:
    """Who decided what, and when; with what the second one had typed, so that it is not lost."""
    context = {"refusal": refusal, "item": refusal.item, "typed": typed}
    return render(request, "moderation/already_decided.html", context, status=refusal.status)
