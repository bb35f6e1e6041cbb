"""Who may answer, leave a message, and read what was said. Helpers' answers are for a later version."""

from typing import TYPE_CHECKING

from participation.consultations.models import Consultation
from participation.people.models import STAFF, Mandate, Membership, Role, User, dated, mandated
from participation.people.permissions import Column, Tie, allows, has_role, ties_to_person, ties_to_structure

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Viewer = User | AnonymousUser

VISITOR = Tie(Column.ANONYMOUS, "O")


def ties_to_consultation(user: "Viewer", consultation: Consultation) -> set[Tie]:
    """What the user is to the structure that asks; and her own voice, if this account is there to speak for herself.

    Who is nothing to it is like a visitor.
    """
    ties = ties_to_structure(user, consultation.structure_id)
    if user.is_authenticated and user.is_active and not _acts_for_others(user):
        ties |= {tie for tie in ties_to_person(user, user) if tie.letter == "S"}
    return ties or {VISITOR}


def can_answer(user: "Viewer", consultation: Consultation) -> bool:
    """Whether `user` may answer for herself once it is open."""
    return consultation.is_announced and _speaks_for_herself("consultation.answer", user, consultation)


def can_contribute(user: "Viewer", consultation: Consultation) -> bool:
    """Whether `user` may leave a message once it is open."""
    return consultation.is_announced and _speaks_for_herself("contribution.post", user, consultation)


def can_read_results(user: "Viewer", consultation: Consultation) -> bool:
    """What was said together, once it is finished."""
    return consultation.is_announced and allows("results.read", ties_to_consultation(user, consultation))


def _speaks_for_herself(action: str, user: "Viewer", consultation: Consultation) -> bool:
    # The table lets a visitor speak too; here an answer belongs to an account, so she enters first.
    if not user.is_authenticated or not user.is_active:
        return False
    return allows(action, ties_to_consultation(user, consultation) - {VISITOR})


def _acts_for_others(user: User) -> bool:
    """A worker's or a helper's account, unless it is a person's too."""
    # Read from the rows, not by is_staff(): a worker's session without second factor is still a worker's.
    if has_role(user, Role.PERSON):
        return False
    staff = Membership.objects.filter(dated(), user_id=user.pk, role__in=STAFF)
    return staff.exists() or Mandate.objects.filter(mandated(), helper_id=user.pk).exists()
