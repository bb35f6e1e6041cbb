"""Steps: what, who, before when; proposed by one side, agreed by the other."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now, today
from participation.people.models import Structure
from participation.places.models import Place
from participation.plans.engine.text import LONGEST_LINE
from workshops.models import Session

from .plan import Voice
from .section import Section

LONGEST_NAME = 80
"""Characters in the name of a partner, in words."""


class Who(models.TextChoices):
    """Who does the step. « Moi » is always the person."""

    ME = "me", _("Moi")
    WORKER = "worker", _("L’équipe")
    TOGETHER = "together", _("Ensemble")
    PARTNER = "partner", _("Quelqu’un d’autre")


class StepState(models.TextChoices):
    PROPOSED = "proposed", _("Proposée")
    AGREED = "agreed", _("D’accord")
    TALK = "talk", _("En parler avant")
    DECLINED = "declined", _("Non")
    REPLACED = "replaced", _("Remplacée")
    STOPPED = "stopped", _("On ne la fait plus")


class Activity(models.TextChoices):
    """What becomes of an agreed step: the words of FHIR R4, CarePlan.activity.detail.status that fit."""

    NOT_STARTED = "not-started"
    SCHEDULED = "scheduled"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class Step(models.Model):
    """One step. It belongs to the path once the other side agrees."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    section = models.ForeignKey(Section, models.CASCADE, related_name="steps")
    goal = models.ForeignKey("plans.Goal", models.CASCADE, null=True, blank=True, related_name="steps")
    title = models.CharField(_("étape"), max_length=LONGEST_LINE)
    who = models.CharField(_("qui"), max_length=8, choices=Who)
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, null=True, blank=True, related_name="+")
    # A partner: a structure that reads this part and may write in it, else a name in words.
    partner = models.ForeignKey(Structure, models.PROTECT, null=True, blank=True, related_name="+")
    partner_name = models.CharField(_("nom"), max_length=LONGEST_NAME, blank=True)
    session = models.ForeignKey(Session, models.SET_NULL, null=True, blank=True, related_name="+")
    place = models.ForeignKey(Place, models.SET_NULL, null=True, blank=True, related_name="+")
    due_on = models.DateField(_("avant le"), null=True, blank=True)
    done_on = models.DateField(_("fait le"), null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, null=True, blank=True, related_name="+")
    # The structure for which it was said, when another than the plan's: its workers come and go.
    done_from = models.ForeignKey(Structure, models.PROTECT, null=True, blank=True, related_name="+")
    proposed_by = models.CharField(max_length=6, choices=Voice)
    proposed_from = models.ForeignKey(Structure, models.PROTECT, null=True, blank=True, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, related_name="+")
    state = models.CharField(_("état"), max_length=8, choices=StepState, default=StepState.PROPOSED)
    # The step whose place it takes once the other side agrees; until then the other one holds.
    replaces = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="replaced_by")
    # Moves on with each answer: a button pressed on an older page is stale.
    seq = models.PositiveIntegerField(default=0)
    rank = models.PositiveSmallIntegerField()
    proposed_at = models.DateTimeField(default=now)
    answered_at = models.DateTimeField(null=True, blank=True)
    stopped_on = models.DateField(_("arrêtée le"), null=True, blank=True)

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
            models.CheckConstraint(
                condition=Q(who=Who.PARTNER) & (Q(partner__isnull=False) ^ ~Q(partner_name=""))
                | ~Q(who=Who.PARTNER) & Q(partner__isnull=True, partner_name=""),
                name="step_of_a_partner_names_one",
                violation_error_message=_("Dites qui fait cette étape."),
            ),
            models.CheckConstraint(
                condition=Q(session__isnull=True) | Q(place__isnull=True),
                name="step_leads_to_one_thing",
                violation_error_message=_("Choisissez un atelier ou un lieu, pas les deux."),
            ),
            models.CheckConstraint(
                condition=Q(state=StepState.STOPPED, stopped_on__isnull=False)
                | ~Q(state=StepState.STOPPED) & Q(stopped_on__isnull=True),
                name="step_stopped_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(done_from=None) | Q(done_on__isnull=False), name="step_done_from_is_of_a_done_step"
            ),
            models.CheckConstraint(
                condition=Q(proposed_from=None) | Q(proposed_by=Voice.TEAM), name="step_of_a_structure_is_not_hers"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section_id} {self.rank}"

    def is_for(self, voice: Voice) -> bool:
        """Whether it is for this side to do, and so to change or to say done: either's, when it is nobody's alone."""
        return self.who not in (Who.ME, Who.WORKER) or (self.who == Who.ME) == (voice is Voice.PERSON)

    def is_late(self) -> bool:
        """A step of the team or of a structure, agreed, whose day has passed: she may ask where it is."""
        whose = self.who == Who.WORKER or self.partner_id is not None
        waits = self.state == StepState.AGREED and self.done_on is None and whose
        return waits and self.due_on is not None and self.due_on < today()

    @property
    def activity(self) -> Activity | None:
        """Its status for somebody else's software; None while it is not agreed."""
        if self.state == StepState.STOPPED:
            return Activity.CANCELLED
        if self.state != StepState.AGREED:
            return None
        if self.done_on:
            return Activity.COMPLETED
        return Activity.SCHEDULED if self.session_id else Activity.NOT_STARTED

    def move(self, **changes: object) -> None:
        """Change some fields, and the sequence with them. Saved."""
        for name, value in changes.items():
            setattr(self, name, value)
        self.seq += 1
        self.save()
