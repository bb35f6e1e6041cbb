"""`/equipe/ateliers/importer/`: the sessions of a table, row by row."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from workshops.forms import COLUMNS, TableForm, read_rows
from workshops.fragments import places_around
from workshops.permissions import manageable_workshops
from workshops.rules import import_sessions

from .team import form_page, manage


@manage
@form_page
def import_table(request: HttpRequest) -> HttpResponse:
    """POST answers with what became of each row: taken, or what would be (« essayer »). The lines stay, to correct."""
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "columns": COLUMNS}
        return render(request, "workshops/team/import.html", context, status=400 if form.errors else 200)
    wanted, refused = read_rows(
        form.rows, workshops=manageable_workshops(request.user), venues=places_around(request.user)
    )
    tries = "try" in request.POST
    fates = import_sessions(wanted, dry_run=tries, by=request.user) if wanted else []
    form.keep_lines()
    fates = sorted([*fates, *refused], key=lambda fate: fate.line)
    context = {
        "form": form,
        "columns": COLUMNS,
        "tries": tries,
        "tried": True,
        "refused": [fate for fate in fates if not fate.taken],
        "taken": [fate for fate in fates if fate.taken],
        "sessions": sum(fate.sessions for fate in fates if not fate.known),
    }
    return render(request, "workshops/team/import.html", context, status=200 if context["taken"] else 400)


@manage
@require_safe
def import_model(request: HttpRequest) -> HttpResponse:
    """An empty table with its columns, as a spreadsheet opens it."""
    response = HttpResponse(f"\ufeff{';'.join(COLUMNS)}\r\n", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="seances.csv"'
    return response
