"""The first key to an account: a code on paper, or spelled out, that works once and dies after two weeks."""

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now

INVITATION_LIFE = dt.timedelta(days=14)


class InvitationQuerySet(models.QuerySet):
    def live(self, at: dt.datetime) -> "InvitationQuerySet":
        """Not used, not cancelled, not dead of age."""
        return self.filter(used_at=None, cancelled_at=None, expires_at__gt=at)

    def use(self, invitation_id: UUID, at: dt.datetime) -> bool:
        """Use the code; False when it is dead, or was used. The guarded write is the lock."""
        return bool(self.live(at).filter(pk=invitation_id).update(used_at=at))


class Invitation(models.Model):
    """One code for one account, made face to face for a person, or for somebody who joins the staff.

    A new one cancels the one before. Used once: then a person chooses a PIN, a worker a password and a second factor.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="invitations")
    code = models.CharField(max_length=128, help_text="Its hash, made as that of a password.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=now, editable=False)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="invitation_expires_after_it_is_made"
            ),
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(used_at__lte=F("expires_at")), name="invitation_used_in_time"
            ),
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(cancelled_at=None), name="invitation_used_or_cancelled"
            ),
            models.UniqueConstraint(
                fields=["user"], condition=Q(used_at=None, cancelled_at=None), name="invitation_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
