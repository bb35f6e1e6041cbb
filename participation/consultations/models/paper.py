"""Sheets of paper: each has its number, so that none is entered twice."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id

from .consultations import Consultation

MOST_AT_ONCE = 60
"""Sheets of one printing."""


class PaperSheetManager(models.Manager["PaperSheet"]):
    def number(self, consultation: Consultation, *, version: int, language: str, count: int) -> list[PaperSheet]:
        """Give the next numbers; the caller holds the row of the consultation."""
        last = self.filter(consultation=consultation).aggregate(last=models.Max("number"))["last"] or 0
        return self.bulk_create(
            PaperSheet(consultation=consultation, number=last + place, version=version, language=language)
            for place in range(1, count + 1)
        )


class PaperSheet(models.Model):
    """A sheet that was printed. Whether it came back is not here: only the key of the consultation knows (`Draft`,
    `Mark`), so that whoever holds the database does not learn which papers are in it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="paper_sheets")
    number = models.PositiveIntegerField(_("numéro"))
    version = models.PositiveSmallIntegerField(_("version du questionnaire"))
    language = models.CharField(_("langue"), max_length=20, blank=True)

    objects = PaperSheetManager()

    class Meta:
        verbose_name = _("feuille de papier")
        verbose_name_plural = _("feuilles de papier")
        ordering = ["consultation", "number"]
        constraints = [models.UniqueConstraint(fields=["consultation", "number"], name="paper_sheet_one_number_each")]

    def __str__(self) -> str:
        return f"{self.consultation_id} {self.number}"
