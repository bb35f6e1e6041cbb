"""`/equipe/moderation/chiffres/`: what a month of reading comes to, on a page and as a file."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kit.refusals import require
from participation.people.engine.takeaway import as_csv
from participation.people.views.doors import for_team

from . import figures_told as told


@for_team("contribution.moderate")
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """?mois=2026-10: another month than the newest."""
    months = told.months_counted(request.user)
    month = _asked(request, months)
    found = told.figures_of(request.user, month) if month else None
    context = {
        "months": months,
        "month": month,
        "facts": told.facts_of(found) if found else [],
        "tables": told.tables_of(found) if found else [],
    }
    return render(request, "moderation/figures.html", context)


@for_team("contribution.moderate")
@require_safe
def figures_file(request: HttpRequest) -> HttpResponse:
    month = _asked(request, told.months_counted(request.user))
    require(month is not None)
    sheet = told.sheet_of_figures(month, told.figures_of(request.user, month))
    response = HttpResponse(as_csv(sheet), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{sheet.name}.csv"'
    return response


def _asked(request: HttpRequest, months: list[dt.date]) -> dt.date | None:
    """The month that is asked for among those there are, else the newest; None where there is none."""
    asked = request.GET.get("mois", "")
    return next((month for month in months if f"{month:%Y-%m}" == asked), months[0] if months else None)
