"""The budget of a plan: lines both sides see, lines she keeps for herself, and what the team proposes to change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.ids import new_id
from kit.time import now
from participation.plans.engine.budget import LONGEST_LABEL, Figures, LineKind, Period
from participation.plans.engine.money import MOST

from .plan import Voice
from .section import Section

if TYPE_CHECKING:
    from uuid import UUID


class Figured(models.Model):
    """What one line says."""

    kind = models.CharField(_("quoi"), max_length=6, choices=LineKind)
    label = models.CharField(_("nom"), max_length=LONGEST_LABEL)
    cents = models.PositiveIntegerField(_("montant, en centimes"))
    period = models.CharField(_("tous les combien"), max_length=7, choices=Period, default=Period.MONTH)
    remains = models.PositiveIntegerField(_("reste à payer, en centimes"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(label=""), name="%(class)s_says_what", violation_error_message=_("Écrivez ce que c’est.")
            ),
            models.CheckConstraint(
                condition=Q(cents__gte=0, cents__lte=MOST) & (Q(remains=None) | Q(remains__gte=0, remains__lte=MOST)),
                name="%(class)s_amounts_in_reach",
                violation_error_message=_("Ce montant est trop grand."),
            ),
            models.CheckConstraint(
                condition=Q(kind=LineKind.DEBT) | Q(remains=None),
                name="%(class)s_only_a_debt_remains",
                violation_error_message=_("Seule une dette a un reste à payer."),
            ),
        ]

    @property
    def figures(self) -> Figures:
        return Figures(
            kind=LineKind(self.kind),
            label=self.label,
            cents=self.cents,
            period=Period(self.period),
            remains=self.remains,
        )


class BudgetLineQuerySet(models.QuerySet):
    def live(self) -> Self:
        return self.filter(ended_at=None)


class BudgetLine(Figured):
    """One line both sides see, written once and never changed: another takes its place, and it is kept, ended.

    So its id says which figures a page has seen, and a button pressed on an older page is stale.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    section = models.ForeignKey(Section, models.CASCADE, related_name="budget_lines")
    rank = models.PositiveSmallIntegerField()
    voice = models.CharField(max_length=6, choices=Voice)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.SELF)
    at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = BudgetLineQuerySet.as_manager()

    class Meta(Figured.Meta):
        verbose_name = _("ligne du budget")
        verbose_name_plural = _("lignes du budget")
        ordering = ["section", "rank"]
        constraints = [
            *Figured.Meta.constraints,
            models.UniqueConstraint(
                fields=["section", "rank"], condition=Q(ended_at=None), name="budgetline_rank_once_per_section"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section_id} {self.rank}"

    def end(self) -> None:
        """Another takes its place, or none does. Saved."""
        self.ended_at = now()
        self.save(update_fields=["ended_at"])


class ChangeState(models.TextChoices):
    PROPOSED = "proposed", _("Proposé")
    TALK = "talk", _("En parler avant")
    ACCEPTED = "accepted", _("D’accord")
    DECLINED = "declined", _("Garder mes chiffres")
    OVER = "over", _("La ligne a changé depuis")


WAITING = (ChangeState.PROPOSED, ChangeState.TALK)


class BudgetProposal(Figured):
    """What the team would write in the place of her line, or that it be taken away. She decides."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    line = models.ForeignKey(BudgetLine, models.CASCADE, related_name="proposals")
    removes = models.BooleanField(default=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, related_name="+")
    state = models.CharField(max_length=8, choices=ChangeState, default=ChangeState.PROPOSED)
    at = models.DateTimeField(default=now)

    class Meta(Figured.Meta):
        verbose_name = _("proposition pour le budget")
        verbose_name_plural = _("propositions pour le budget")
        ordering = ["at", "pk"]
        constraints = [
            *Figured.Meta.constraints,
            models.UniqueConstraint(
                fields=["line"],
                condition=Q(state__in=WAITING),
                name="budgetproposal_one_waits_per_line",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} {self.state}"

    def take(self, answer: ChangeState) -> None:
        """What she said. Saved."""
        BudgetProposal.objects.filter(pk=self.pk).update(state=answer)
        self.refresh_from_db()


class KeptLineQuerySet(models.QuerySet):
    def lock(self, pk: UUID) -> KeptLine | None:
        """The line, its row locked until the transaction ends; None when there is none."""
        if not self.filter(pk=pk).update(seq=F("seq")):
            return None
        return self.select_related("section__plan__person").get(pk=pk)


class KeptLine(Figured):
    """A line of her budget that she keeps for herself: hers alone.

    A table of its own, as her drafts have, so that no query made for somebody else's page ever reads it: neither in a
    list, nor in a count, nor in a sum. Shown, it becomes a BudgetLine, and leaves nothing here.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    section = models.ForeignKey(Section, models.CASCADE, related_name="+")
    # Moves on with each thing she saves here: what was typed from an older page is stale.
    seq = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=now)

    objects = KeptLineQuerySet.as_manager()

    class Meta(Figured.Meta):
        verbose_name = _("ligne gardée")
        verbose_name_plural = _("lignes gardées")
        ordering = ["section", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.pk}@{self.seq}"

    def keep(self, **figures: Any) -> None:
        """These figures in place of those that were there. Saved."""
        for name, value in figures.items():
            setattr(self, name, value)
        self.seq += 1
        self.at = now()
        self.save()
