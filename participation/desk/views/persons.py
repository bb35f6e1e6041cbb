"""The persons a worker may find, and one person's page."""

from itertools import islice
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kit.words import matches
from participation.desk.forms import SearchForm
from participation.desk.fragments import Rows
from participation.people.forms import ReferentForm
from participation.people.fragments.reaching import say_reach
from participation.people.models import User
from participation.people.permissions import (
    allows,
    can_ask_reset,
    findable_persons,
    mandates_given,
    nameable_referents,
    ties_to_person,
)
from participation.people.views.doors import for_team
from participation.plans.fragments import letter_of
from participation.plans.models import Plan
from participation.plans.permissions import accompanied_persons, can_break_glass

from .rows import MOST_PEOPLE, rows_shown


@for_team("person.find")
def people_list(request: HttpRequest) -> HttpResponse:
    """Those one accompanies, with their plans; the others of one's structures, by name and référent alone."""
    form, asked = SearchForm(request.GET), Rows.read(request.GET.get("voir", ""))
    rows = rows_shown(request.user, name=form.name)
    context = {
        "form": form,
        "filters": [] if form.name else list(Rows),
        "asked": asked,
        "rows": rows if form.name else [row for row in rows if asked in row.belongs],
        "others": _others(request.user, form.name) if asked is Rows.ALL or form.name else None,
        "most": MOST_PEOPLE,
    }
    return render(request, "desk/people.html", context)


@for_team("person.find")
def person_page(request: HttpRequest, person_id: UUID) -> HttpResponse:
    person = findable_persons(request.user).filter(pk=person_id).first()
    if person is None:
        raise Http404
    may_read = allows("plan.read", ties_to_person(request.user, person))
    nameable = nameable_referents(request.user, person)
    context = {
        "person": person,
        "row": next(iter(rows_shown(request.user, person=person)), None) if may_read else None,
        "talk": letter_of(request.user, person),
        "reach": say_reach(person) if may_read else [],
        "helpers": mandates_given(person) if may_read else [],
        "glass_url": "" if may_read else _glass_url(request.user, person),
        "referent_form": ReferentForm(nameable=nameable) if nameable.exists() else None,
        "may_reset": can_ask_reset(request.user, person),
    }
    return render(request, "desk/person.html", context)


def _others(user: User, name: str) -> list[User]:
    """The persons one may find and does not accompany: their names, and who accompanies them, are all that is shown."""
    # In Python, because SQLite and PostgreSQL do not agree on accents; a structure knows some hundreds of persons.
    findable = findable_persons(user).exclude(pk__in=accompanied_persons(user).values("pk"))
    return list(islice((person for person in findable if matches(person.name, name)), MOST_PEOPLE))


def _glass_url(user: User, person: User) -> str:
    """Where her plan is read in an emergency, for who may; that there is one is all that is said of it."""
    plan = Plan.objects.filter(person=person).current()
    return reverse("plans:glass", args=[plan.pk]) if plan and can_break_glass(user, plan) else ""
