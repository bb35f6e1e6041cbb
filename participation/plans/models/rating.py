"""How she finds her own situation in a part, from 0 to 10: hers to say, to show or not. Nobody else rates anything.

The scale is ours: two words at its ends, none of anybody's questionnaire.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now

from .section import Section

LOWEST, HIGHEST = 0, 10


class OwnRating(models.Model):
    """One value she keeps for herself.

    A table of its own, as her drafts have: no query made for somebody else's page ever reads it, not even whether it
    holds something. Shown, the row leaves for the other table; erased, it is gone.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    section = models.ForeignKey(Section, models.CASCADE, related_name="own_ratings")
    value = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = _("note gardée pour soi")
        verbose_name_plural = _("notes gardées pour soi")
        ordering = ["section", "at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(value__lte=HIGHEST), name="own_rating_from_0_to_10"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ShownRating(models.Model):
    """One value she shows, with the day she rated."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    section = models.ForeignKey(Section, models.CASCADE, related_name="ratings")
    value = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    shown_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = _("note montrée")
        verbose_name_plural = _("notes montrées")
        ordering = ["section", "at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(value__lte=HIGHEST), name="shown_rating_from_0_to_10"),
            models.CheckConstraint(condition=Q(shown_at__gte=F("at")), name="shown_rating_after_it_was_made"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
