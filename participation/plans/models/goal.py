"""Goals: what steps are for. Proposed by one side, agreed by the other; how far it is, she says."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now
from participation.plans.engine.text import LONGEST_LINE

from .plan import Voice
from .section import Section
from .step import StepState


class LifeCycle(models.TextChoices):
    """Where a goal is in its life: the words of FHIR R4, Goal.lifecycleStatus (hl7.org/fhir/R4/valueset-goal-status),
    without « planned » and « entered-in-error », which nobody here would say."""

    PROPOSED = "proposed", _("Proposé")
    ACCEPTED = "accepted", _("Décidé à deux")
    ACTIVE = "active", _("On s’en occupe")
    ON_HOLD = "on-hold", _("En pause")
    COMPLETED = "completed", _("C’est fini")
    CANCELLED = "cancelled", _("On arrête")
    REJECTED = "rejected", _("Non")


class Achievement(models.TextChoices):
    """How far a goal is, in her eyes: the words of FHIR R4, Goal.achievementStatus
    (hl7.org/fhir/R4/valueset-goal-achievement), but « no-progress », which « no-change » says already."""

    IN_PROGRESS = "in-progress", _("Ça a commencé")
    IMPROVING = "improving", _("Ça avance")
    NO_CHANGE = "no-change", _("Ça ne bouge pas")
    WORSENING = "worsening", _("C’est plus dur qu’avant")
    ACHIEVED = "achieved", _("C’est atteint")
    SUSTAINING = "sustaining", _("C’est atteint, et ça tient")
    NOT_ACHIEVED = "not-achieved", _("Ce n’est pas atteint")
    NOT_ATTAINABLE = "not-attainable", _("Ce n’est plus possible")


SAYABLE = (LifeCycle.ACTIVE, LifeCycle.ON_HOLD, LifeCycle.COMPLETED, LifeCycle.CANCELLED)
"""What may be said of a goal once both sides have agreed to it."""
AGREED = (LifeCycle.ACCEPTED, *SAYABLE)
"""Of the plan, or once of it: both sides said yes."""

GOING_ON = (LifeCycle.ACCEPTED, LifeCycle.ACTIVE, LifeCycle.ON_HOLD)
"""Of the plan, and not at its end."""


class Goal(models.Model):
    """One goal of a part. Its steps point to it; a step may do without."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    section = models.ForeignKey(Section, models.CASCADE, related_name="goals")
    title = models.CharField(_("objectif"), max_length=LONGEST_LINE)
    lifecycle = models.CharField(_("vie"), max_length=9, choices=LifeCycle, default=LifeCycle.PROPOSED)
    # « En parler avant »: still proposed, and the other side wants to talk first.
    talk = models.BooleanField(default=False)
    achievement = models.CharField(_("où ça en est"), max_length=14, choices=Achievement, blank=True)
    proposed_by = models.CharField(max_length=6, choices=Voice)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, related_name="+")
    # Moves on with each answer: a button pressed on an older page is stale.
    seq = models.PositiveIntegerField(default=0)
    rank = models.PositiveSmallIntegerField()
    proposed_at = models.DateTimeField(default=now)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("objectif")
        verbose_name_plural = _("objectifs")
        ordering = ["section", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["section", "rank"], name="goal_rank_once_per_section"),
            models.CheckConstraint(
                condition=~Q(title=""), name="goal_says_what", violation_error_message=_("Écrivez l’objectif.")
            ),
            models.CheckConstraint(
                condition=Q(talk=False) | Q(lifecycle=LifeCycle.PROPOSED), name="goal_talked_over_is_not_answered"
            ),
            models.CheckConstraint(
                condition=Q(achievement="") | Q(lifecycle__in=SAYABLE),
                name="goal_gets_somewhere_once_agreed",
                violation_error_message=_("Cet objectif n’est pas encore décidé à deux."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section_id} {self.rank}"

    @property
    def is_agreed(self) -> bool:
        return self.lifecycle in AGREED

    def move(self, **changes: object) -> None:
        """Change some fields, and the sequence with them. Saved."""
        for name, value in changes.items():
            setattr(self, name, value)
        self.seq += 1
        self.save()


class GoalWord(models.Model):
    """What somebody said of a goal one day: where it is, how far it is. Hers holds at once; what a worker notes
    (« dit ensemble ») waits for her yes, and changes nothing before."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="said")
    lifecycle = models.CharField(max_length=9, choices=[(word.value, word.label) for word in SAYABLE])
    achievement = models.CharField(max_length=14, choices=Achievement, blank=True)
    voice = models.CharField(max_length=6, choices=Voice)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, related_name="+")
    state = models.CharField(max_length=8, choices=StepState)
    at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = _("parole sur un objectif")
        verbose_name_plural = _("paroles sur un objectif")
        ordering = ["goal", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(voice=Voice.TEAM) | Q(state=StepState.AGREED), name="goal_word_of_hers_holds"
            ),
            models.UniqueConstraint(
                fields=["goal"],
                condition=Q(state__in=(StepState.PROPOSED, StepState.TALK)),
                name="goal_word_one_waits",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.goal_id} {self.lifecycle} {self.achievement}"
