"""Erasing, and what the law obliges to keep: these rows outlive the account, so they hold its id, not a key to it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now

from .network import Structure


class EraseRequest(models.Model):
    """A person asked that what is about her be erased; the data-protection relay of her structure does it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.UUIDField()
    structure = models.ForeignKey(Structure, models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(default=now, editable=False)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.UUIDField(null=True, blank=True)

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
