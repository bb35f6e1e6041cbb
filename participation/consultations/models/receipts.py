"""What a receipt leads to, for whoever has its code. Nothing here says whose it is."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .consultations import Consultation


class Receipt(models.Model):
    """A receipt was given: `rules.receipts.receipt_digest`, number 0."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="receipts")
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("reçu")
        verbose_name_plural = _("reçus")

    def __str__(self) -> str:
        return str(self.pk)
