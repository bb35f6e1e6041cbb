"""« Demander où ça en est »: her question about a step of the team, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now
from participation.plans.engine.text import LONGEST_LINE

from .step import Step


class StepQuestion(models.Model):
    """One asking. Answered by doing the step, by proposing another way, or in a few words."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    step = models.ForeignKey(Step, models.CASCADE, related_name="questions")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, related_name="+")
    asked_at = models.DateTimeField(default=now)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(_("réponse"), max_length=LONGEST_LINE, blank=True)

    class Meta:
        verbose_name = _("question sur une étape")
        verbose_name_plural = _("questions sur une étape")
        ordering = ["step", "asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="")
                | Q(answered_at__gte=F("asked_at"), answered_by__isnull=False),
                name="question_answered_by_somebody_after",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step_id} {self.asked_at}"
