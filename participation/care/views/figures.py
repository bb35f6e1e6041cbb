"""How many alerts and how soon, for who runs the structure."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from participation.care.fragments import figures_of
from participation.care.permissions import run_structures
from participation.people.views.doors import for_staff

MOST = 30


@for_staff("settings")
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    structures = run_structures(request.user).order_by("name", "pk")[:MOST]
    rows = [(structure, figures_of(structure)) for structure in structures]
    return render(request, "care/figures.html", {"rows": rows})
