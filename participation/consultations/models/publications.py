"""What was published of the answers, as it was: numbered, never changed."""

from __future__ import annotations

from functools import cached_property

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now
from participation.consultations.engine.form import Form, from_data

from .consultations import Consultation


class Publication(models.Model):
    """One publication of the results. The database refuses that it changes.

    content: `engine.disclosure.Shown`, with the questionnaire as it is read there ("form") and the names of the
    territories ("territories"): the page is made of nothing else. by: the account's id, which outlives the account.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="publications")
    number = models.PositiveSmallIntegerField(_("numéro"))
    at = models.DateTimeField(_("publiée le"), default=now)
    by = models.UUIDField(_("par"))
    content = models.JSONField()

    class Meta:
        verbose_name = _("publication des résultats")
        verbose_name_plural = _("publications des résultats")
        ordering = ["consultation", "number"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "number"], name="publication_one_of_each_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="publication_is_numbered_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.consultation_id} n° {self.number}"

    @cached_property
    def form(self) -> Form:
        return from_data(self.content["form"])
