"""The plan: one person, one structure, two answers to one question."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import in_paris, now, today
from participation.people.models import Structure
from participation.plans.engine.kinds import (
    LONGEST,
    LONGEST_MASP,
    MASP,
    MASP_IN_ALL,
    MOST_HOURS,
    SHORTEST_MASP,
    Kind,
    Terms,
    last_day,
    months_used,
)
from participation.plans.engine.life import Act, Fact, Mover, after
from participation.plans.engine.states import CLOSED, OPEN, SIGNED, Answer, State, Voice

if TYPE_CHECKING:
    from uuid import UUID

    from participation.people.models import User

ONE_DAY = dt.timedelta(days=1)


class PlanQuerySet(models.QuerySet):
    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def under_contract(self) -> Self:
        """Whose contract holds, and whose next one nobody writes yet: also while an amendment waits for signatures."""
        return self.open().filter(in_force__isnull=False, renewing=False)

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
        if not self.filter(sections=section_id).update(version=F("version")):
            raise NotAllowed
        return self.select_related("person").get(sections=section_id)

    def current(self) -> Plan | None:
        """Of one person's plans: the open one, else the last one that was closed."""
        plans = self.select_related("person", "structure")
        return plans.open().first() or plans.order_by("-closed_at").first()


def _constraints_of_kinds() -> list[models.CheckConstraint]:
    """What the law asks of each kind (engine.kinds), as the database keeps it."""
    masp, being_written = Q(kind__in=MASP), ~Q(state__in=[State.AGREED, *SIGNED])
    # What is NULL is said aloud: a check that answers « unknown » lets a row pass.
    hours = Q(hours__isnull=False, hours__gte=1, hours__lte=MOST_HOURS)
    return [
        models.CheckConstraint(
            condition=Q(months=None)
            | masp & Q(months__gte=SHORTEST_MASP, months__lte=LONGEST_MASP)
            | ~masp & Q(months__gte=1, months__lte=LONGEST),
            name="plan_months_of_its_kind",
            violation_error_message=_("Une MASP dure de 6 à 24 mois."),
        ),
        models.CheckConstraint(
            condition=~masp | Q(months=None) | Q(months__lte=MASP_IN_ALL - F("months_before")),
            name="plan_masp_48_months_in_all",
            violation_error_message=_("Les MASP d’une personne durent 48 mois en tout."),
        ),
        models.CheckConstraint(
            condition=~masp | being_written | Q(months__isnull=False, starts_on__isnull=False),
            name="plan_masp_says_how_long",
        ),
        models.CheckConstraint(
            condition=~Q(kind=Kind.MASP_2) & Q(benefits="") | Q(kind=Kind.MASP_2) & (being_written | ~Q(benefits="")),
            name="plan_masp_2_says_which_benefits",
        ),
        models.CheckConstraint(
            condition=~Q(kind=Kind.ENGAGEMENT) & Q(hours=None)
            | Q(kind=Kind.ENGAGEMENT) & (being_written & Q(hours=None) | hours),
            name="plan_engagement_says_its_hours",
        ),
        models.CheckConstraint(condition=Q(term__gte=1), name="plan_has_a_first_contract"),
    ]


