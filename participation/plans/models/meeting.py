"""Meetings: she and who accompanies her see each other, or speak on the phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kit.time import now

from .gathering import LASTS, Gathering
from .plan import Voice

if TYPE_CHECKING:
    from participation.people.models import User


class MeetingState(models.TextChoices):
    PROPOSED = "proposed", _("Proposé")
    AGREED = "agreed", _("D’accord")
    TALK = "talk", _("En parler avant")
    DECLINED = "declined", _("Non")
    CANCELLED = "cancelled", _("Annulé")
    MOVED = "moved", _("Déplacé")


WAITING = (MeetingState.PROPOSED, MeetingState.TALK)
STANDING = (*WAITING, MeetingState.AGREED)


class MeetingQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Agreed or still to be answered, and not over."""
        return self.filter(state__in=STANDING, starts_at__gt=now() - LASTS)

    def agreed(self) -> Self:
        return self.filter(state=MeetingState.AGREED)


class Meeting(Gathering):
    """One meeting, proposed by one side and answered by the other. Its day never changes: another day is another
    meeting, which takes its place once both agree; until then the first one holds."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="meetings")
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, related_name="+")
    proposed_by = models.CharField(max_length=6, choices=Voice)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    proposed_at = models.DateTimeField(default=now)
    replaces = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="other_days")
    state = models.CharField(_("état"), max_length=9, choices=MeetingState, default=MeetingState.PROPOSED)
    # Moves on with each answer: a button pressed on an older page is stale.
    seq = models.PositiveIntegerField(default=0)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = MeetingQuerySet.as_manager()

    class Meta(Gathering.Meta):
        verbose_name = _("rendez-vous")
        verbose_name_plural = _("rendez-vous")
        ordering = ["starts_at", "pk"]
        constraints = [
            *Gathering.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state=MeetingState.PROPOSED, settled_at=None, settled_by=None)
                | ~Q(state=MeetingState.PROPOSED) & Q(settled_at__isnull=False),
                name="meeting_answer_has_its_author",
                violation_error_message=_("Une réponse a sa date et son auteur."),
            ),
            models.CheckConstraint(condition=~Q(person=F("worker")), name="meeting_is_with_somebody_else"),
            models.CheckConstraint(condition=Q(replaces=None) | ~Q(replaces=F("id")), name="meeting_replaces_another"),
            models.UniqueConstraint(
                fields=["replaces"], condition=Q(state__in=WAITING), name="meeting_one_other_day_at_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.starts_at:%Y-%m-%d %H:%M}"

    def settle(self, state: MeetingState, by: User) -> None:
        """Answered, cancelled or moved, now. Saved."""
        self.state, self.settled_at, self.settled_by = state, now(), by
        self.seq += 1
        self.save()
