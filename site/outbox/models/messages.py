"""A message to send: why, to whom, and what became of it. Never what it says: that is written at sending time."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now

# Longer than any gateway's timeout: a claim that outlives it belongs to a process that died.
CLAIM = dt.timedelta(minutes=1)


class Channel(models.TextChoices):
    SMS = "sms", _("SMS")
    EMAIL = "email", _("e-mail")
    VOICE = "voice", _("appel")
    CALL = "call", _("liste d’appels")  # by somebody of the team: see calls.py


class MessageQuerySet(models.QuerySet):
    def waiting(self) -> MessageQuerySet:
        return self.filter(sent_at=None, dropped_at=None)

    def due(self, at: dt.datetime) -> MessageQuerySet:
        """To send now, and in nobody's hands."""
        return self.waiting().filter(Q(claimed_until=None) | Q(claimed_until__lt=at), due_at__lte=at)

    def claim(self, message_id: UUID, *, at: dt.datetime) -> bool:
        """Take one due message for CLAIM; False when another worker was faster. The guarded write is the lock."""
        return bool(self.due(at).filter(pk=message_id).update(claimed_until=at + CLAIM, attempts=F("attempts") + 1))


class Message(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=60)
    # An account's id, no foreign key: accounts are above the outbox. Or an address, for somebody without account.
    to = models.UUIDField(null=True)
    address = models.CharField(max_length=254, blank=True)
    channel = models.CharField(max_length=10, choices=Channel, blank=True)  # asked for, or known once sent
    # A structure's id: whose team calls, when nobody who accompanies her would.
    team = models.UUIDField(null=True)
    data = models.JSONField(default=dict)  # ids only
    key = models.CharField(max_length=200, unique=True)  # queued twice with one key, sent once
    created_at = models.DateTimeField(default=now, editable=False)
    due_at = models.DateTimeField(default=now)
    sent_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=100, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to__isnull=False) ^ ~Q(address=""),
                name="message_has_one_addressee",
                violation_error_message=_("Un message va à un compte ou à une adresse, pas aux deux."),
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(dropped_at__isnull=True),
                name="message_is_sent_or_dropped",
                violation_error_message=_("Un message envoyé n’est pas abandonné."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], name="message_waiting", condition=Q(sent_at__isnull=True, dropped_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
