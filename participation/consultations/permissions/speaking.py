"""Who may answer and leave a message, for herself or for whom she helps, and who may read what was said."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import QuerySet

from participation.consultations.engine import keyring
from participation.consultations.models import Audience, Consultation, Voice
from participation.people.models import STAFF, Mandate, Membership, Role, Scope, User, dated, mandated
from participation.people.permissions import (
    Column,
    Tie,
    allows,
    has_role,
    helped_persons,
    ties_to_person,
    ties_to_structure,
)
from workshops.models import Booking, BookingState

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Viewer = User | AnonymousUser

MOST_HELPED = 20
"""The names that one page offers to a helper."""
VISITOR = Tie(Column.ANONYMOUS, "O")


def ties_to_consultation(user: "Viewer", consultation: Consultation) -> set[Tie]:
    """What the user is to the structure that asks; and her own voice, if this account is there to speak for herself.

    Who is nothing to it is like a visitor.
    """
    ties = ties_to_structure(user, consultation.structure_id)
    if user.is_authenticated and user.is_active and not acts_for_others(user):
        ties |= {tie for tie in ties_to_person(user, user) if tie.letter == "S"}
    return ties or {VISITOR}


def can_answer(user: "Viewer", consultation: Consultation, person: User | None = None) -> bool:
    """Whether `user` may answer, for herself or for this person, once it is open."""
    return _may_speak("consultation.answer", user, consultation, person)


def can_contribute(user: "Viewer", consultation: Consultation, person: User | None = None) -> bool:
    """Whether `user` may leave a message, for herself or for this person, once it is open."""
    return _may_speak("contribution.post", user, consultation, person)


def persons_to_help(user: "Viewer", consultation: Consultation) -> list[User]:
    """Those in whose name the user may answer here: only the one, once she has begun for somebody."""
    if not user.is_authenticated or not user.is_active:
        return []
    helped = [
        one for one in helped_persons(user, Scope.CONSULTATION)[:MOST_HELPED] if can_answer(user, consultation, one)
    ]
    return [one for one in helped if not speaks_for_another(user, consultation, one)]


def speaks_for_another(user: User, consultation: Consultation, person: User) -> bool:
    """Whether the user has already spoken here for somebody else than this person: it is then too late for her."""
    try:
        key = keyring.find(settings.KEYS_DIR, consultation.pk)
    except keyring.KeyGone:
        return False
    spoken = Voice.objects.filter(consultation=consultation, speaker=key.digest("owner", "account", user.pk))
    return spoken.exclude(owner=key.digest("owner", "account", person.pk)).exists()


def can_answer_without_account(consultation: Consultation) -> bool:
    """Whether somebody whom nobody knows may answer: the consultation is everybody's."""
    return (
        consultation.is_announced
        and consultation.audience == Audience.OPEN
        and allows("consultation.answer", {VISITOR})
    )


def is_asked(consultation: Consultation, person: User) -> bool:
    """Whether the consultation is for this person, today."""
    asked = ids_asked(consultation)
    return asked is None or User.objects.filter(pk=person.pk).filter(pk__in=asked).exists()


def ids_asked(consultation: Consultation) -> QuerySet | None:
    """Ids of the persons the consultation is for, today; None when it is everybody's."""
    if consultation.audience == Audience.OPEN:
        return None
    if consultation.audience == Audience.PLENARY:
        seats = Booking.objects.filter(state=BookingState.CONFIRMED, session__plenary__cancelled_at=None)
        return seats.filter(session__plenary__consultations=consultation).values("person_id")
    where = Membership.objects.filter(dated(), role=Role.PERSON).values("user_id")
    if consultation.audience == Audience.TERRITORY:
        return where.filter(structure__territory=consultation.structure.territory_id)
    return where.filter(structure__in=consultation.structures.all())


def can_manage(user: "Viewer", consultation: Consultation) -> bool:
    """Prepare it, open it, close it, publish what was said."""
    return allows("consultation.manage", ties_to_structure(user, consultation.structure_id))


def can_read_results(user: "Viewer", consultation: Consultation) -> bool:
    """What was said together, once it is finished."""
    return consultation.is_announced and allows("results.read", ties_to_consultation(user, consultation))


def _may_speak(action: str, user: "Viewer", consultation: Consultation, person: User | None) -> bool:
    # The table lets a visitor speak too; here an answer belongs to an account, so she enters first.
    if not consultation.is_announced or not user.is_authenticated or not user.is_active:
        return False
    if person is None or person.pk == user.pk:
        return is_asked(consultation, user) and allows(action, ties_to_consultation(user, consultation) - {VISITOR})
    return (
        person.is_active and is_asked(consultation, person) and allows(action, ties_to_person(user, person) - {VISITOR})
    )


def acts_for_others(user: User) -> bool:
    """A worker's or a helper's account, unless it is a person's too."""
    # Read from the rows, not by is_staff(): a worker's session without second factor is still a worker's.
    if has_role(user, Role.PERSON):
        return False
    staff = Membership.objects.filter(dated(), user_id=user.pk, role__in=STAFF)
    return staff.exists() or Mandate.objects.filter(mandated(), helper_id=user.pk).exists()
