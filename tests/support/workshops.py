"""A tiers lieu for tests: a venue, a workshop, sessions, and bookings through the real rule."""

from __future__ import annotations

import datetime as dt

import factory

from kit.ids import new_id
from kit.time import now
from participation.people.models import User
from participation.places.models import Place
from tests.support.people import StructureFactory
from workshops.models import Booking, Room, Session, Theme, Venue, Workshop
from workshops.rules import book_seats


class PlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Place

    structure = factory.SubFactory(StructureFactory)
    name = "Le Trait d’union"
    what = "Tiers lieu : ateliers, café."
    hours = "Du mardi au samedi, de 9 h à 18 h."
    address = "12 rue des Tanneurs"
    how_to_come = "Bus 4, arrêt Tanneurs"
    wheelchair = "Entrée et toilettes pour fauteuil roulant"


class VenueFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Venue

    place = factory.SubFactory(PlaceFactory)


class WorkshopFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Workshop

    structure = factory.SubFactory(StructureFactory)
    title = "Réparer son vélo"
    theme = Theme.REPAIR
    summary = "Vous venez avec votre vélo. Vous repartez avec un vélo qui roule."
    programme = "On regarde les freins.\nOn répare ensemble."
    facilitator = "Karim"


class SessionFactory(factory.django.DjangoModelFactory):
    """In a week, for two hours, with 3 seats."""

    class Meta:
        model = Session

    workshop = factory.SubFactory(WorkshopFactory)
    venue = factory.SubFactory(VenueFactory)
    starts_at = factory.LazyFunction(lambda: now() + dt.timedelta(days=7))
    ends_at = factory.LazyAttribute(lambda session: session.starts_at + dt.timedelta(hours=2))
    capacity = 3


def book(session: Session, person: User, *, guests: int = 0, **options) -> Booking:
    """The person books for herself, through the rule."""
    options.setdefault("key", new_id())
    return book_seats(session.pk, person=person, by=person, guests=[""] * guests, **options)


def to_the_past(session: Session, days: int = 1) -> Session:
    """The same session, `days` days ago."""
    moved = dt.timedelta(days=days) + (session.starts_at - now())
    Session.objects.filter(pk=session.pk).update(starts_at=session.starts_at - moved, ends_at=session.ends_at - moved)
    session.refresh_from_db()
    return session


class RoomFactory(factory.django.DjangoModelFactory):
    """For 12 people, without a step."""

    class Meta:
        model = Room

    venue = factory.SubFactory(VenueFactory)
    name = factory.Sequence(lambda n: f"Salle {n}")
    capacity = 12
    step_free = True
