"""Who was called for an alert, one after the other, until somebody took it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now

from .alerts import CareAlert


class CareCall(models.Model):
    """One message to one person of the roster. Nobody is called again before all the others were."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    alert = models.ForeignKey(CareAlert, models.CASCADE, related_name="calls")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField(_("rang"))
    # Of words that are nobody's: the hour until somebody takes the alert, then the day alone (rules.claim_alert).
    at = models.DateTimeField(_("le"), default=now)

    class Meta:
        verbose_name = _("appel de la garde")
        verbose_name_plural = _("appels de la garde")
        ordering = ["alert", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["alert", "rank"], name="care_call_one_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.alert_id} {self.rank}"
