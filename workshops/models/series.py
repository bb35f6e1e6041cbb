"""Sessions that come back: one rule, and as many sessions as it gave."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now
from workshops.engine import LONGEST_RULE

from .programme import Workshop


class Series(models.Model):
    """What was asked for when its sessions were planned. They live their own lives since: this only says that they came
    together, so that one may change them together. rule: an RRULE of RFC 5545, always with an end."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workshop = models.ForeignKey(Workshop, models.PROTECT, related_name="series", verbose_name=_("atelier"))
    rule = models.CharField(_("quand elle revient"), max_length=LONGEST_RULE)
    made_at = models.DateTimeField(_("prévue le"), default=now, editable=False)

    class Meta:
        verbose_name = _("série de séances")
        verbose_name_plural = _("séries de séances")

    def __str__(self) -> str:
        return f"{self.workshop_id} {self.rule}"
