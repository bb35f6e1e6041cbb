"""What people propose: a workshop that is not there yet, or to lead one with others. The words are those of their
review: nobody else keeps them."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.ids import new_id
from kit.time import now
from participation.moderation.models import ReviewItem, is_shown
from participation.people.models import Structure

from .programme import Workshop

LONGEST_IDEA, LONGEST_WHEN, LONGEST_ANSWER = 400, 120, 300
"""Characters."""


class Part(models.TextChoices):
    """What she would do there."""

    LEAD = "lead", _("Je l’anime")
    SHARE = "share", _("Je co-anime, avec quelqu’un")
    COME = "come", _("J’aimerais y venir")


class Outcome(models.TextChoices):
    ASKED = "asked", _("l’équipe réfléchit")
    ACCEPTED = "accepted", _("acceptée")
    DECLINED = "declined", _("pas cette fois")


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def told(self) -> Self:
        return self.select_related("review", "workshop", "author", "helper", "structure")

    def ideas(self) -> Self:
        """Those everybody may read: reread, and of a new workshop. The latest first."""
        published = self.told().filter(is_shown(), of_workshop=False)
        return published.order_by("-created_at", "pk")


class Proposal(models.Model):
    """Somebody proposes a workshop, or to lead one that is there (of_workshop). Accepted, it has a workshop."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, models.PROTECT, related_name="proposals", verbose_name=_("structure"))
    workshop = models.ForeignKey(
        Workshop, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("atelier")
    )
    of_workshop = models.BooleanField(_("pour un atelier qui existe"), default=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="proposals")
    helper = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    channel = models.CharField(_("par quel moyen"), max_length=10, choices=Channel, default=Channel.SELF)
    part = models.CharField(_("sa part"), max_length=10, choices=Part)
    when = models.CharField(_("quand c’est possible"), max_length=LONGEST_WHEN, blank=True)
    show_name = models.BooleanField(_("son nom affiché peut être écrit"), default=False)
    review = models.OneToOneField(ReviewItem, models.PROTECT, related_name="proposal")
    outcome = models.CharField(_("réponse"), max_length=10, choices=Outcome, default=Outcome.ASKED)
    answer = models.CharField(_("mots de l’équipe"), max_length=LONGEST_ANSWER, blank=True)
    answered_at = models.DateTimeField(_("répondu le"), null=True, blank=True)
    created_at = models.DateTimeField(_("proposé le"), default=now)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposition d’atelier")
        verbose_name_plural = _("propositions d’atelier")
        constraints = [
            models.CheckConstraint(
                condition=(Q(outcome=Outcome.ASKED) & Q(answered_at=None))
                | (~Q(outcome=Outcome.ASKED) & Q(answered_at__isnull=False)),
                name="proposal_answered_has_its_day",
                violation_error_message=_("Une réponse a une date."),
            ),
            models.CheckConstraint(
                condition=Q(workshop__isnull=False) | (Q(of_workshop=False) & ~Q(outcome=Outcome.ACCEPTED)),
                name="proposal_accepted_has_a_workshop",
                violation_error_message=_("Une proposition acceptée a un atelier."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.DECLINED) | ~Q(answer=""),
                name="proposal_declined_says_why",
                violation_error_message=_("Dites pourquoi, en quelques mots."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.structure_id} {self.part} {self.outcome}"

    @property
    def is_answered(self) -> bool:
        return self.outcome != Outcome.ASKED

    @property
    def is_accepted(self) -> bool:
        return self.outcome == Outcome.ACCEPTED
