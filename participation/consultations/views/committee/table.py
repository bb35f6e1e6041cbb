"""Paper: numbered cards to sort on a table, and the numbers of each pile typed in afterwards."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kit.refusals import Refusal
from participation.consultations import fragments
from participation.consultations.forms import PilesForm
from participation.consultations.fragments import NoPdf, cards_pdf, printed_cards
from participation.consultations.models import Consultation
from participation.consultations.rules import PilesRefused, enter_piles
from participation.people.views.doors import for_person

from .desk import sorted_by


@for_person("committee.code")
@require_safe
def cards(request: HttpRequest, slug: str) -> HttpResponse:
    return _cards_page(request, sorted_by(request.user, slug))


@for_person("committee.code")
@require_safe
def pdf(request: HttpRequest, slug: str) -> HttpResponse:
    consultation = sorted_by(request.user, slug)
    try:
        content = cards_pdf(consultation, only_left_for=request.user if _for_me(request) else None)
    except NoPdf as refusal:
        return _cards_page(request, consultation, refusal)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="cartes.pdf"'
    return response


@for_person("committee.code")
@require_http_methods(["GET", "HEAD", "POST"])
def piles(request: HttpRequest, slug: str) -> HttpResponse:
    """« Thème Horaires : 3, 7, 12-15 »."""
    consultation = sorted_by(request.user, slug)
    shown = fragments.readable_cards(consultation)
    form = PilesForm(
        request.POST if request.method == "POST" else None,
        themes=fragments.themes_of(consultation),
        known=[card.number for card in shown],
    )
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                entered = enter_piles(consultation.pk, piles=form.piles, by=request.user)
            except PilesRefused as refusal:
                form.add_error(None, str(refusal.sentence))
                status = refusal.status
            else:
                _say_entered(request, consultation, len(entered))
                return redirect("consultations:sorting", slug)
    context = {
        "consultation": consultation,
        "form": form,
        "lines": _lines(form, fragments.numbers_by(request.user, shown)),
        "some": shown[:1],
    }
    return render(request, "consultations/committee/piles.html", context, status=status)


def _lines(form: PilesForm, before: dict) -> list[tuple]:
    """Each line of the form, with what she already put there, and what goes there."""
    return [
        (form[name], before.get(theme.pk if theme else None, ""), theme.rule if theme else "")
        for name, theme in form.names.items()
    ]


def _say_entered(request: HttpRequest, consultation: Consultation, entered: int) -> None:
    said = ngettext("%(n)s message est rangé.", "%(n)s messages sont rangés.", entered) % {"n": entered}
    left = fragments.desk(consultation, request.user).left
    if left:
        said += " " + _("Il reste à ranger : %(numbers)s.") % {"numbers": fragments.say_numbers(left)}
    messages.success(request, said)


def _for_me(request: HttpRequest) -> bool:
    """`?pour=moi`: only the cards that wait for her."""
    return request.GET.get("pour") == "moi"


def _cards_page(request: HttpRequest, consultation: Consultation, refusal: Refusal | None = None) -> HttpResponse:
    context = {
        "consultation": consultation,
        "cards": printed_cards(consultation, only_left_for=request.user if _for_me(request) else None),
        "mine": _for_me(request),
        "refusal": refusal.sentence if refusal else "",
    }
    return render(request, "consultations/committee/cards.html", context, status=refusal.status if refusal else 200)
