"""Who sits in a committee, and for whom. The role itself is `people`'s: a Membership of a territory, dated."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now
from participation.consultations.engine.colleges import Composition
from participation.people.models import Membership, Role, Territory, User, dated


class College(models.TextChoices):
    """Decree 2016-1440, in three words. « Now » or « before » is one college: which of the two is nobody's business."""

    CONCERNED = "concerned", _("Personne accompagnée, aujourd’hui ou avant")
    PROFESSIONAL = "professional", _("Professionnelle ou professionnel du social")
    INSTITUTION = "institution", _("Institution ou association")


def members_of(territory_id: object) -> models.QuerySet[User]:
    """Who sits in the committee of this territory today."""
    sitting = Membership.objects.filter(dated(), role=Role.COMMITTEE, territory=territory_id)
    return User.objects.filter(pk__in=sitting.values("user_id"), is_active=True).order_by("name", "pk")


class SeatQuerySet(models.QuerySet["Seat"]):
    def of(self, users: Iterable[User], territory_id: object) -> Self:
        return self.filter(user__in=users, territory=territory_id)

    def composition(self, territory_id: object) -> Composition:
        """Of the committee as it sits today."""
        members = set(members_of(territory_id).values_list("pk", flat=True))
        said = dict(self.filter(territory=territory_id, user__in=members).values_list("user", "college"))
        concerned = sum(college == College.CONCERNED for college in said.values())
        return Composition(len(members), concerned, len(members) - len(said))


class Seat(models.Model):
    """The college of a member: she says it herself. Nobody else can know it, and nobody writes it for her."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="seats")
    territory = models.ForeignKey(Territory, models.PROTECT, related_name="+", verbose_name=_("territoire"))
    college = models.CharField(_("collège"), max_length=12, choices=College)
    said_at = models.DateTimeField(_("dit le"), default=now)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("siège au comité")
        verbose_name_plural = _("sièges au comité")
        constraints = [
            models.UniqueConstraint(fields=["user", "territory"], name="seat_once_in_a_committee"),
            models.CheckConstraint(
                condition=models.Q(college__in=College.values),
                name="seat_college_is_known",
                violation_error_message=_("Choisissez un collège."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.college}"
