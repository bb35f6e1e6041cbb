"""Erasing, and what the law obliges to keep: these rows outlive the account, so they hold its id, not a key to it."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now

from .network import Structure

ERASE_WITHIN = dt.timedelta(days=30)
"""Regulation (EU) 2016/679, article 12(3): one month to answer who asks."""


class EraseWhy(models.TextChoices):
    """Who wants it erased."""

    ASKED = "asked", _("La personne le demande")
    IDLE = "idle", _("Aucun contact depuis 2 ans")


class EraseRequestQuerySet(models.QuerySet["EraseRequest"]):
    def waiting(self) -> "EraseRequestQuerySet":
        """Neither done nor taken back."""
        return self.filter(done_at=None, cancelled_at=None)

    def to_rewrite(self) -> "EraseRequestQuerySet":
        """Done, and what the database kept in its free pages is still there."""
        return self.filter(done_at__isnull=False, rewritten_at=None)


class EraseRequest(models.Model):
    """A person asked that what is about her be erased, or the house proposes it after two years without contact; the
    data-protection relay of her structure does it. The row stays, with ids only: it proves that it was done."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.UUIDField()
    structure = models.ForeignKey(Structure, models.PROTECT, null=True, blank=True, related_name="+")
    why = models.CharField(max_length=5, choices=EraseWhy, default=EraseWhy.ASKED)
    asked_at = models.DateTimeField(default=now, editable=False)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.UUIDField(null=True, blank=True)
    # When the database was rewritten, so that its free pages hold nothing either (rules.leave_no_trace).
    rewritten_at = models.DateTimeField(null=True, blank=True)

    objects = EraseRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("demande d’effacement")
        verbose_name_plural = _("demandes d’effacement")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(done_at=None, cancelled_at=None), name="erase_request_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(cancelled_at=None), name="erase_request_done_or_cancelled"
            ),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None) | Q(done_at__isnull=False, done_by__isnull=False),
                name="erase_request_done_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def due_at(self) -> dt.datetime:
        return self.asked_at + ERASE_WITHIN


class ArchivedRecord(models.Model):
    """The closed archive: what an obligation keeps, with the reason, until a day. No page of the product reads it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.UUIDField()
    kind = models.CharField(max_length=60)
    reason = models.CharField(_("pourquoi"), max_length=200)
    content = models.JSONField()
    archived_at = models.DateTimeField(default=now, editable=False)
    keep_until = models.DateField(_("garder jusqu’au"))

    class Meta:
        verbose_name = _("archive fermée")
        verbose_name_plural = _("archives fermées")
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="archive_says_why")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
