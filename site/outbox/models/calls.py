"""A message that no machine may send: somebody of the team calls. Taken before the number is shown, so once only."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.time import now
from outbox.models.messages import Message

# Long enough to call, short enough for somebody else to call today when it was forgotten.
IN_HAND = dt.timedelta(minutes=20)


class Outcome(models.TextChoices):
    REACHED = "reached", _("appelé")
    LEFT_WORDS = "left", _("message laissé")
    MISSED = "missed", _("jamais de réponse")
    NO_REASON = "none", _("plus de raison d’appeler")


class CallQuerySet(models.QuerySet):
    def open(self, at: dt.datetime) -> CallQuerySet:
        """To make today, whoever has them in hand."""
        return self.filter(ended_at=None, not_before__lte=at)

    def take(self, call_id: UUID, by: UUID, *, at: dt.datetime) -> bool:
        """Take a call in hand for IN_HAND; False when somebody else has it. The guarded write is the lock."""
        free = Q(taken_by=None) | Q(taken_by=by) | Q(taken_until__lt=at)
        return bool(self.open(at).filter(free, pk=call_id).update(taken_by=by, taken_until=at + IN_HAND))

    def release(self, call_id: UUID, by: UUID, **changes: object) -> bool:
        """Write what became of a call that one has in hand; False when one has it no more."""
        mine = self.filter(pk=call_id, taken_by=by, ended_at=None)
        return bool(mine.update(taken_by=None, taken_until=None, **changes))


class Call(models.Model):
    message = models.OneToOneField(Message, models.CASCADE, primary_key=True, related_name="call")
    to = models.UUIDField(null=True)  # an account's id: see Message.to
    team = models.UUIDField(null=True)  # see Message.team
    asked_at = models.DateTimeField(default=now, editable=False)
    not_before = models.DateTimeField(default=now)
    tries = models.PositiveSmallIntegerField(default=0)
    taken_by = models.UUIDField(null=True)
    taken_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, outcome="") | (Q(ended_at__isnull=False) & ~Q(outcome="")),
                name="call_ends_with_an_outcome",
                violation_error_message=_("Un appel fini dit comment il a fini."),
            ),
            models.CheckConstraint(
                condition=Q(to__isnull=False) | Q(team__isnull=False),
                name="call_is_somebodys_to_make",
                violation_error_message=_("Un appel est à faire par quelqu’un."),
            ),
        ]
        indexes = [
            models.Index(fields=["to"], name="call_to_make", condition=Q(ended_at__isnull=True)),
            models.Index(fields=["team"], name="call_of_a_team", condition=Q(ended_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return str(self.pk)
