"""Who may book, cancel, mark and manage, over the one table of people; the lists stand beside the sentences."""

from uuid import UUID

from django.db.models import Q

from participation.people.models import Referent, Role, Scope, User, accompanying
from participation.people.permissions import (
    allows,
    duties,
    helped_persons,
    structures_of,
    ties_to_person,
    ties_to_structure,
)

from .models import Booking, Session, Workshop


def can_book(by: User, person: User) -> bool:
    """Book a seat for this person: herself, her helper, or the team that accompanies her."""
    return allows("workshop.book", ties_to_person(by, person))


def can_cancel(by: User, booking: Booking) -> bool:
    """Who may book for the person may give her seat back."""
    return can_book(by, booking.person)


def must_tell(by: User, person: User) -> bool:
    """Whether the person has to be told of what `by` does in her name."""
    return by.pk != person.pk and "told" in duties("workshop.book", ties_to_person(by, person))


def can_mark(user: User, session: Session) -> bool:
    """Say who came: the team of the structure that holds the workshop."""
    return allows("attendance", ties_to_structure(user, session.workshop.structure_id))


def can_manage(user: User, structure_id: UUID) -> bool:
    """Plan the workshops of this structure."""
    return allows("workshop.manage", ties_to_structure(user, structure_id))


def visible_bookings(user: User):
    """The user's own bookings, and those of the people whose mandate she holds today."""
    helped = helped_persons(user, Scope.WORKSHOP).values("pk")
    return Booking.objects.filter(Q(person_id=user.pk) | Q(person_id__in=helped))


def visible_rolls(user: User):
    """The sessions whose attendance the user may mark."""
    return Session.objects.filter(workshop__structure_id__in=structures_of(user, Role.WORKER, Role.COORDINATOR))


def manageable_workshops(user: User):
    """The workshops the user may plan."""
    return Workshop.objects.filter(structure_id__in=structures_of(user, Role.WORKER, Role.COORDINATOR))


def others_to_book_for(user: User):
    """The people whose name the booking form offers: those she accompanies, those who gave her a mandate."""
    team = structures_of(user, Role.WORKER, Role.COORDINATOR)
    accompanied = Referent.objects.filter(accompanying(), worker_id=user.pk, structure_id__in=team).values("person_id")
    helped = helped_persons(user, Scope.WORKSHOP).values("pk")
    return User.objects.filter(Q(pk__in=accompanied) | Q(pk__in=helped), is_active=True).order_by("name", "id")
