"""« Ce que j'ai envoyé »: what became of her words, and what she may do about it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from journal.models import head_seq
from kit.pages import page_of
from kit.refusals import NotAllowed, Refusal, Stale
from participation.moderation.events import MINE
from participation.moderation.forms import AppealForm, CorrectForm
from participation.moderation.fragments import SENT
from participation.moderation.models import Report, ReviewItem
from participation.moderation.rules import AlreadyDecided, appeal_item, correct_words
from participation.people.models import User
from participation.people.views.doors import for_person

MOST_REPORTS = 20


@for_person()
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Newest first. The sequence is read before: what comes after it arrives by the live view."""
    stream = f"{MINE}:{request.user.pk}"
    context = {
        "stream": stream,
        "seq": head_seq(stream),
        "items": page_of(ReviewItem.objects.sent_by(request.user), request),
        "list_id": SENT,
        "reports": Report.objects.filter(by=request.user.pk).told()[:MOST_REPORTS],
    }
    return render(request, "moderation/mine/sent.html", context)


@for_person()
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """« Changer mes mots et renvoyer »."""
    item = _hers(request.user, item_id)
    if request.method != "POST":
        return _form_page(request, "correct", item, CorrectForm.of(item))
    form = CorrectForm(request.POST, kind=item.subject_kind)
    if not form.is_valid():
        return _form_page(request, "correct", item, form, status=400)
    said = form.cleaned_data
    try:
        correct_words(
            item_id,
            seen=said["version"],
            text=said["text"],
            without_picture=said["without_picture"],
            by=request.user,
        )
    except NotAllowed:
        raise
    except AlreadyDecided as refusal:
        return _too_late(request, item_id, said["text"], refusal)
    except Refusal as refusal:
        form.add_error("text", str(refusal.sentence))
        return _form_page(request, "correct", item, form, status=refusal.status)
    messages.success(request, _("Vos nouveaux mots sont envoyés. Nous les lisons."))
    return redirect("moderation:mine")


@for_person()
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """« Je ne suis pas d'accord »."""
    item = _hers(request.user, item_id)
    if request.method != "POST":
        return _form_page(request, "appeal", item, AppealForm(initial={"version": item.version}))
    form = AppealForm(request.POST)
    if not form.is_valid():
        return _form_page(request, "appeal", item, form, status=400)
    said = form.cleaned_data
    try:
        appeal_item(item_id, seen=said["version"], note=said["note"], by=request.user)
    except Stale as refusal:
        return _too_late(request, item_id, said["note"], refusal)
    messages.success(request, _("C’est envoyé. Deux autres personnes relisent votre message."))
    return redirect("moderation:mine")


def _hers(user: User, item_id: UUID) -> ReviewItem:
    """Raises NotAllowed for what is not hers."""
    item = ReviewItem.objects.sent_by(user).with_decisions().filter(pk=item_id).first()
    if item is None:
        raise NotAllowed
    return item


def _form_page(
    request: HttpRequest, name: str, item: ReviewItem, form: CorrectForm | AppealForm, status: int = 200
) -> HttpResponse:
    """With what is possible now: a message that was read meanwhile shows its answer in the place of the form."""
    return render(request, f"moderation/mine/{name}.html", {"item": item, "form": form}, status=status)


def _too_late(request: HttpRequest, item_id: UUID, typed: str, refusal: Stale) -> HttpResponse:
    """409: her message is no longer what her page showed. Where it is now, and what she typed, whole."""
    context = {"item": _hers(request.user, item_id), "typed": typed}
    return render(request, "moderation/mine/moved.html", context, status=refusal.status)
