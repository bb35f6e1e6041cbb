"""« Aller vers »: that somebody was called, why, and what was said. Never a mark against anybody."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now

from .bookings import Booking

CALL_WORDS = 500


class CallWhy(models.TextChoices):
    PHONE = "voix", _("Aujourd’hui ou demain, et pas de SMS possible")
    MISSED = "absences", _("Pas là 2 fois de suite")
    LAPSED = "reponse", _("Une place proposée, et pas de réponse")


class CallAnswer(models.TextChoices):
    REACHED = "reached", _("Nous nous sommes parlé")
    LEFT = "left", _("Message laissé")
    NO_ANSWER = "no_answer", _("Pas de réponse")
    NOT_NEEDED = "not_needed", _("Pas besoin d’appeler")

    @property
    def settles(self) -> bool:
        """Nobody has to call her again for this."""
        return self is not CallAnswer.NO_ANSWER


class KindCall(models.Model):
    """One call about one booking. It goes with the booking, and after its time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    booking = models.ForeignKey(Booking, models.CASCADE, related_name="calls", verbose_name=_("réservation"))
    why = models.CharField(_("pourquoi"), max_length=10, choices=CallWhy)
    answer = models.CharField(_("ce qui s’est passé"), max_length=10, choices=CallAnswer)
    words = models.CharField(_("ce qui a été dit"), max_length=CALL_WORDS, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("quand"), default=now, editable=False)
    key = models.UUIDField(editable=False)

    class Meta:
        verbose_name = _("appel pour prendre des nouvelles")
        verbose_name_plural = _("appels pour prendre des nouvelles")
        ordering = ["at", "id"]
        constraints = [
            # Within its booking: it is under the lock of its session that the key is looked up.
            models.UniqueConstraint(fields=["booking", "key"], name="kind_call_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.why} {self.answer} {self.booking_id}"
