"""« Réunion avec vos partenaires »: she, her référent, and the structures she opened a part of her plan to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now
from participation.people.models import Structure
from participation.plans.engine.text import LONGEST_LINE

from .gathering import LASTS, Gathering
from .goal import Goal
from .plan import Plan, Voice
from .section import Section
from .step import Step, StepState

if TYPE_CHECKING:
    from participation.people.models import User

MOST_DECISIONS = 12
LONGEST_OTHERS = 200
"""Characters in the names of who else was there."""


class CoordinationState(models.TextChoices):
    PROPOSED = "proposed", _("Proposée")
    AGREED = "agreed", _("D’accord")
    TALK = "talk", _("En parler avant")
    DECLINED = "declined", _("Non")
    CANCELLED = "cancelled", _("Annulée")
    HELD = "held", _("Faite")


TO_ANSWER = (CoordinationState.PROPOSED, CoordinationState.TALK)
TO_HOLD = (*TO_ANSWER, CoordinationState.AGREED)


class Presence(models.TextChoices):
    """Whether she was there. Without her, what was said is still only proposed to her."""

    HERE = "here", _("Oui, sur place")
    PHONE = "phone", _("Oui, par téléphone")
    ABSENT = "absent", _("Non")


class Becomes(models.TextChoices):
    """What becomes of a decision. Nothing of it is of her plan before her yes."""

    STEP = "step", _("Une étape, que nous proposons")
    GOAL = "goal", _("Un objectif, que nous proposons")
    NOTED = "noted", _("Rien d’autre : c’est noté")


class CoordinationQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Agreed or still to be answered, and not over."""
        return self.filter(state__in=TO_HOLD, starts_at__gt=now() - LASTS)

    def agreed(self) -> Self:
        return self.filter(state=CoordinationState.AGREED)

    def told(self) -> Self:
        """That the partners know of: she has agreed to it, whatever happened since."""
        after = (CoordinationState.AGREED, CoordinationState.HELD, CoordinationState.CANCELLED)
        return self.filter(state__in=after, agreed_at__isnull=False)


