"""« Ouvrir à »: a part of her plan, to one structure, until a day; and what proves that she wanted it."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.ids import new_id
from kit.time import now, today
from participation.people.models import Structure
from participation.plans.engine.states import OPEN

from .section import Section


class OnPhone(models.TextChoices):
    """On whose phone she said yes."""

    OWN = "own", _("sur son téléphone")
    SHARED = "shared", _("sur un téléphone partagé")


class ConsentQuerySet(models.QuerySet):
    def holding(self, on: dt.date | None = None) -> ConsentQuerySet:
        """Given, not taken back, not past its last day, of a plan that goes on: what she stops is open to nobody."""
        return self.filter(revoked_at=None, until__gte=on or today(), section__plan__state__in=OPEN)


class Consent(models.Model):
    """One yes: this part, this structure, until this day, to read or to write too. Taken back, the row stays: it is
    the evidence of what was open, to whom, and when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    section = models.ForeignKey(Section, models.CASCADE, related_name="consents")
    structure = models.ForeignKey(Structure, models.PROTECT, related_name="+")
    may_write = models.BooleanField(_("peut aussi proposer des étapes"), default=False)
    # Its commitments, and that its steps are done: who said yes before the sentences said so did not say yes to that.
    may_commit = models.BooleanField(_("peut aussi écrire ce qu’elle fait"), default=False)
    given_at = models.DateTimeField(default=now, editable=False)
    until = models.DateField(_("jusqu’au"))
    revoked_at = models.DateTimeField(null=True, blank=True)
    on_phone = models.CharField(max_length=6, choices=OnPhone)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.SELF)
    words_seen = models.TextField(help_text="The sentences she had on her screen when she said yes.")

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("ouverture à une structure")
        verbose_name_plural = _("ouvertures à des structures")
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "structure"], condition=Q(revoked_at=None), name="consent_one_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(words_seen=""), name="consent_keeps_the_words_seen"),
            models.CheckConstraint(
                condition=Q(may_commit=False) | Q(may_write=True), name="consent_to_commit_is_to_write"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | Q(revoked_at__gte=F("given_at")), name="consent_revoked_after_given"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section_id} -> {self.structure_id}"
