"""Appeals: written down by telephone, and heard by another worker and a concerned member of the committee."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from journal.models import Channel
from kit.refusals import NotAllowed, Stale, require
from participation.moderation.forms import AppealForm, HearForm
from participation.moderation.models import ReviewItem, Side
from participation.moderation.permissions import hearable_appeals, side_of
from participation.moderation.rules import appeal_item, hear_appeal
from participation.people.views.doors import for_person, for_team

from .read import visible_item

form_page = require_http_methods(["GET", "HEAD", "POST"])


@for_team("contribution.moderate")
@form_page
def by_phone(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """She calls: the worker writes it down, and the channel says so."""
    item = visible_item(request.user, item_id)
    form, status = AppealForm(request.POST or None, initial={"version": item.version}), 200
    refusal = None
    if request.method == "POST":
        status = 400
        if form.is_valid():
            said = form.cleaned_data
            try:
                appeal_item(item_id, seen=said["version"], note=said["note"], by=request.user, channel=Channel.PHONE)
            except Stale as stale:
                refusal, status = stale, stale.status
                item = visible_item(request.user, item_id)
            else:
                messages.success(request, _("C’est noté. Deux autres personnes relisent ce message."))
                return redirect("moderation:message", item_id=item_id)
    context = {"item": item, "form": form, "refusal": refusal}
    return render(request, "moderation/appeals/by_phone.html", context, status=status)


@for_team("appeal.decide")
@form_page
def hear(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """The team's voice."""
    return _hear(request, item_id, page="work.html", back=reverse("moderation:queue"))


@for_person("appeal.decide")
@require_safe
def committee(request: HttpRequest) -> HttpResponse:
    """What waits for the voice of a concerned member: the words, and never whose they are."""
    context = {"items": hearable_appeals(request.user)}
    return render(request, "moderation/appeals/committee.html", context)


@for_person("appeal.decide")
@form_page
def hear_in_committee(request: HttpRequest, item_id: UUID) -> HttpResponse:
    return _hear(request, item_id, page="base.html", back=reverse("moderation:committee_appeals"))


def _hear(request: HttpRequest, item_id: UUID, *, page: str, back: str) -> HttpResponse:
    if request.method != "POST":
        item = _item(item_id)
        side = side_of(request.user, item)
        require(side is not None)
        return _page(request, item, HearForm(initial={"version": item.version}), page=page, back=back, side=side)
    form = HearForm(request.POST)
    if not form.is_valid():
        item = _item(item_id)
        side = side_of(request.user, item)
        require(side is not None)
        return _page(request, item, form, page=page, back=back, side=side, status=400)
    said = form.cleaned_data
    try:
        hear_appeal(item_id, seen=said["version"], publishes=said["publishes"], note=said["note"], by=request.user)
    except Stale as refusal:
        return _stale(request, _item(item_id), form, refusal, page=page, back=back)
    messages.success(request, _("Votre avis est noté. Merci."))
    return redirect(back)


def _stale(
    request: HttpRequest, item: ReviewItem, form: HearForm, refusal: Stale, *, page: str, back: str
) -> HttpResponse:
    """409. While her voice is still waited for, the form comes back with the version there is now: the other voice
    changed nothing of the words."""
    side = side_of(request.user, item)
    if side is not None:
        form = HearForm({**form.data.dict(), "version": item.version})
    return _page(request, item, form, page=page, back=back, side=side, refusal=refusal, status=refusal.status)


def _page(
    request: HttpRequest,
    item: ReviewItem,
    form: HearForm,
    *,
    page: str,
    back: str,
    side: Side | None,
    refusal: Stale | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"item": item, "form": form, "page": page, "back_url": back, "side": side, "refusal": refusal}
    return render(request, "moderation/appeals/hear.html", context, status=status)


def _item(item_id: UUID) -> ReviewItem:
    item = ReviewItem.objects.told().with_decisions().filter(pk=item_id).first()
    if item is None:
        raise NotAllowed
    return item