class Coordination(Gathering):
    """One meeting about one plan. She is of it by right: it is her plan's, and cannot take place without her yes."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="coordinations")
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, related_name="+")
    proposed_by = models.CharField(max_length=6, choices=Voice)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    proposed_at = models.DateTimeField(default=now)
    state = models.CharField(_("état"), max_length=9, choices=CoordinationState, default=CoordinationState.PROPOSED)
    # Moves on with each answer: a button pressed on an older page is stale.
    seq = models.PositiveIntegerField(default=0)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    # Her yes: given when she proposes it, or when she answers.
    person_yes_at = models.DateTimeField(null=True, blank=True)
    # Both sides' yes: from then on the partners know of it.
    agreed_at = models.DateTimeField(null=True, blank=True)
    person_came = models.CharField(_("elle était là"), max_length=6, choices=Presence, blank=True)
    others_came = models.CharField(_("qui d’autre était là"), max_length=LONGEST_OTHERS, blank=True)

    objects = CoordinationQuerySet.as_manager()

    class Meta(Gathering.Meta):
        verbose_name = _("réunion de coordination")
        verbose_name_plural = _("réunions de coordination")
        ordering = ["starts_at", "pk"]
        constraints = [
            *Gathering.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(state__in=(CoordinationState.AGREED, CoordinationState.HELD)) | Q(agreed_at__isnull=False),
                name="coordination_agreed_has_its_date",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at=None) | Q(person_yes_at__isnull=False),
                name="coordination_never_without_her_yes",
                violation_error_message=_("Il faut l’accord de la personne."),
            ),
            models.CheckConstraint(
                condition=Q(state=CoordinationState.HELD) & ~Q(person_came="")
                | ~Q(state=CoordinationState.HELD) & Q(person_came="", others_came=""),
                name="coordination_held_says_if_she_was_there",
                violation_error_message=_("Dites si la personne était là."),
            ),
            models.CheckConstraint(
                condition=Q(state=CoordinationState.PROPOSED, settled_at=None, settled_by=None)
                | ~Q(state=CoordinationState.PROPOSED) & Q(settled_at__isnull=False),
                name="coordination_answer_is_dated",
                violation_error_message=_("Une réponse a sa date."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.starts_at:%Y-%m-%d %H:%M}"

    def settle(self, state: CoordinationState, by: User, **changes: object) -> None:
        """Answered, cancelled or held, now. Saved."""
        for name, value in changes.items():
            setattr(self, name, value)
        self.state, self.settled_at, self.settled_by = state, now(), by
        self.seq += 1
        self.save()

    def ask_again(self) -> None:
        """What she agreed to is another: it waits for her yes as if it had just been proposed by the team. Saved."""
        self.state, self.proposed_by = CoordinationState.PROPOSED, Voice.TEAM
        self.settled_at = self.settled_by = self.person_yes_at = self.agreed_at = None
        self.seq += 1
        self.save()


class PartnerInvite(models.Model):
    """One structure that is asked to come. It holds a consent on a part of the plan when it is invited, and sees the
    meeting as long as it holds one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    coordination = models.ForeignKey(Coordination, models.CASCADE, related_name="invites")
    structure = models.ForeignKey(Structure, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(default=now)
    coming = models.BooleanField(_("vient"), null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    came = models.BooleanField(_("était là"), null=True, blank=True)

    class Meta:
        verbose_name = _("partenaire invité")
        verbose_name_plural = _("partenaires invités")
        ordering = ["coordination", "structure__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["coordination", "structure"], name="partner_invite_once"),
            models.CheckConstraint(
                condition=Q(coming=None, answered_at=None) | Q(coming__isnull=False, answered_at__isnull=False),
                name="partner_invite_answer_is_dated",
                violation_error_message=_("Une réponse a sa date."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.coordination_id} {self.structure_id}"


class JointDecision(models.Model):
    """One sentence that was decided together, with the part it is about. A step or a goal that comes of it waits for
    her yes like any other; what is only noted waits for it here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    coordination = models.ForeignKey(Coordination, models.CASCADE, related_name="decisions")
    section = models.ForeignKey(Section, models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()
    text = models.CharField(_("décision"), max_length=LONGEST_LINE)
    becomes = models.CharField(_("suite"), max_length=5, choices=Becomes)
    step = models.OneToOneField(Step, models.CASCADE, null=True, blank=True, related_name="+")
    goal = models.OneToOneField(Goal, models.CASCADE, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=8, choices=StepState, blank=True)
    # Moves on with each answer: a button pressed on an older page is stale.
    seq = models.PositiveIntegerField(default=0)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("décision prise ensemble")
        verbose_name_plural = _("décisions prises ensemble")
        ordering = ["coordination", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["coordination", "rank"], name="joint_decision_rank_once"),
            models.CheckConstraint(
                condition=Q(rank__gte=1, rank__lte=MOST_DECISIONS), name="joint_decision_twelve_at_most"
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="joint_decision_says_what",
                violation_error_message=_("Écrivez la décision."),
            ),
            models.CheckConstraint(
                condition=Q(becomes=Becomes.STEP, step__isnull=False, goal=None, state="")
                | Q(becomes=Becomes.GOAL, step=None, goal__isnull=False, state="")
                | Q(becomes=Becomes.NOTED, step=None, goal=None) & ~Q(state=""),
                name="joint_decision_leads_to_what_it_says",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("", StepState.PROPOSED), answered_at=None)
                | Q(state__in=(StepState.AGREED, StepState.TALK, StepState.DECLINED), answered_at__isnull=False),
                name="joint_decision_answer_is_dated",
                violation_error_message=_("Une réponse a sa date."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.coordination_id} {self.rank}"

    def answer(self, state: StepState) -> None:
        """Hers. Saved."""
        self.state, self.answered_at = state, now()
        self.seq += 1
        self.save()
