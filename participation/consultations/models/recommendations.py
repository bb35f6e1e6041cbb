"""What the committee recommends, to whom, on what evidence; what the addressee replies, and what follows."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import now, today

from .coding import Card, Theme
from .consultations import Consultation

LONGEST_TITLE, LONGEST_TEXT = 140, 2_000
REPLY_WITHIN = dt.timedelta(days=60)
"""How long the addressee has for a first reply: said with the booklet."""


class Verdict(models.TextChoices):
    ACCEPTED = "accepted", _("Oui, nous le faisons")
    PARTLY = "partly", _("Oui, en partie")
    REFUSED = "refused", _("Non")
    STUDYING = "studying", _("Nous étudions la demande")


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    def handed(self) -> Self:
        """What everybody may read."""
        return self.filter(handed_at__isnull=False)

    def told(self) -> Self:
        """With its consultation, whom it is for, its replies and what follows, in few queries."""
        return self.select_related("consultation__structure", "addressee").prefetch_related(
            "replies", "follow_ups", "themes", "cards__contribution__review"
        )

    def lock(self, pk: object) -> Recommendation:
        """Its row, held until the end of the transaction. Raises NotAllowed when there is none."""
        if not self.filter(pk=pk).update(seq=F("seq") + 1):
            raise NotAllowed
        return self.select_related("consultation__structure", "addressee").get(pk=pk)


class Recommendation(models.Model):
    """Written by the committee until it is handed over; then its words never change. easy: the same in easy words.

    questions: names of the questions whose results it rests on; cards, themes: the messages, and their piles.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="recommendations")
    number = models.PositiveSmallIntegerField(_("numéro"))
    title = models.CharField(_("ce que nous demandons"), max_length=LONGEST_TITLE)
    text = models.TextField(_("pourquoi, et comment"), max_length=LONGEST_TEXT)
    easy = models.TextField(_("la même chose, en mots faciles"), max_length=LONGEST_TEXT, blank=True)
    addressee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="recommendations",
        verbose_name=_("à qui"),
    )
    # The organisation she answers for: what is left of her once her account is erased.
    addressed_to = models.CharField(_("à quelle organisation"), max_length=200, blank=True)
    themes = models.ManyToManyField(Theme, blank=True, related_name="recommendations")
    cards = models.ManyToManyField(Card, blank=True, related_name="recommendations")
    questions = models.JSONField(default=list)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    handed_at = models.DateTimeField(_("remise le"), null=True, blank=True)
    seq = models.PositiveIntegerField(default=0)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = _("recommandation")
        verbose_name_plural = _("recommandations")
        ordering = ["consultation", "number"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "number"], name="recommendation_one_of_each_number"),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(text=""),
                name="recommendation_says_what_and_why",
                violation_error_message=_("Dites ce que vous demandez, et pourquoi."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def next_key(self) -> object:
        """For a form that adds a follow-up."""
        return new_id()

    # The five below read nothing more after `told()`.

    @property
    def to_whom(self) -> str:
        """In words: the name of the account, or what is left of it."""
        return self.addressee.get_full_name() if self.addressee else self.addressed_to

    @property
    def reply(self) -> Reply | None:
        """The last one counts; the earlier ones stay."""
        return max(self.replies.all(), key=lambda one: one.number, default=None)

    @property
    def steps(self) -> list[FollowUp]:
        return sorted(self.follow_ups.all(), key=lambda one: one.at)

    @property
    def is_done(self) -> bool:
        return any(step.done for step in self.steps)

    @property
    def due_on(self) -> dt.date | None:
        """Until when something is promised, or a first reply is awaited; None when nothing is."""
        if self.handed_at is None or self.is_done:
            return None
        if self.reply is None:
            return (self.handed_at + REPLY_WITHIN).date()
        return self.reply.due_on

    @property
    def is_overdue(self) -> bool:
        return self.due_on is not None and self.due_on < today()


class Reply(models.Model):
    """What the addressee says of it, with a reason; due_on: until when what is said is done, or studied."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="replies")
    number = models.PositiveSmallIntegerField(default=1)
    verdict = models.CharField(_("réponse"), max_length=10, choices=Verdict)
    reason = models.TextField(_("pourquoi"), max_length=LONGEST_TEXT)
    due_on = models.DateField(_("avant le"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("le"), default=now)

    class Meta:
        verbose_name = _("réponse à une recommandation")
        verbose_name_plural = _("réponses aux recommandations")
        ordering = ["recommendation", "number"]
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "number"], name="reply_one_of_each_number"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="reply_says_why",
                violation_error_message=_("Dites pourquoi."),
            ),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.REFUSED) | Q(due_on__isnull=False),
                name="reply_says_when",
                violation_error_message=_("Dites avant quelle date."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation_id} {self.verdict}"


class FollowUp(models.Model):
    """Something that was done since. done: what was asked is there."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="follow_ups")
    text = models.CharField(_("ce qui est fait"), max_length=300)
    done = models.BooleanField(_("c’est fait, tout est là"), default=False)
    key = models.UUIDField(default=new_id, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("le"), default=now)

    class Meta:
        verbose_name = _("suite")
        verbose_name_plural = _("suites")
        ordering = ["recommendation", "at"]
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "key"], name="follow_up_once_per_key"),
            models.CheckConstraint(
                condition=~Q(text=""), name="follow_up_says_what", violation_error_message=_("Dites ce qui est fait.")
            ),
        ]

    def __str__(self) -> str:
        return self.text
