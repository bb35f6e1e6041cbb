"""Short statements that people agree with or not, their own among them; and the votes, which are only added to."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.ids import new_id
from kit.time import now
from participation.moderation.models import ReviewItem, is_shown
from participation.people.models import Territory

from .consultations import Consultation
from .sheets import DIGEST

LONGEST_STATEMENT = 140
"""Characters: one idea, read at a glance."""


class Vote(models.IntegerChoices):
    AGREE = 1, _("d’accord")
    UNSURE = 0, _("je ne sais pas")
    DISAGREE = -1, _("pas d’accord")


class StatementQuerySet(models.QuerySet["Statement"]):
    def shown(self) -> Self:
        """Those that one may vote on: of the coordinators, and those of others once they were read."""
        return self.filter(Q(review=None) | is_shown()).select_related("review")


class Statement(models.Model):
    """What is shown is `words`. number: its place, for good. author: None for those of the coordinators, and where
    nobody's name is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="statements")
    number = models.PositiveIntegerField(_("numéro"))
    text = models.CharField(_("affirmation"), max_length=LONGEST_STATEMENT)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    review = models.OneToOneField(ReviewItem, models.PROTECT, null=True, blank=True, related_name="statement")
    key = models.UUIDField(default=new_id, editable=False)
    created_at = models.DateTimeField(_("proposée le"), default=now)

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("affirmation")
        verbose_name_plural = _("affirmations")
        ordering = ["consultation", "number"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "number"], name="statement_alone_in_its_place"),
            models.UniqueConstraint(fields=["consultation", "key"], name="statement_once_per_key"),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="statement_says_something",
                violation_error_message=_("L’affirmation est vide."),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def words(self) -> str:
        return self.review.published_text if self.review else self.text


class BallotManager(models.Manager["Ballot"]):
    def enter(self, consultation: Consultation, owner: str) -> Ballot:
        """The ballot of this owner, made or locked: first write of every vote. One turn further, but where votes are
        sealed: how many somebody cast would be a name once they are opened."""
        self.bulk_create([Ballot(consultation=consultation, owner=owner)], ignore_conflicts=True)
        step = 0 if consultation.is_anonymous else 1
        self.filter(consultation=consultation, owner=owner).update(turn=F("turn") + step)
        return self.get(consultation=consultation, owner=owner)


class Ballot(models.Model):
    """Where somebody's votes are given their turn; in an anonymous consultation, sealed, the votes themselves until the
    last day. owner: a digest, the one of her draft."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="ballots")
    owner = models.CharField(max_length=DIGEST)
    turn = models.PositiveIntegerField(default=0)
    sealed = models.BinaryField(null=True)

    objects = BallotManager()

    class Meta:
        verbose_name = _("bulletin")
        verbose_name_plural = _("bulletins")
        constraints = [models.UniqueConstraint(fields=["consultation", "owner"], name="ballot_one_of_each")]

    def __str__(self) -> str:
        return str(self.pk)


class StatementVote(models.Model):
    """One vote, never changed: of the votes of one voter on one statement, the one of the last turn counts.

    voter: a digest that leads to nobody once the key of the consultation is destroyed, and to no sheet ever.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="votes")
    voter = models.CharField(max_length=DIGEST)
    turn = models.PositiveIntegerField()
    vote = models.SmallIntegerField(_("vote"), choices=Vote)
    channel = models.CharField(_("par quel moyen"), max_length=10, choices=Channel, default=Channel.SELF)
    territory = models.ForeignKey(Territory, models.PROTECT, null=True, blank=True, related_name="+")
    # Made by the page that shows the buttons: the same one pressed twice is one vote.
    key = models.UUIDField(null=True, blank=True)

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints = [
            models.UniqueConstraint(fields=["statement", "voter", "turn"], name="vote_one_a_turn"),
            models.UniqueConstraint(fields=["voter", "key"], name="vote_once_per_key"),
            models.CheckConstraint(
                condition=Q(vote__in=(-1, 0, 1)),
                name="vote_is_one_of_three",
                violation_error_message=_("Un vote est d’accord, pas d’accord, ou je ne sais pas."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.vote}"
