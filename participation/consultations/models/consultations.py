"""A consultation: what is asked, from when to when, and what was decided afterwards."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now
from participation.people.models import Structure

# Addresses of pages that are no consultation.
RESERVED = {"mes-messages"}


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def announced(self) -> Self:
        """Open or finished: what everybody may read."""
        return self.filter(opens_at__lte=now())

    def open(self) -> Self:
        return self.announced().filter(closes_at__gt=now()).order_by("closes_at")

    def finished(self) -> Self:
        return self.filter(closes_at__lte=now()).order_by("-closes_at")

    def with_outcome(self) -> Self:
        """Finished, and something was decided: the newest decision first."""
        return self.finished().exclude(outcome_at=None).order_by("-outcome_at")


class Consultation(models.Model):
    """Its state is its dates: a draft before it opens, then open, then finished."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, models.PROTECT, related_name="consultations", verbose_name=_("structure"))
    title = models.CharField(_("titre"), max_length=120)
    slug = models.SlugField(_("adresse"), max_length=60, unique=True)
    intro = models.TextField(_("pourquoi cette consultation"), max_length=1_000)
    opens_at = models.DateTimeField(_("ouvre le"), null=True, blank=True, help_text=_("Vide : pas encore visible."))
    closes_at = models.DateTimeField(_("ferme le"), null=True, blank=True)
    said = models.TextField(_("vous avez dit"), max_length=1_000, blank=True)
    decided = models.TextField(_("nous avons décidé"), max_length=1_000, blank=True)
    outcome_at = models.DateTimeField(_("décision publiée le"), null=True, blank=True)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["-opens_at", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_at__isnull=True, closes_at__isnull=True)
                | Q(opens_at__isnull=False, closes_at__gt=F("opens_at")),
                name="consultation_closes_after_it_opens",
                violation_error_message=_("La fin doit venir après le début."),
            ),
            models.CheckConstraint(
                condition=Q(outcome_at__isnull=True) | (~Q(said="") & ~Q(decided="")),
                name="consultation_outcome_says_both",
                violation_error_message=_("Écrivez ce qui a été dit et ce qui est décidé."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("consultations:consultation", args=[self.slug])

    def clean(self) -> None:
        if self.slug in RESERVED:
            raise ValidationError({"slug": _("Cette adresse est déjà prise.")})

    @property
    def is_announced(self) -> bool:
        return self.opens_at is not None and self.opens_at <= now()

    @property
    def is_finished(self) -> bool:
        return self.closes_at is not None and self.closes_at <= now()

    @property
    def is_open(self) -> bool:
        return self.is_announced and not self.is_finished
