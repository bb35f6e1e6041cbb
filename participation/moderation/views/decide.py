"""A decision is a plain POST form, with the version that was on the screen."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kit.refusals import NotAllowed
from participation.moderation import rules
from participation.moderation.forms import AnswerForm, PublishForm, RefuseForm, TogetherForm, VersionForm
from participation.moderation.models import Reason
from participation.people.views.doors import for_team

from .read import render_message, visible_item


@for_team("contribution.moderate")
@require_POST
def publish(request: HttpRequest, item_id: UUID) -> HttpResponse:
    def act(typed: dict) -> None:
        how = {name: typed[name] for name in ("text", "without_picture", "reports")}
        rules.publish_item(item_id, seen=typed["version"], by=request.user, **how)

    return decide(request, item_id, PublishForm(request.POST), act, name="publish", done=_("Le message est publié."))


@for_team("contribution.moderate")
@require_POST
def refuse(request: HttpRequest, item_id: UUID) -> HttpResponse:
    def act(typed: dict) -> None:
        how = {"reason": Reason(typed["reason"]), "more": typed["more"], "reports": typed["reports"]}
        rules.refuse_item(item_id, seen=typed["version"], by=request.user, **how)

    done = _("Le message n’est pas publié. La personne lira pourquoi.")
    return decide(request, item_id, RefuseForm(request.POST), act, name="refuse", done=done)


@for_team("contribution.moderate")
@require_POST
def keep(request: HttpRequest, item_id: UUID) -> HttpResponse:
    def act(typed: dict) -> None:
        rules.keep_item(item_id, seen=typed["version"], reports=typed["reports"], by=request.user)

    done = _("Le message reste en ligne. Les personnes qui l’ont signalé le sauront.")
    return decide(request, item_id, AnswerForm(request.POST), act, name="keep", done=done)


@for_team("contribution.moderate")
@require_POST
def undo(request: HttpRequest, item_id: UUID) -> HttpResponse:
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise NotAllowed
    try:
        rules.undo_decision(item_id, seen=form.cleaned_data["version"], by=request.user)
    except rules.AlreadyDecided as refusal:
        return already_decided(request, refusal)
    except rules.TooLateToUndo as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("moderation:queue")
    messages.success(request, _("Le message est à lire de nouveau."))
    return redirect("moderation:message", item_id=item_id)


@for_team("contribution.moderate")
@require_POST
def publish_together(request: HttpRequest) -> HttpResponse:
    """Those ticked on the list: the plainly harmless ones are published, the others are left."""
    form = TogetherForm(request.POST)
    if not form.is_valid():
        for error in form.errors["chosen"]:
            messages.warning(request, error)
        return redirect("moderation:queue")
    published, left = rules.publish_plain(form.cleaned_data["chosen"], by=request.user)
    if published:
        n = len(published)
        messages.success(request, ngettext("%(n)s message est publié.", "%(n)s messages sont publiés.", n) % {"n": n})
    if left:
        said = ngettext(
            "%(n)s message n’est pas publié : lisez-le d’abord.",
            "%(n)s messages ne sont pas publiés : lisez-les d’abord.",
            left,
        )
        messages.warning(request, said % {"n": left})
    return redirect("moderation:queue")


def decide(
    request: HttpRequest, item_id: UUID, form: Form, act: Callable[[dict], object], *, name: str, done: str
) -> HttpResponse:
    """Do it, or say why not on the page of the message, with what was typed. name: of the form in the panel."""
    if not form.is_valid():
        return render_message(request, visible_item(request.user, item_id), form=form, act=name, status=400)
    try:
        act(form.cleaned_data)
    except rules.WordsChanged as refusal:
        form.add_error("text", refusal.sentence)
        item = visible_item(request.user, item_id)
        return render_message(request, item, form=form, act=name, status=refusal.status)
    except rules.AlreadyDecided as refusal:
        return already_decided(request, refusal, typed=next(filter(None, map(form.cleaned_data.get, WORDS)), None))
    except (rules.HeldByAnother, rules.NeedsTwo, rules.NobodyElse, rules.ReportedSince) as refusal:
        return render_message(request, visible_item(request.user, item_id), form=form, act=name, refusal=refusal)
    messages.success(request, done)
    return redirect("moderation:queue")


WORDS = ("text", "note", "more")


def already_decided(request: HttpRequest, refusal: rules.AlreadyDecided, *, typed: str | None = None) -> HttpResponse:
    """Who decided what, and when; with what the second one had typed, so that it is not lost."""
    context = {"refusal": refusal, "item": refusal.item, "typed": typed}
    return render(request, "moderation/already_decided.html", context, status=refusal.status)
