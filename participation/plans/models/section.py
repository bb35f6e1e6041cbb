"""The parts of a plan: what she wants, then one part for each pillar, opened only when wanted."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now
from participation.plans.engine.text import LONGEST_LINE

from .plan import Plan


class Pillar(models.TextChoices):
    """The values are read in addresses: /mon-projet/?partie=logement."""

    WISH = "souhait", _("Ce que je veux")
    RIGHTS = "droits", _("Droits")
    HOUSING = "logement", _("Logement")
    WORK = "travail", _("Travail et formation")
    HEALTH = "sante", _("Santé")
    BUDGET = "budget", _("Budget")
    SOCIAL = "vie-sociale", _("Vie sociale")
    OTHER = "autre", _("Autre")

    @property
    def icon(self) -> str:
        return ICONS[self]


ICONS = {
    Pillar.WISH: "star",
    Pillar.RIGHTS: "scale",
    Pillar.HOUSING: "key",
    Pillar.WORK: "briefcase",
    Pillar.HEALTH: "stethoscope",
    Pillar.BUDGET: "wallet",
    Pillar.SOCIAL: "friends",
    Pillar.OTHER: "bulb",
}


class Section(models.Model):
    """One part of a plan."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sections")
    pillar = models.CharField(_("domaine"), max_length=12, choices=Pillar)
    aim = models.CharField(_("but"), max_length=LONGEST_LINE, blank=True)
    rank = models.PositiveSmallIntegerField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, related_name="+")
    opened_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = _("partie")
        verbose_name_plural = _("parties")
        ordering = ["plan", "rank"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "pillar"],
                name="section_once_per_pillar",
                violation_error_message=_("Cette partie est déjà ouverte."),
            ),
            models.UniqueConstraint(fields=["plan", "rank"], name="section_rank_once_per_plan"),
            models.CheckConstraint(
                condition=Q(pillar=Pillar.WISH, rank=0) | ~Q(pillar=Pillar.WISH) & Q(rank__gt=0),
                name="section_wish_comes_first",
                violation_error_message=_("« Ce que je veux » est la première partie."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.pillar}"


def next_rank(rows: models.QuerySet) -> int:
    """The rank after the last one of these rows, read under their plan's lock. Ranks begin at 1."""
    return (rows.aggregate(last=models.Max("rank"))["last"] or 0) + 1
