"""The name that others see: proposed by its owner, read by somebody, shown only then."""

from __future__ import annotations

from collections.abc import Collection
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now

from .items import ReviewItem
from .states import is_shown

LONGEST_NAME = 40
"""Characters."""


class ShownNameQuerySet(models.QuerySet["ShownName"]):
    def held(self) -> Self:
        """Those their owner did not take off, the latest first."""
        return self.filter(taken_off_at=None).order_by("-created_at", "-pk")

    def shown(self) -> Self:
        """Those others may read. The first of somebody's is the one that is seen."""
        return self.held().filter(is_shown())


class ShownName(models.Model):
    """One proposal. Its words are those of `review`; the one before stays shown while this one waits."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="shown_names")
    review = models.OneToOneField(ReviewItem, models.PROTECT, related_name="shown_name")
    created_at = models.DateTimeField(_("proposé le"), default=now)
    taken_off_at = models.DateTimeField(_("retiré le"), null=True, blank=True)

    objects = ShownNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("nom affiché")
        verbose_name_plural = _("noms affichés")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.user_id} {self.review_id}"


def name_shown_to_all(of: str) -> Subquery:
    """The name others see of the account that the field `of` leads to, for a queryset; NULL for nobody's."""
    return Subquery(ShownName.objects.shown().filter(user=OuterRef(of)).values("review__published_text")[:1])


def names_shown(user_ids: Collection[UUID]) -> dict[UUID, str]:
    """The name others see of each of these accounts that has one."""
    rows = ShownName.objects.shown().filter(user__in=user_ids).values_list("user_id", "review__published_text")
    return dict(reversed(rows))
