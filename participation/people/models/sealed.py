"""What was posted just after the door closed: sealed, and given back to the same person when she returns."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now

SEALED_LIFE = dt.timedelta(days=7)


class SealedPost(models.Model):
    """A form that came too late. `content` is encrypted: neither a backup nor the database shows her words.

    path: "" where it is sealed too, with the words, in an envelope of the room it was going to (models.envelopes).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sealed_posts")
    path = models.CharField(max_length=200, blank=True)
    content = models.BinaryField()
    created_at = models.DateTimeField(default=now, editable=False)
    expires_at = models.DateTimeField()

    class Meta:
        verbose_name = _("envoi mis de côté")
        verbose_name_plural = _("envois mis de côté")

    def __str__(self) -> str:
        return str(self.pk)
