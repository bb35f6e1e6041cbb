"""The team's day, the persons a worker may find, and one person's page."""

from itertools import islice
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kit.time import now
from kit.words import matches
from participation.desk.forms import SearchForm
from participation.moderation.permissions import pending_count
from participation.people.forms import ReferentForm
from participation.people.models import User
from participation.people.permissions import allows, findable_persons, nameable_referents, ties_to_person
from participation.people.views.doors import for_team
from participation.plans.fragments import plans_of
from workshops.fragments import upcoming_sessions
from workshops.models import Booking

SOON = 5
MOST_PEOPLE = 100
"""A list stays bounded: beyond, one searches."""


@for_team("person.find")
def team_day(request: HttpRequest) -> HttpResponse:
    plans = plans_of(request.user)
    context = {
        "now": now(),
        "plans": plans,
        "asking": [plan for plan in plans if plan.asks],
        "sessions": upcoming_sessions(SOON),
        "waiting": pending_count(request.user),
    }
    return render(request, "desk/team_day.html", context)


@for_team("person.find")
def people_list(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    # In Python, because SQLite and PostgreSQL do not agree on accents; a structure knows some hundreds of persons.
    found = (person for person in findable_persons(request.user) if matches(person.name, form.name))
    persons = list(islice(found, MOST_PEOPLE))
    context = {"form": form, "plans": plans_of(request.user), "persons": persons, "most": MOST_PEOPLE}
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
        "may_read": may_read,
        "plan": next((card for card in plans_of(request.user) if card.person == person), None) if may_read else None,
        "referent_form": ReferentForm(nameable=nameable) if nameable.exists() else None,
        "bookings": _coming(person)[:SOON] if may_read else [],
    }
    return render(request, "desk/person.html", context)


def _coming(person: User) -> QuerySet[Booking]:
    """Her own places to come, and not those of the people she helps."""
    live = Booking.objects.live().filter(person=person, session__ends_at__gt=now())
    return live.select_related("session__workshop").order_by("session__starts_at")
