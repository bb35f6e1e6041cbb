"""Who recommends, who replies, and who says what followed."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from participation.consultations.models import Consultation, Recommendation
from participation.people.models import Membership, Role, User, dated
from participation.people.permissions import Column, Tie, allows, has_role, ties_to_structure

if TYPE_CHECKING:
    from .speaking import Viewer


def can_recommend(user: "Viewer", consultation: Consultation) -> bool:
    """The committee of its territory."""
    ties = ties_to_structure(user, consultation.structure_id)
    return consultation.is_announced and allows("recommendation.write", ties)


def can_reply(user: "Viewer", recommendation: Recommendation) -> bool:
    """Whom it is addressed to, once it is handed over."""
    if recommendation.handed_at is None or recommendation.addressee_id != getattr(user, "pk", None):
        return False
    return has_role(user, Role.ADDRESSEE) and allows("recommendation.reply", {Tie(Column.ADDRESSEE, "S")})


def can_follow(user: "Viewer", recommendation: Recommendation) -> bool:
    """Whom it is addressed to, and the committee that goes on asking."""
    asks = recommendation.handed_at is not None and can_recommend(user, recommendation.consultation)
    return asks or can_reply(user, recommendation)


def addressed_to(user: "Viewer") -> QuerySet[Recommendation]:
    """Those that `can_reply` allows, newest first."""
    found = Recommendation.objects.handed()
    if not has_role(user, Role.ADDRESSEE) or not allows("recommendation.reply", {Tie(Column.ADDRESSEE, "S")}):
        return found.none()
    return found.filter(addressee=user.pk).order_by("-handed_at", "number")


def addressees(territory_id: UUID) -> QuerySet[User]:
    """To whom a committee of this territory may write."""
    seats = Membership.objects.filter(dated(), role=Role.ADDRESSEE, structure__territory=territory_id)
    return User.objects.filter(pk__in=seats.values("user_id"), is_active=True).order_by("name", "pk")


def organisation_of(user_id: UUID, territory_id: UUID) -> str:
    """The name of the structure for which this addressee answers there."""
    seats = Membership.objects.filter(dated(), role=Role.ADDRESSEE, user=user_id, structure__territory=territory_id)
    return seats.order_by("starts_on", "pk").values_list("structure__name", flat=True).first() or ""
