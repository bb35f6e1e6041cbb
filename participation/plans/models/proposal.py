"""Words that wait for her yes: a change of hers that the team asks for, what a helper wrote, what she dictated."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.ids import new_id
from kit.time import now

from .words import Words


class ProposalKind(models.TextChoices):
    CHANGE = "change", _("changement proposé")
    HELPED = "helped", _("écrit par la personne qui l’aide")
    DICTATED = "dictated", _("dicté")


class ProposalState(models.TextChoices):
    WAITING = "waiting", _("attend sa réponse")
    ACCEPTED = "accepted", _("D’accord")
    REFUSED = "refused", _("a gardé ses mots")
    DROPPED = "dropped", _("retiré")


class ProposalQuerySet(models.QuerySet):
    def waiting(self) -> ProposalQuerySet:
        return self.filter(state=ProposalState.WAITING)

    def told(self) -> ProposalQuerySet:
        """Those the page of the plan tells of: what waits, and who typed in what she wrote by hand."""
        copied = Q(state=ProposalState.ACCEPTED, how=Channel.PAPER)
        return self.filter(Q(state=ProposalState.WAITING) | copied).select_related("author")


class Proposal(models.Model):
    """One change, and her answer.

    delta: for the words as they were at `base`; NULL: `added` goes at their end. removed, added: what it takes out and
    puts in; before, after: the sentences around it, as they were and as they would be. op_id: of the post that made it.
    how: by which way hers came to who typed them.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    words = models.ForeignKey(Words, models.CASCADE, related_name="proposals")
    kind = models.CharField(max_length=8, choices=ProposalKind)
    how = models.CharField(max_length=10, choices=Channel, default=Channel.SELF)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=now)
    op_id = models.UUIDField(db_index=True)
    base = models.PositiveIntegerField()
    delta = models.JSONField(null=True)
    removed = models.TextField(blank=True)
    added = models.TextField(blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=ProposalState, default=ProposalState.WAITING)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("mots proposés")
        verbose_name_plural = _("mots proposés")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ProposalState.WAITING, answered_at=None)
                | ~Q(state=ProposalState.WAITING) & Q(answered_at__isnull=False),
                name="proposal_answer_is_dated",
                violation_error_message=_("Une réponse a sa date."),
            ),
            models.CheckConstraint(
                condition=~Q(removed="", added=""),
                name="proposal_says_something",
                violation_error_message=_("Écrivez d’abord quelques mots."),
            ),
            models.CheckConstraint(
                condition=Q(kind=ProposalKind.CHANGE, how=Channel.SELF)
                | ~Q(kind=ProposalKind.CHANGE) & ~Q(how=Channel.SELF),
                name="proposal_of_her_words_says_how",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def settle(self, state: ProposalState) -> None:
        """Saved."""
        self.state, self.answered_at = state, now()
        self.save()
