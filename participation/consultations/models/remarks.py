"""What who rereads the questions says of them before anybody is asked."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now

from .questionnaires import Questionnaire

LONGEST_REMARK = 1_000
"""Characters."""


class Remark(models.Model):
    """question: the name of the one it is about; "" for all of them. Of an erased account the words go too."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="remarks")
    question = models.CharField(_("question"), max_length=60, blank=True)
    text = models.TextField(_("remarque"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="remarks")
    key = models.UUIDField(default=new_id, editable=False)
    at = models.DateTimeField(_("le"), default=now)

    class Meta:
        verbose_name = _("remarque sur les questions")
        verbose_name_plural = _("remarques sur les questions")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["author", "key"], name="remark_once_per_key"),
            models.CheckConstraint(
                condition=~Q(text=""), name="remark_is_not_empty", violation_error_message=_("La remarque est vide.")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire_id} {self.pk}"
