"""Hands counted in a room: how many people there were, how many hands for each answer, who saw it otherwise.

A show of hands is public where it is raised: what is counted is shown whole, whatever was promised about answers given
one by one, and small numbers too. It is never added to them: the same person may have done both.
"""

from __future__ import annotations

from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now
from workshops.models import Session

from .consultations import Consultation
from .plenaries import LONGEST_WHERE, MOST_PEOPLE

LONGEST_DISSENT, LONGEST_QUOTE, LONGEST_WHY = 1_000, 300, 200
"""Characters."""


class GroupCountQuerySet(models.QuerySet["GroupCount"]):
    def standing(self) -> Self:
        """Those that no later one replaces, withdrawn or not."""
        return self.filter(replaced_by=None)

    def told(self) -> Self:
        """With all that a page says of them, the newest day first."""
        found = self.select_related("session__workshop", "session__venue__place", "held_by", "withdrawal")
        return found.prefetch_related("hands").order_by("-day", "entered_at", "pk")


class GroupCount(models.Model):
    """What one group said, all together. Its row never changes: a correction is a new row that replaces it, and both
    stay.

    version: number of the questionnaire that was read out. session: of a workshop (a plenary may be one), else `where`
    says it. dissent: who saw it otherwise, in words; a correction adds to it, and takes nothing away.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="rooms")
    version = models.PositiveSmallIntegerField(_("version du questionnaire"))
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("animé par")
    )
    day = models.DateField(_("le"))
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="+")
    where = models.CharField(_("où"), max_length=LONGEST_WHERE, blank=True)
    headcount = models.PositiveSmallIntegerField(_("personnes dans la salle"))
    dissent = models.TextField(_("qui a vu les choses autrement"), max_length=LONGEST_DISSENT, blank=True)
    replaces = models.OneToOneField("self", models.CASCADE, null=True, blank=True, related_name="replaced_by")
    # Made by the page that shows the form: sent twice, it is one group.
    key = models.UUIDField(default=new_id, editable=False)
    entered_at = models.DateTimeField(_("saisi le"), default=now)

    objects = GroupCountQuerySet.as_manager()

    class Meta:
        verbose_name = _("groupe compté à main levée")
        verbose_name_plural = _("groupes comptés à main levée")
        constraints = [
            models.UniqueConstraint(fields=["consultation", "key"], name="group_count_once_per_key"),
            models.CheckConstraint(
                condition=Q(headcount__gte=1, headcount__lte=MOST_PEOPLE),
                name="group_count_has_people",
                violation_error_message=_("Il faut au moins une personne."),
            ),
            models.CheckConstraint(
                condition=Q(session__isnull=False, where="") | (Q(session__isnull=True) & ~Q(where="")),
                name="group_count_says_where_once",
                violation_error_message=_("Dites où, ou choisissez une séance."),
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(replaces=F("id")), name="group_count_replaces_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.consultation_id} {self.pk}"

    @property
    def is_withdrawn(self) -> bool:
        return hasattr(self, "withdrawal")

    @property
    def place(self) -> str:
        return f"{self.session.workshop.title}, {self.session.venue}" if self.session else self.where

    @property
    def raised(self) -> dict[str, dict[str, int]]:
        """`engine.hands.Raised`."""
        found: dict[str, dict[str, int]] = {}
        for one in self.hands.all():
            found.setdefault(one.question, {})[one.answer] = one.hands
        return found


class Withdrawal(models.Model):
    """A count that should not be there: the same group typed twice, or another consultation's. It is said, and why; its
    figures are not shown any more, and stay."""

    count = models.OneToOneField(GroupCount, models.CASCADE, primary_key=True, related_name="withdrawal")
    why = models.CharField(_("pourquoi"), max_length=LONGEST_WHY)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("retiré le"), default=now)

    class Meta:
        verbose_name = _("retrait d’un groupe compté")
        verbose_name_plural = _("retraits de groupes comptés")
        constraints = [
            models.CheckConstraint(
                condition=~Q(why=""), name="withdrawal_says_why", violation_error_message=_("Dites pourquoi.")
            )
        ]

    def __str__(self) -> str:
        return str(self.count_id)


class Hands(models.Model):
    """The hands raised for one answer. question, answer: their names in the questionnaire.

    above: `engine.hands.Line`; out_of: the people in the room, written here again so that the database refuses more
    hands than people, where each raises one.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    count = models.ForeignKey(GroupCount, models.CASCADE, related_name="hands")
    question = models.CharField(_("question"), max_length=60)
    answer = models.CharField(_("réponse"), max_length=60)
    hands = models.PositiveSmallIntegerField(_("mains levées"))
    above = models.PositiveSmallIntegerField(default=0)
    out_of = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("mains levées")
        verbose_name_plural = _("mains levées")
        constraints = [
            models.UniqueConstraint(fields=["count", "question", "answer"], name="hands_counted_once"),
            models.CheckConstraint(
                condition=Q(hands__gte=0, above__gte=0, out_of__gte=F("hands") + F("above")),
                name="hands_are_of_people_in_the_room",
                violation_error_message=_("Il y a plus de mains levées que de personnes."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.count_id} {self.question} {self.answer}"


def chain_of(count: GroupCount, known: dict[UUID, GroupCount]) -> list[GroupCount]:
    """It and those it replaced, the first one first. known: by id, all those of its consultation."""
    found = [count]
    while found[0].replaces_id is not None:
        found.insert(0, known[found[0].replaces_id])
    return found
