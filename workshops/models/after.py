"""After a session: how it was for those who came, in a face and a word."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.ids import new_id
from kit.time import now
from participation.moderation.models import ReviewItem, is_shown

from .bookings import Booking

LONGEST_WORD = 300
"""Characters."""


class Face(models.TextChoices):
    """Three, of the same size and weight."""

    GOOD = "good", _("Bien")
    SO_SO = "so_so", _("Moyen")
    BAD = "bad", _("Pas bien")

    @property
    def icon(self) -> str:
        """Its icon in the sprite."""
        return {Face.GOOD: "mood-smile", Face.SO_SO: "mood-neutral", Face.BAD: "mood-sad"}[self]


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    def heard(self) -> FeedbackQuerySet:
        """Those whose word was published, the newest first: by its review, never by the day it was said."""
        return self.filter(is_shown()).select_related("review").order_by("-review__decided_at", "pk")


class Feedback(models.Model):
    """What one household says of one session. The word that others read is that of its review."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    booking = models.OneToOneField(Booking, models.CASCADE, related_name="feedback", verbose_name=_("réservation"))
    face = models.CharField(_("comment c’était"), max_length=6, choices=Face)
    review = models.OneToOneField(ReviewItem, models.PROTECT, null=True, blank=True, related_name="+")
    # Who wrote it down for her; None for herself, by her account or by the link to her booking.
    helper = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    channel = models.CharField(_("par quel moyen"), max_length=10, choices=Channel, default=Channel.SELF)
    key = models.UUIDField(null=True, blank=True, editable=False)
    at = models.DateTimeField(_("dit le"), default=now, editable=False)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("retour sur une séance")
        verbose_name_plural = _("retours sur les séances")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(face__in=Face.values),
                name="feedback_is_one_of_three_faces",
                violation_error_message=_("Choisissez un des trois visages."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.booking_id} {self.face}"

    @property
    def drawn(self) -> Face:
        return Face(self.face)
