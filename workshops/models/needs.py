"""What has to be ready on the day for somebody to come at all."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id

from .bookings import Booking

NEED_WORDS = 120


class NeedKind(models.TextChoices):
    INTERPRETER = "interpreter", _("Un interprète")
    TRANSPORT = "transport", _("Un transport")
    STEP_FREE = "step_free", _("Un accès sans marche")


class Need(models.Model):
    """One thing to prepare for one booking. It has an owner of the team, and is settled before the eve."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    booking = models.ForeignKey(Booking, models.CASCADE, related_name="needs", verbose_name=_("réservation"))
    kind = models.CharField(_("besoin"), max_length=12, choices=NeedKind)
    words = models.CharField(_("précision"), max_length=NEED_WORDS, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("qui s’en occupe"),
    )
    settled_at = models.DateTimeField(_("réglé le"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("besoin")
        verbose_name_plural = _("besoins")
        ordering = ["booking", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["booking", "kind"], name="need_once_per_booking"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True) | Q(owner__isnull=False),
                name="need_settled_by_somebody",
                violation_error_message=_("Un besoin réglé dit qui l’a réglé."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.booking_id}"
