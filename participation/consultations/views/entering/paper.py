"""Paper: sheets to print, each with its number, then typed in with the keyboard, once or twice."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kit.refusals import NotAllowed, Refusal, require
from participation.consultations import fragments
from participation.consultations.engine.codes import say_code
from participation.consultations.forms import PaperForm, PrintForm
from participation.consultations.models import Consultation, PaperSheet, Questionnaire
from participation.consultations.permissions import can_enter_for
from participation.consultations.rules import Letter, decide_paper, enter_paper, print_paper
from participation.people.views.doors import for_team

from ..codes import keep_receipt, receipt_in
from .ways import entered_consultation

form_page = require_http_methods(["GET", "HEAD", "POST"])


@for_team("answer.enter_for")
@form_page
def entry(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole sheet on one screen. Enter goes on to the next field; nothing leaves before « Envoyer »."""
    consultation = _mine(request, slug)
    typed = request.POST if request.method == "POST" else request.GET
    version, changed = _version(consultation, typed)
    asked = fragments.asked_on_paper(version.form)
    form = PaperForm(
        request.POST if request.method == "POST" else None,
        form=version.form,
        asked=asked,
        initial={"feuille": request.GET.get("feuille", "")},
    )
    status, refusal = 200, None
    if request.method == "POST" and ("envoyer" in typed or "deux" in typed) and not changed:
        status = 400
        if form.is_valid():
            try:
                return _take(request, consultation, form, twice="deux" in typed)
            except NotAllowed:
                raise
            except Refusal as refused:
                refusal, status = refused, refused.status
    form.go_on()
    context = {
        "consultation": consultation,
        "form": form,
        "rows": [form[name] for name in form.questions],
        "version": version,
        "changed": changed,
        "refusal": refusal,
        "pile": fragments.pile(consultation),
        "sent": _sent(request, consultation),
    }
    return render(request, "consultations/entering/paper_entry.html", context, status=status)


@for_team("answer.enter_for")
@form_page
def decide(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Where two typed one sheet differently: one looks at the paper, and chooses question by question."""
    consultation = _mine(request, slug)
    rows = fragments.differences_of(consultation, number)
    if rows is None:
        raise Http404
    status, refusal = 200, None
    picks = {row.name: request.POST.get(f"d{place}", "") for place, row in enumerate(rows, start=1)}
    if request.method == "POST":
        try:
            letter = decide_paper(consultation, number, picks=picks, by=request.user)
        except NotAllowed:
            raise
        except Refusal as refused:
            refusal, status = refused, refused.status
        else:
            return _done(request, consultation, number, letter)
    context = {
        "consultation": consultation,
        "number": number,
        "rows": [(row, picks[row.name]) for row in rows],
        "refusal": refusal,
    }
    return render(request, "consultations/entering/paper_decide.html", context, status=status)


@for_team("answer.enter_for")
@form_page
def printing(request: HttpRequest, slug: str) -> HttpResponse:
    """How many sheets, in which language."""
    consultation = _mine(request, slug)
    form = PrintForm(request.POST or None, languages=fragments.languages_of(consultation))
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            sent = form.cleaned_data
            sheets = print_paper(consultation.pk, count=sent["count"], language=sent["langue"], by=request.user)
            there = reverse("consultations:paper_sheets", args=[slug])
            return redirect(f"{there}?de={sheets[0].number}&a={sheets[-1].number}")
    context = {"consultation": consultation, "form": form, "pile": fragments.pile(consultation)}
    return render(request, "consultations/entering/paper_printing.html", context, status=status)


@for_team("answer.enter_for")
@require_safe
def sheets(request: HttpRequest, slug: str) -> HttpResponse:
    return _sheets_page(request, _mine(request, slug))


@for_team("answer.enter_for")
@require_safe
def sheets_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    consultation = _mine(request, slug)
    try:
        content = fragments.paper_pdf(consultation, _found(request, consultation))
    except fragments.NoPdf as refusal:
        return _sheets_page(request, consultation, refusal)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="feuilles.pdf"'
    return response


def _mine(request: HttpRequest, slug: str) -> Consultation:
    """Raises Http404, NotAllowed."""
    consultation = entered_consultation(request, slug)
    require(can_enter_for(request.user, consultation))
    return consultation


def _version(consultation: Consultation, typed) -> tuple[Questionnaire, bool]:
    """The version printed on the sheet that is typed; whether it is another than the one the screen showed."""
    number = typed.get("feuille", "").strip()
    known = int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 0
    sheet = PaperSheet.objects.filter(consultation=consultation, number=known).first()
    versions = Questionnaire.objects.filter(consultation=consultation)
    version = versions.filter(number=sheet.version).first() if sheet else consultation.questionnaire_in_use()
    if version is None:
        raise Http404
    return version, typed.get("version", str(version.number)) != str(version.number)


def _take(request: HttpRequest, consultation: Consultation, form: PaperForm, *, twice: bool) -> HttpResponse:
    number = form.cleaned_data["feuille"]
    letter = enter_paper(consultation, number, answers=form.answers, twice=twice, by=request.user)
    if letter.second is not None:
        return redirect("consultations:paper_decide", consultation.slug, number)
    return _done(request, consultation, number, letter)


def _done(request: HttpRequest, consultation: Consultation, number: int, letter: Letter) -> HttpResponse:
    there = reverse("consultations:paper", args=[consultation.slug])
    response = redirect(there)
    keep_receipt(request, response, there, consultation, f"{number} {letter.receipt if letter.sent_by else ''}")
    return response


def _sent(request: HttpRequest, consultation: Consultation) -> str:
    """What became of the sheet before this one, with its receipt: it is nowhere but in this browser."""
    number, _space, receipt = receipt_in(request, consultation).partition(" ")
    if not number:
        return ""
    if not receipt:
        return _("La feuille %(number)s attend une deuxième saisie, par une autre personne.") % {"number": number}
    return _("La feuille %(number)s est envoyée. Son reçu : %(receipt)s") % {
        "number": number,
        "receipt": say_code(receipt),
    }


def _found(request: HttpRequest, consultation: Consultation) -> list[fragments.PrintedSheet]:
    first, last = (request.GET.get(name, "") for name in ("de", "a"))
    if not (first.isascii() and first.isdigit() and last.isascii() and last.isdigit() and len(first + last) < 14):
        return []
    return fragments.printed_sheets(consultation, int(first), min(int(last), int(first) + 59))


def _sheets_page(request: HttpRequest, consultation: Consultation, refusal: Refusal | None = None) -> HttpResponse:
    context = {
        "consultation": consultation,
        "sheets": _found(request, consultation),
        "query": request.GET.urlencode(),
        "refusal": refusal.sentence if refusal else "",
    }
    return render(
        request, "consultations/entering/paper_sheets.html", context, status=refusal.status if refusal else 200
    )
