"""What was done for somebody in danger, and by whom. Rows are added, never changed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now

from .alerts import CareAlert


class Act(models.TextChoices):
    CLAIMED = "claimed", _("a pris l’alerte")
    NOTED = "noted", _("a écrit")
    HANDED = "handed", _("a confié l’alerte")
    TAKEN = "taken", _("a repris l’alerte")
    CLOSED = "closed", _("a fini")


class CareAct(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    alert = models.ForeignKey(CareAlert, models.CASCADE, related_name="acts")
    what = models.CharField(_("acte"), max_length=7, choices=Act)
    text = models.TextField(_("ce qui a été fait"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="care_acts")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("le"), default=now)

    class Meta:
        verbose_name = _("acte")
        verbose_name_plural = _("actes")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(what=Act.CLAIMED) | ~Q(text=""),
                name="care_act_is_written",
                violation_error_message=_("Écrivez ce qui a été fait."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.alert_id} {self.what}"

    @property
    def who(self) -> str:
        return self.by.get_short_name() if self.by else str(_("Quelqu’un de l’équipe"))
