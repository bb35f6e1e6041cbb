"""Somebody may be in danger: one row from the moment it is known until what was done is written."""

import datetime as dt
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Max, Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now
from participation.care.engine.sealing import Said, unseal
from participation.moderation.models import ReviewItem
from participation.people.models import Structure


class Danger(models.TextChoices):
    VIOLENCE = "violence", _("violences")
    SUICIDE = "suicide", _("envie de mourir")
    EVICTION = "eviction", _("sans toit, ou bientôt")
    CHILD_RISK = "child_risk", _("un enfant en danger")


class Origin(models.TextChoices):
    WORDS = "words", _("mots de danger")
    TAP = "tap", _("demandé par la personne")
    DRILL = "drill", _("exercice")


class State(models.TextChoices):
    OPEN = "open", _("à prendre")
    CLAIMED = "claimed", _("quelqu’un s’en occupe")
    CLOSED = "closed", _("finie")


class CareAlertQuerySet(models.QuerySet["CareAlert"]):
    def living(self) -> Self:
        """Those that are not closed: what nobody took first, then the oldest."""
        return self.exclude(state=State.CLOSED).order_by("-state", "created_at", "pk")

    def real(self) -> Self:
        return self.exclude(origin=Origin.DRILL)

    def drills(self) -> Self:
        return self.filter(origin=Origin.DRILL)

    def take(self, alert_id: UUID, *, seen: int, **changes: object) -> bool:
        """Move the alert from the version that was seen to the next one: the lock of every act on it.

        False when somebody was faster.
        """
        return bool(self.filter(pk=alert_id, version=seen).update(version=F("version") + 1, **changes))

    def to_ring(self, at: dt.datetime) -> Self:
        """Those for which somebody is to be called now."""
        return self.filter(state=State.OPEN, ring_at__lte=at)


class CareAlert(models.Model):
    """What may be a danger, and how far the team is with it. Her words are those of the item, or sealed here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, models.PROTECT, related_name="care_alerts", verbose_name=_("structure"))
    # NULL: nobody knows who it is.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="care_alerts"
    )
    item = models.ForeignKey(ReviewItem, models.SET_NULL, null=True, blank=True, related_name="care_alerts")
    origin = models.CharField(_("d’où elle vient"), max_length=5, choices=Origin)
    dangers = models.JSONField(_("dangers"), default=list, blank=True)
    # engine.sealing.Said: her own words and the number she left. Emptied when the alert is closed.
    sealed = models.BinaryField(null=True)
    key = models.UUIDField(_("clé du formulaire"), null=True, unique=True)
    state = models.CharField(_("état"), max_length=7, choices=State, default=State.OPEN)
    version = models.PositiveIntegerField(_("version"), default=0)
    # The words speak ill of those who support her: only the team that reads them instead, of this structure, is told.
    about_team = models.BooleanField(_("parle de la structure"), default=False)
    # Of words that are nobody's only the day is written down: here too, once somebody has taken the alert. Until then
    # its deadline, its calls and their messages have an hour; that of what the team does itself stays.
    by_day = models.BooleanField(_("au jour près"), default=False)
    created_at = models.DateTimeField(_("depuis le"), default=now)
    due_at = models.DateTimeField(_("à prendre avant"), null=True, blank=True)
    ring_at = models.DateTimeField(_("prochain appel"), null=True, blank=True)
    rung = models.PositiveSmallIntegerField(_("appels"), default=0)
    # Whom she asked for: called before the roster.
    first = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="care_claimed"
    )
    claimed_at = models.DateTimeField(_("prise le"), null=True, blank=True)
    in_time = models.BooleanField(_("prise à temps"), null=True)
    waited = models.PositiveIntegerField(_("secondes avant d’être prise"), null=True)
    closed_at = models.DateTimeField(_("finie le"), null=True, blank=True)

    objects = CareAlertQuerySet.as_manager()

    class Meta:
        verbose_name = _("alerte")
        verbose_name_plural = _("alertes")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(item__isnull=False),
                name="care_alert_once_per_item",
                violation_error_message=_("Ce message a déjà une alerte."),
            ),
            models.CheckConstraint(
                condition=(
                    Q(state=State.OPEN, claimed_at__isnull=True, closed_at__isnull=True)
                    | Q(state=State.CLAIMED, claimed_at__isnull=False, closed_at__isnull=True, ring_at__isnull=True)
                    | Q(
                        state=State.CLOSED,
                        claimed_at__isnull=False,
                        closed_at__isnull=False,
                        ring_at__isnull=True,
                        sealed__isnull=True,
                    )
                ),
                name="care_alert_says_what_its_state_needs",
                violation_error_message=_("Une alerte finie a été prise par quelqu’un, et ne garde pas de numéro."),
            ),
        ]
        indexes = [
            models.Index(fields=["ring_at"], name="care_alert_to_ring", condition=Q(ring_at__isnull=False)),
            models.Index(fields=["structure", "state", "-created_at"], name="care_alert_list"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} ({self.state})"

    @property
    def is_drill(self) -> bool:
        return self.origin == Origin.DRILL

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def is_closed(self) -> bool:
        return self.state == State.CLOSED

    @property
    def is_overdue(self) -> bool:
        """Nobody took it in time."""
        return self.is_open and self.due_at is not None and self.due_at < now()

    @property
    def rang_in_vain(self) -> bool:
        """The last time it was to ring, nobody was left to call, or nobody could be."""
        last = self.calls.aggregate(last=Max("rank"))["last"]
        return self.is_open and self.rung > (last or 0)

    @property
    def waited_minutes(self) -> int | None:
        """Whole minutes before somebody took it, 1 for the first ones."""
        return None if self.waited is None else max(1, round(self.waited / 60))

    @property
    def of_child(self) -> bool:
        return Danger.CHILD_RISK in self.dangers

    @property
    def said(self) -> Said:
        return unseal(self.pk, self.sealed)

    @property
    def says(self) -> str:
        """Which dangers, in words: « violences, un enfant en danger »."""
        return ", ".join(str(danger.label) for danger in Danger if danger in self.dangers)
