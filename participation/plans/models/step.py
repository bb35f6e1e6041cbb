"""Steps: what, who, before when; proposed by one side, agreed by the other."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now
from participation.plans.engine.text import LONGEST_LINE

from .plan import Voice
from .section import Section


class Who(models.TextChoices):
    """Who does the step. « Moi » is always the person."""

    ME = "me", _("Moi")
    WORKER = "worker", _("L’équipe")
    TOGETHER = "together", _("Ensemble")


class StepState(models.TextChoices):
    PROPOSED = "proposed", _("Proposée")
    AGREED = "agreed", _("D’accord")
    TALK = "talk", _("En parler avant")
    DECLINED = "declined", _("Non")


class Step(models.Model):
    """One step. It belongs to the path once the other side agrees."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    section = models.ForeignKey(Section, models.CASCADE, related_name="steps")
    title = models.CharField(_("étape"), max_length=LONGEST_LINE)
    who = models.CharField(_("qui"), max_length=8, choices=Who)
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, null=True, blank=True, related_name="+")
    due_on = models.DateField(_("avant le"), null=True, blank=True)
    done_on = models.DateField(_("fait le"), null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, null=True, blank=True, related_name="+")
    proposed_by = models.CharField(max_length=6, choices=Voice)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, related_name="+")
    state = models.CharField(_("état"), max_length=8, choices=StepState, default=StepState.PROPOSED)
    # Moves on with each answer: a button pressed on an older page is stale.
    seq = models.PositiveIntegerField(default=0)
    rank = models.PositiveSmallIntegerField()
    proposed_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = _("étape")
        verbose_name_plural = _("étapes")
        ordering = ["section", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["section", "rank"], name="step_rank_once_per_section"),
            models.CheckConstraint(
                condition=~Q(title=""), name="step_says_what", violation_error_message=_("Écrivez l’étape.")
            ),
            models.CheckConstraint(
                condition=Q(who=Who.WORKER, worker__isnull=False) | ~Q(who=Who.WORKER) & Q(worker__isnull=True),
                name="step_of_the_team_names_its_worker",
                violation_error_message=_("Dites qui fait cette étape dans l’équipe."),
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_by__isnull=True)
                | Q(done_on__isnull=False, done_by__isnull=False, state=StepState.AGREED),
                name="step_done_was_agreed",
                violation_error_message=_("Une étape faite a été décidée à deux."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section_id} {self.rank}"

    def move(self, **changes: object) -> None:
        """Change some fields, and the sequence with them. Saved."""
        for name, value in changes.items():
            setattr(self, name, value)
        self.seq += 1
        self.save()
