"""A questionnaire from a spreadsheet, and into one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from kit.refusals import NotAllowed, Refusal
from participation.consultations import fragments, rules
from participation.consultations.engine.building import files_in, images_in
from participation.consultations.engine.xlsform import Parsed, Unreadable, read_form, write_form
from participation.consultations.forms.preparing import FileForm, SpreadsheetForm
from participation.consultations.models import Consultation

from .doors import back_to, for_preparing, newest, prepared_here

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@for_preparing
@require_safe
def sheet(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """The newest version, as an XLSForm."""
    consultation = prepared_here(request, consultation_id)
    version = newest(consultation)
    response = HttpResponse(write_form(version.form), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="questionnaire-v{version.number}.xlsx"'
    return response


@for_preparing
@require_http_methods(["GET", "HEAD", "POST"])
def take_sheet(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """POST answers with what became of each row: taken, or what would be (« essayer »)."""
    consultation = prepared_here(request, consultation_id)
    form = SpreadsheetForm(request.POST or None, request.FILES or None, form=newest(consultation).form)
    if request.method != "POST" or not form.is_valid():
        return _page(request, consultation, form)
    try:
        parsed = read_form(form.content)
    except Unreadable as error:
        form.add_error("sheet", fragments.say_unreadable(error))
        return _page(request, consultation, form)
    tries = "try" in request.POST
    try:
        if not tries:
            seen = form.cleaned_data["seen"]
            rules.import_questionnaire(consultation.pk, form=parsed.form, seen=seen, by=request.user)
    except Refusal as refusal:
        if isinstance(refusal, NotAllowed):
            raise
        form.add_error(None, str(refusal.sentence))
        form.look_again()
        return _page(request, consultation, form, parsed, status=refusal.status)
    return _page(request, consultation, form, parsed, tries=tries, kept=not tries)


@for_preparing
@require_http_methods(["GET", "HEAD", "POST"])
def send_file(request: HttpRequest, consultation_id: UUID, name: str) -> HttpResponse:
    """A picture or a recording that the spreadsheet calls."""
    consultation = prepared_here(request, consultation_id)
    asked = newest(consultation).form
    if name not in files_in(asked):
        raise NotAllowed
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FileForm(*sent, calls_image=name in images_in(asked))
    if form.is_valid():
        try:
            rules.send_file(consultation.pk, name=name, sent=form.cleaned_data["file"], by=request.user)
        except Refusal as refusal:
            return back_to(consultation, refusal, request=request)
        return back_to(consultation, request=request)
    context = {"form": form, "consultation": consultation, "name": name}
    return render(request, "consultations/preparing/file.html", context, status=400 if form.errors else 200)


def _page(
    request: HttpRequest,
    consultation: Consultation,
    form: SpreadsheetForm,
    parsed: Parsed | None = None,
    *,
    tries: bool = False,
    kept: bool = False,
    status: int = 0,
) -> HttpResponse:
    rows = list(fragments.stretches(parsed.rows)) if parsed else []
    context = {
        "consultation": consultation,
        "form": form,
        "parsed": parsed,
        "refused": [one for one in rows if not one.taken],
        "taken": [one for one in rows if one.taken],
        "tries": tries,
        "kept": kept,
    }
    status = status or (400 if form.errors else 200)
    return render(request, "consultations/preparing/sheet.html", context, status=status)