class Plan(models.Model):
    """The co-written project plan. Each side answers, dated; a change of words or steps takes both answers away."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="plans", verbose_name=_("personne")
    )
    structure = models.ForeignKey(Structure, models.PROTECT, related_name="plans", verbose_name=_("structure"))
    title = models.CharField(_("titre"), max_length=120, blank=True)
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.DRAFT)
    kind = models.CharField(_("forme"), max_length=10, choices=Kind, default=Kind.PROJECT)
    # The contract that is written or signed now: the first is 1, each renewal is one more.
    term = models.PositiveSmallIntegerField(default=1)
    starts_on = models.DateField(_("commence le"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(_("durée, en mois"), null=True, blank=True)
    # What the contracts before this one have used of the months that the law gives in all.
    months_before = models.PositiveSmallIntegerField(default=0)
    benefits = models.CharField(_("prestations reçues pour elle"), max_length=300, blank=True)
    hours = models.PositiveSmallIntegerField(_("heures par semaine"), null=True, blank=True)
    # The number of the frozen version that waits for signatures, and of the signed one that holds.
    waiting = models.PositiveSmallIntegerField(null=True, blank=True)
    in_force = models.PositiveSmallIntegerField(null=True, blank=True)
    # The next contract is being written; the one that holds is another.
    renewing = models.BooleanField(default=False)
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
                condition=~Q(state__in=[State.AGREED, State.ACTIVE])
                | Q(person_answer=Answer.YES, team_answer=Answer.YES),
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
            models.CheckConstraint(
                condition=~Q(state__in=SIGNED) | Q(in_force__isnull=False), name="plan_active_has_a_signed_version"
            ),
            models.CheckConstraint(
                condition=Q(waiting=None) | Q(state=State.AGREED), name="plan_waits_for_signatures_when_agreed"
            ),
            *_constraints_of_kinds(),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def terms(self) -> Terms:
        return Terms(Kind(self.kind), self.starts_on, self.months, self.benefits, self.hours)

    def take_terms(self, terms: Terms) -> None:
        """Not saved."""
        self.kind, self.starts_on, self.months = terms.kind, terms.starts_on, terms.months
        self.benefits, self.hours = terms.benefits, terms.hours

    @property
    def ends_on(self) -> dt.date | None:
        """The last day of the contract, when it has one."""
        return last_day(self.starts_on, self.months) if self.starts_on and self.months else None

    def months_used(self) -> int:
        """What its contracts have used of the months that the law gives in all, those before it included. Of a next
        contract that nobody has signed, nothing: the one that holds is among those before it already."""
        if self.kind not in MASP or self.in_force is None or self.starts_on is None or self.months is None:
            return self.months_before
        if self.renewing:
            return self.months_before
        stopped = self.closed_at and in_paris(self.closed_at).date()
        return self.months_before + months_used(self.starts_on, self.months, stopped)

    def facts(self) -> set[Fact]:
        """What its own row says of the conditions of the table of engine.life."""
        answers = {self.person_answer, self.team_answer}
        # While the next contract is written, the one that holds ends the day before it begins.
        last = self.starts_on - ONE_DAY if self.renewing and self.starts_on else self.ends_on
        over = last is not None and last < today()
        holding = {
            Fact.ANSWERED: answers != {""},
            Fact.BOTH_YES: answers == {Answer.YES},
            Fact.IN_FORCE: self.in_force is not None,
            Fact.RENEWING: self.renewing,
            Fact.NEVER_SIGNED: self.in_force is None,
            Fact.TERM_OVER: over,
        }
        return {fact for fact, holds in holding.items() if holds}

    def move(self, act: Act, who: Mover, *facts: Fact) -> None:
        """To where the table says; the one place where the state changes. Not saved. Raises NotNow."""
        self.state = after(State(self.state), act, who, self.facts() | set(facts))
        if self.state != State.AGREED:
            self.waiting = None

    def change(self, voice: Voice, act: Act = Act.CHANGE, *facts: Fact, aside: bool = False) -> None:
        """What the two sides agree about has changed: a new version, and no answer holds any more. Saved.

        aside: by another structure than the plan's, which hides from neither of the two what the other has changed.
        """
        self.move(act, Mover(voice), *facts)
        self.forget_answers()
        self.version += 1
        self.changed_by, self.changed_at = self.changed_by if aside else voice, now()
        self.save()

    def forget_answers(self) -> None:
        self.person_answer = self.team_answer = ""
        self.person_answered_at = self.team_answered_at = self.team_answered_by = None

    def answer(self, answer: Answer, voice: Voice, by: User) -> None:
        """One side answers, now. Saved."""
        self.set_answer(answer, voice, by)
        self.move(Act.SAY_YES if answer == Answer.YES else Act.DOUBT, Mover(voice))
        self.save()

    def set_answer(self, answer: Answer, voice: Voice, by: User) -> None:
        """Not saved."""
        if voice is Voice.PERSON:
            self.person_answer, self.person_answered_at = answer, now()
        else:
            self.team_answer, self.team_answered_at, self.team_answered_by = answer, now(), by

    def close(self, act: Act, who: Mover, *facts: Fact) -> None:
        """It ends, completed or withdrawn. Nothing is deleted. Saved."""
        self.move(act, who, *facts)
        self.closed_at = now()
        self.save()
