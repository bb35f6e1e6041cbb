"""One message at a time: choose its themes alone, then see what the other reader chose, and talk."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit.pages import page_of
from kit.refusals import Stale
from participation.consultations import fragments
from participation.consultations.forms import NoteForm, SettleForm, ThemesForm
from participation.consultations.fragments import CardShown
from participation.consultations.models import Consultation
from participation.consultations.rules import NothingToSettle, code_card, note_card, settle_card
from participation.people.views.doors import for_person

from .desk import sorted_by


@for_person("committee.code")
@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Choosing leads to the next message that waits for this member."""
    consultation, shown = _shown(request, slug, number)
    if request.method != "POST":
        return _page(request, consultation, shown)
    form = _themes_form(consultation, shown, request.POST)
    if not form.is_valid():
        return _page(request, consultation, shown, choosing=form, status=400)
    try:
        code_card(shown.card.pk, themes=form.cleaned_data["themes"], by=request.user)
    except Stale as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("consultations:card", slug, number)
    following = fragments.next_for(consultation, request.user, after=number)
    if following is None:
        messages.success(request, _("Vous avez rangé tous les messages qui vous attendaient."))
        return redirect("consultations:sorting", slug)
    return redirect("consultations:card", slug, following)


@for_person("committee.code")
@require_POST
def settle(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    consultation, shown = _shown(request, slug, number)
    form = _settle_form(consultation, shown, request.POST)
    if not form.is_valid():
        return _page(request, consultation, shown, settling=form, status=400)
    try:
        settle_card(shown.card.pk, themes=form.cleaned_data["themes"], seen=form.cleaned_data["vu"], by=request.user)
    except Stale as refusal:
        form.add_error("themes", str(refusal.sentence))
        form.data = {**form.data.dict(), "vu": shown.seen}
        return _page(request, consultation, shown, settling=form, status=refusal.status)
    messages.success(request, _("C’est écrit. Ce que chaque personne avait choisi reste à lire."))
    return redirect("consultations:card", slug, number)


@for_person("committee.code")
@require_POST
def note(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    consultation, shown = _shown(request, slug, number)
    form = NoteForm(request.POST, may_dissent=shown.decided is not None)
    if not form.is_valid():
        return _page(request, consultation, shown, noting=form, status=400)
    try:
        note_card(shown.card.pk, **form.cleaned_data, by=request.user)
    except NothingToSettle as refusal:
        form.add_error("text", str(refusal.sentence))
        return _page(request, consultation, shown, noting=form, status=refusal.status)
    messages.success(request, _("Votre note est gardée."))
    return redirect("consultations:card", slug, number)


@for_person("committee.code")
@require_safe
def following(request: HttpRequest, slug: str) -> HttpResponse:
    """To the next message that waits for this member; to the desk when none does."""
    number = fragments.next_for(sorted_by(request.user, slug), request.user)
    if number is None:
        messages.info(request, _("Aucun message ne vous attend ici."))
        return redirect("consultations:sorting", slug)
    return redirect("consultations:card", slug, number)


@for_person("committee.code")
@require_safe
def differences(request: HttpRequest, slug: str) -> HttpResponse:
    consultation = sorted_by(request.user, slug)
    page = page_of(fragments.differing_cards(consultation), request)
    rows = fragments.differences(consultation, list(page), request.user)
    context = {"consultation": consultation, "rows": rows, "page": page}
    return render(request, "consultations/committee/differences.html", context)


def _shown(request: HttpRequest, slug: str, number: int) -> tuple[Consultation, CardShown]:
    """Raises Http404, NotAllowed."""
    consultation = sorted_by(request.user, slug)
    shown = fragments.show_card(consultation, number, request.user)
    if shown is None:
        raise Http404
    return consultation, shown


def _themes_form(consultation: Consultation, shown: CardShown, data=None) -> ThemesForm:
    chosen = shown.mine.chosen if shown.mine else None
    return ThemesForm(data, themes=fragments.themes_of(consultation), chosen=chosen)


def _settle_form(consultation: Consultation, shown: CardShown, data=None) -> SettleForm:
    decided = shown.card.decided
    themes = fragments.themes_of(consultation)
    return SettleForm(data, themes=themes, chosen=decided.chosen if decided else None, seen=shown.seen)


def _page(
    request: HttpRequest,
    consultation: Consultation,
    shown: CardShown,
    *,
    choosing: ThemesForm | None = None,
    settling: SettleForm | None = None,
    noting: NoteForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The message, with the one form that was refused as it was sent."""
    differ = shown.standing in ("different", "settled")
    context = {
        "consultation": consultation,
        "shown": shown,
        "form": choosing or settling or noting,
        "choosing": (choosing or _themes_form(consultation, shown)) if shown.may_choose else None,
        "settling": (settling or _settle_form(consultation, shown)) if differ else None,
        "noting": noting or NoteForm(may_dissent=shown.decided is not None),
        "total": consultation.sorting.dealt,
    }
    return render(request, "consultations/committee/card.html", context, status=status)
