"""What waits to be read before it is public. The words belong to an upper room; their review state lives here."""

import datetime as dt
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.ids import new_id
from kit.time import now
from participation.moderation.engine.hiding import Piece, pieces
from participation.people.models import Structure

if TYPE_CHECKING:
    from .decisions import Decision

UNDO_FOR = dt.timedelta(minutes=5)
"""How long the one who decided may take it back."""


WRITTEN_BY_OTHERS = (Channel.ASSISTED, Channel.PHONE, Channel.PAPER, Channel.GROUP)


class State(models.TextChoices):
    PENDING = "pending", _("à lire")
    PUBLISHED = "published", _("publié")
    REFUSED = "refused", _("pas publié")


class Reason(models.TextChoices):
    """Why a message is not published. The author reads these very words."""

    INSULT = "insult", _("Insulte ou haine")
    PRIVATE = "private", _("Parle de la vie privée de quelqu’un")
    OFF_TOPIC = "off_topic", _("Pas sur ce sujet")


class ReviewItemQuerySet(models.QuerySet["ReviewItem"]):
    def pending(self) -> Self:
        return self.filter(state=State.PENDING)

    def decided(self) -> Self:
        return self.exclude(state=State.PENDING)

    def on_the_desk(self) -> Self:
        """What the queue shows, words of danger then newest first: what waits, and for 5 minutes what was just decided.

        The second part keeps the list still under the finger when somebody else decides.
        """
        return self.filter(Q(state=State.PENDING) | Q(decided_at__gt=now() - UNDO_FOR)).order_by(
            "-urgent", "-created_at", "-pk"
        )

    def with_decisions(self) -> Self:
        """With the decisions and their deciders, read in two queries for the whole list."""
        return self.prefetch_related("decisions__by")

    def take(self, item_id: UUID, *, seen: int) -> bool:
        """Move the item from the version that was seen to the next one: the lock of every decision.

        False when somebody was faster: two deciders of one version cannot both get True.
        """
        return bool(self.filter(pk=item_id, version=seen).update(version=F("version") + 1))


class ReviewItem(models.Model):
    """Words sent for review: the original, which never changes, and what became of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject_kind = models.CharField(_("sorte"), max_length=30)
    subject_id = models.UUIDField(_("sujet"))
    structure = models.ForeignKey(Structure, models.PROTECT, related_name="review_items", verbose_name=_("structure"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="review_items"
    )
    # Who wrote it down for her. Of words without a name nobody knows: nothing may lead from them to who was there.
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("avec l’aide de"),
    )
    context = models.CharField(_("à propos de"), max_length=200, blank=True)
    # Words of danger (engine.danger): read before the others.
    urgent = models.BooleanField(_("à lire d’abord"), default=False)
    # "" where saying it would say whose words they are.
    channel = models.CharField(_("par quel moyen"), max_length=10, choices=Channel, default=Channel.SELF, blank=True)
    text = models.TextField(_("texte d’origine"))
    published_text = models.TextField(_("texte publié"), blank=True)
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.PENDING)
    reason = models.CharField(_("raison"), max_length=10, choices=Reason, blank=True)
    version = models.PositiveIntegerField(_("version"), default=0)
    created_at = models.DateTimeField(_("reçu le"), default=now)
    decided_at = models.DateTimeField(_("décidé le"), null=True, blank=True)

    objects = ReviewItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("message à lire")
        verbose_name_plural = _("messages à lire")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"],
                name="review_item_once_per_subject",
                violation_error_message=_("Ce message attend déjà d’être lu."),
            ),
            models.CheckConstraint(
                condition=(
                    Q(state=State.PENDING, published_text="", reason="", decided_at__isnull=True)
                    | (Q(state=State.PUBLISHED, reason="", decided_at__isnull=False) & ~Q(published_text=""))
                    | (Q(state=State.REFUSED, published_text="", decided_at__isnull=False) & ~Q(reason=""))
                ),
                name="review_item_says_what_its_state_needs",
                violation_error_message=_("Un message publié a un texte. Un message refusé a une raison."),
            ),
        ]
        indexes = [models.Index(fields=["structure", "state", "-created_at"], name="review_item_queue")]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id} ({self.state})"

    @property
    def with_help(self) -> bool:
        """Whether somebody helped to write it. Who, is hers to know."""
        return self.channel == Channel.ASSISTED

    @property
    def is_by_unknown_hand(self) -> bool:
        """Somebody of the team wrote it down, and nobody knows who: whoever it was is asked to leave it to others."""
        return self.author_id is None and self.writer_id is None and self.channel in WRITTEN_BY_OTHERS

    @property
    def is_pending(self) -> bool:
        return self.state == State.PENDING

    @property
    def is_published(self) -> bool:
        return self.state == State.PUBLISHED

    @property
    def has_hidden_words(self) -> bool:
        return self.is_published and self.published_text != self.text

    @property
    def pieces(self) -> list[Piece]:
        """The original, cut where it looks private, for the template to mark."""
        return pieces(self.text)

    @property
    def looks_private(self) -> bool:
        return any(piece.private for piece in self.pieces)

    def last_decision(self) -> "Decision | None":
        """The newest decision; no query after `with_decisions()`."""
        return max(self.decisions.all(), key=lambda decision: decision.version, default=None)
