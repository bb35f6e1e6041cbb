"""The plan: one person, one structure, two answers to one question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import now
from participation.people.models import Structure
from participation.plans.engine.states import (
    CLOSED,
    OPEN,
    Answer,
    State,
    Voice,
    state_after_answers,
    state_after_change,
)

if TYPE_CHECKING:
    from uuid import UUID

    from participation.people.models import User


class PlanQuerySet(models.QuerySet):
    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def lock(self, pk: UUID) -> Plan:
        """The plan, its row locked until the transaction ends: the first statement of each rule that changes it.

        An UPDATE that changes nothing locks on SQLite too, where select_for_update() does not.
        Raises NotAllowed when there is none.
        """
        if not self.filter(pk=pk).update(version=F("version")):
            raise NotAllowed
        return self.select_related("person").get(pk=pk)

    def lock_of_section(self, section_id: UUID) -> Plan:
        """The plan of a section, locked. Raises NotAllowed when there is none."""
        pk = self.filter(sections=section_id).values_list("pk", flat=True).first()
        if pk is None:
            raise NotAllowed
        return self.lock(pk)

    def current(self) -> Plan | None:
        """Of one person's plans: the open one, else the last one that was closed."""
        plans = self.select_related("person", "structure")
        return plans.open().first() or plans.order_by("-closed_at").first()


class Plan(models.Model):
    """The co-written project plan. Each side answers, dated; a change of words or steps takes both answers away."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="plans", verbose_name=_("personne")
    )
    structure = models.ForeignKey(Structure, models.PROTECT, related_name="plans", verbose_name=_("structure"))
    title = models.CharField(_("titre"), max_length=120, blank=True)
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.WRITING)
    # Moves on with each change of what the two sides agree about: an answer says which version it has seen.
    version = models.PositiveIntegerField(default=0)
    person_answer = models.CharField(max_length=4, choices=Answer, blank=True)
    person_answered_at = models.DateTimeField(null=True, blank=True)
    team_answer = models.CharField(max_length=4, choices=Answer, blank=True)
    team_answered_at = models.DateTimeField(null=True, blank=True)
    team_answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.RESTRICT, null=True, blank=True, related_name="plans_answered"
    )
    opened_at = models.DateTimeField(_("ouvert le"), default=now)
    changed_at = models.DateTimeField(_("changé le"), default=now)
    changed_by = models.CharField(max_length=6, choices=Voice, default=Voice.PERSON)
    closed_at = models.DateTimeField(_("fermé le"), null=True, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("projet")
        verbose_name_plural = _("projets")
        ordering = ["-opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(state__in=OPEN),
                name="plan_one_open_per_person",
                violation_error_message=_("Cette personne a déjà un projet en cours."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, closed_at__isnull=True) | Q(state__in=CLOSED, closed_at__isnull=False),
                name="plan_closed_has_its_date",
                violation_error_message=_("Un projet fermé a une date de fin, un projet ouvert n’en a pas."),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.AGREED) | Q(person_answer=Answer.YES, team_answer=Answer.YES),
                name="plan_agreed_has_two_yes",
                violation_error_message=_("Il faut deux accords."),
            ),
            models.CheckConstraint(
                condition=Q(person_answer="", person_answered_at__isnull=True)
                | ~Q(person_answer="") & Q(person_answered_at__isnull=False),
                name="plan_person_answer_is_dated",
                violation_error_message=_("Une réponse a sa date."),
            ),
            models.CheckConstraint(
                condition=Q(team_answer="", team_answered_at__isnull=True, team_answered_by__isnull=True)
                | ~Q(team_answer="") & Q(team_answered_at__isnull=False, team_answered_by__isnull=False),
                name="plan_team_answer_is_dated",
                violation_error_message=_("Une réponse a sa date et son auteur."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    def change(self, voice: Voice) -> None:
        """What the two sides agree about has changed: a new version, and no answer holds any more. Saved."""
        self.state = state_after_change(self.person_answer, self.team_answer, self.state)
        self.person_answer = self.team_answer = ""
        self.person_answered_at = self.team_answered_at = self.team_answered_by = None
        self.version += 1
        self.changed_by, self.changed_at = voice, now()
        self.save()

    def answer(self, answer: Answer, voice: Voice, by: User) -> None:
        """One side answers, now. Saved."""
        if voice is Voice.PERSON:
            self.person_answer, self.person_answered_at = answer, now()
        else:
            self.team_answer, self.team_answered_at, self.team_answered_by = answer, now(), by
        self.state = state_after_answers(self.person_answer, self.team_answer, self.state)
        self.save()

    def close(self, state: State) -> None:
        """It ends, completed or withdrawn. Nothing is deleted. Saved."""
        self.state, self.closed_at = state, now()
        self.save()
