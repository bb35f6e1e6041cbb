"""The team's day, the persons a worker may find, and one person's page."""

from itertools import islice
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kit.time import now
from kit.words import matches
from participation.desk.forms import SearchForm
from participation.moderation.permissions import pending_count
from participation.people.forms import ReferentForm
from participation.people.models import User
from participation.people.permissions import (
    allows,
    can_ask_reset,
    findable_persons,
    nameable_referents,
    runs_something,
    ties_to_person,
    visible_calls,
    visible_resets,
)
from participation.people.permissions.erasing import visible_erasures
from participation.people.views.doors import for_team
from participation.plans.fragments import PlanCard, plans_of
from participation.plans.models import Plan
from participation.plans.permissions import can_break_glass, glasses_to_review
from participation.plans.rules import note_list
from workshops.fragments import upcoming_sessions
from workshops.models import Booking

SOON = 5
MOST_RESETS = 20
MOST_PEOPLE = 100
"""A list stays bounded: beyond, one searches."""


@for_team("person.find")
def team_day(request: HttpRequest) -> HttpResponse:
    plans = _shown(request.user)
    context = {
        "now": now(),
        "plans": plans,
        "asking": [plan for plan in plans if plan.asks],
        "sessions": upcoming_sessions(SOON),
        "waiting": pending_count(request.user),
        "runs_network": runs_something(request.user),
        "to_review": glasses_to_review(request.user),
        "resets": visible_resets(request.user)[:MOST_RESETS],
        "erasures": bool(visible_erasures(request.user, most=5)),
        "calls": visible_calls(request.user).count(),
    }
    return render(request, "desk/team_day.html", context)


@for_team("person.find")
def people_list(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    # In Python, because SQLite and PostgreSQL do not agree on accents; a structure knows some hundreds of persons.
    found = (person for person in findable_persons(request.user) if matches(person.name, form.name))
    persons = list(islice(found, MOST_PEOPLE))
    context = {
        "form": form,
        "plans": [] if form.name else _shown(request.user),
        "persons": persons,
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
        "may_read": may_read,
        "plan": next(iter(_shown(request.user, person)), None) if may_read else None,
        "glass_url": "" if may_read else _glass_url(request.user, person),
        "referent_form": ReferentForm(nameable=nameable) if nameable.exists() else None,
        "bookings": _coming(person)[:SOON] if may_read else [],
        "may_reset": can_ask_reset(request.user, person),
    }
    return render(request, "desk/person.html", context)


def _shown(user: User, person: User | None = None) -> list[PlanCard]:
    """What a page shows of the plans of those one accompanies, or of one of them: noted as read, or not shown."""
    with transaction.atomic():
        cards = [card for card in plans_of(user) if person is None or card.person == person]
        note_list((card.plan for card in cards), by=user)
    return cards


def _glass_url(user: User, person: User) -> str:
    """Where her plan is read in an emergency, for who may; that there is one is all that is said of it."""
    plan = Plan.objects.filter(person=person).current()
    return reverse("plans:glass", args=[plan.pk]) if plan and can_break_glass(user, plan) else ""


def _coming(person: User) -> QuerySet[Booking]:
    """Her own places to come, and not those of the people she helps."""
    live = Booking.objects.live().filter(person=person, session__ends_at__gt=now())
    return live.select_related("session__workshop").order_by("session__starts_at")
