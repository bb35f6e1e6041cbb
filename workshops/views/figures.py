"""`/equipe/ateliers/chiffres/`: what a year of workshops comes to, on a page and as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kit.refusals import require
from kit.time import today
from participation.people.engine.takeaway import as_csv
from participation.people.views.doors import for_team
from workshops.fragments import figures_of, sheet_of_figures, years_of

manage = for_team("workshop.manage")


@manage
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """?annee=2026: another year than the newest."""
    years = years_of(request.user)
    newest = years[0] if years else today().year
    asked = request.GET.get("annee", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 and int(asked) in years else newest
    found = figures_of(request.user, year, years)
    return render(request, "workshops/team/figures.html", {"figures": found})


@manage
@require_safe
def figures_file(request: HttpRequest, year: int) -> HttpResponse:
    years = years_of(request.user)
    require(year in years)
    content = as_csv(sheet_of_figures(figures_of(request.user, year, years)))
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="ateliers-{year}.csv"'
    return response
