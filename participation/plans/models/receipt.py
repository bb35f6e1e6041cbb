"""The key a form carries, kept so that the same form sent twice does its work once."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.refusals import Refusal
from kit.time import now

if TYPE_CHECKING:
    from participation.people.models import User


class KeyUsedElsewhere(Refusal):
    """The key of another form, or of somebody else."""

    status = 409
    sentence = _("Cette page a déjà servi. Envoyez encore une fois.")


class ReceiptQuerySet(models.QuerySet):
    def is_new(self, key: UUID, *, author: User, target: UUID) -> bool:
        """Keep the key for this act, in this transaction. False when the same act was already done with it.

        To be asked after the lock, so that two retries cannot both find it new. A refused act gives its key back, since
        its transaction is undone. Raises KeyUsedElsewhere.
        """
        receipt, created = self.get_or_create(key=key, defaults={"author": author, "target": target})
        if not created and (receipt.author_id, receipt.target) != (author.pk, target):
            raise KeyUsedElsewhere
        return created


class Receipt(models.Model):
    """One key, used."""

    key = models.UUIDField(primary_key=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    target = models.UUIDField()
    at = models.DateTimeField(default=now)

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = _("reçu")
        verbose_name_plural = _("reçus")

    def __str__(self) -> str:
        return str(self.key)
