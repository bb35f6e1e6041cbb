"""Who is on call and when, how soon an alert is to be taken, and the territory's own contact for a child."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import DAYS
from participation.care.engine.watches import OFFICE, Watch
from participation.people.models import Structure, Territory

DEFAULT_DELAY = 15
"""Minutes in which somebody takes an alert, where a structure has set none."""
OWN_FIRST = F("territory").asc(nulls_first=True)  # the two databases do not agree where nothing stands


class OnCallQuerySet(models.QuerySet["OnCall"]):
    def of(self, structure: Structure) -> "QuerySet[OnCall]":
        """The roster of a structure: its own, then that of its territory, in order."""
        own = Q(structure=structure) | Q(territory_id=structure.territory_id)
        return self.filter(own).select_related("worker").order_by(OWN_FIRST, "order", "pk")


class OnCall(models.Model):
    """Somebody may be called on these days, from an hour to an hour, in this order."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, models.CASCADE, null=True, blank=True, related_name="on_call")
    territory = models.ForeignKey(Territory, models.CASCADE, null=True, blank=True, related_name="on_call")
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="on_call", verbose_name=_("qui"))
    # The figures of the days, 0 for Monday: « 01234 ».
    days = models.CharField(_("jours"), max_length=7)
    since = models.TimeField(_("de"))
    until = models.TimeField(_("à"), help_text=_("La même heure des deux côtés : jour et nuit."))
    order = models.PositiveSmallIntegerField(_("ordre"), default=1)

    objects = OnCallQuerySet.as_manager()

    class Meta:
        verbose_name = _("tour de garde")
        verbose_name_plural = _("tours de garde")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(structure__isnull=False) ^ Q(territory__isnull=False), name="on_call_somewhere"
            ),
            models.CheckConstraint(
                condition=~Q(days=""),
                name="on_call_some_day",
                violation_error_message=_("Choisissez au moins un jour."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.worker_id} {self.days}"

    @property
    def watch(self) -> Watch:
        return Watch(frozenset(int(day) for day in self.days), self.since, self.until)

    @property
    def says_days(self) -> str:
        """« lundi, mardi », or « tous les jours »."""
        if len(self.days) == len(DAYS):
            return str(_("tous les jours"))
        return ", ".join(DAYS[int(day)] for day in self.days)

    @property
    def is_whole_day(self) -> bool:
        return self.since == self.until


class Delay(models.Model):
    """How soon an alert of this structure is to be taken."""

    structure = models.OneToOneField(Structure, models.CASCADE, primary_key=True, related_name="care_delay")
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=DEFAULT_DELAY)

    class Meta:
        verbose_name = _("délai")
        verbose_name_plural = _("délais")
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=240),
                name="care_delay_in_reason",
                violation_error_message=_("Entre 1 et 240 minutes."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.structure_id} {self.minutes}"


class ChildContact(models.Model):
    """Whom a territory writes to about a child at risk: the unit of the département that gathers what is worrying."""

    territory = models.OneToOneField(Territory, models.CASCADE, primary_key=True, related_name="child_contact")
    name = models.CharField(_("qui"), max_length=120)
    phone = models.CharField(_("téléphone"), max_length=16)
    hours = models.CharField(_("quand"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("contact pour un enfant en danger")
        verbose_name_plural = _("contacts pour un enfant en danger")

    def __str__(self) -> str:
        return str(self.territory_id)


def watches_of(shifts: Iterable[OnCall]) -> list[Watch]:
    """Their hours; office hours where nobody wrote a roster."""
    return [shift.watch for shift in shifts] or [OFFICE]


def delay_of(structure_id: UUID) -> int:
    """Minutes in which somebody is to take an alert of this structure."""
    return Delay.objects.filter(pk=structure_id).values_list("minutes", flat=True).first() or DEFAULT_DELAY
