"""Who may answer, and who may leave a message: persons, for themselves. Helpers' answers are for a later version."""

from typing import TYPE_CHECKING

from participation.consultations.models import Consultation
from participation.people.models import STAFF, Mandate, Membership, Role, User, dated, mandated
from participation.people.permissions import allows, has_role, ties_to_person

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def can_answer(user: "User | AnonymousUser", consultation: Consultation) -> bool:
    """Whether `user` may answer for herself once it is open."""
    return consultation.is_announced and _speaks_for_herself("consultation.answer", user)


def can_contribute(user: "User | AnonymousUser", consultation: Consultation) -> bool:
    """Whether `user` may leave a message once it is open."""
    return consultation.is_announced and _speaks_for_herself("contribution.post", user)


def _speaks_for_herself(action: str, user: "User | AnonymousUser") -> bool:
    if not user.is_authenticated or not user.is_active:
        return False
    return allows(action, ties_to_person(user, user)) and (has_role(user, Role.PERSON) or not _acts_for_others(user))


def _acts_for_others(user: User) -> bool:
    # Read from the rows, not by is_staff(): a worker's session without second factor is still a worker's.
    staff = Membership.objects.filter(dated(), user_id=user.pk, role__in=STAFF)
    return staff.exists() or Mandate.objects.filter(mandated(), helper_id=user.pk).exists()
