"""What waits to be read before it is public. The words belong to an upper room; their review state lives here."""

from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.ids import new_id
from kit.time import in_paris, midnight, now, today
from participation.moderation.engine.hiding import Piece, hide, pieces, said
from participation.people.models import Structure

from . import subjects
from .queues import ReviewItemQuerySet
from .states import (
    FIRST_ROUND,
    LONGEST_QUESTION,
    LONGEST_SAYS,
    OPEN,
    SHOWN,
    WRITTEN_BY_OTHERS,
    Care,
    Reason,
    State,
)

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from .decisions import Decision

# A message is drawn several times while it is being read, for each page and each look of the live view.
_pieces = lru_cache(maxsize=1024)(pieces)


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
    # What the words answer, as it was asked: « Non » says nothing without it.
    question = models.CharField(_("question"), max_length=LONGEST_QUESTION, blank=True)
    # Which structure reads: the one that owns the subject, or another one when the words are about it.
    reader = models.ForeignKey(Structure, models.PROTECT, related_name="+", verbose_name=_("lu par"))
    # What the words say of the team: it is read elsewhere, or by two.
    about_team = models.BooleanField(_("parle de la structure"), default=False)
    # Who is named in them does not read them.
    named = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", verbose_name=_("nommés"))
    care_level = models.PositiveSmallIntegerField(_("attention"), choices=Care, default=Care.NONE)
    # Personal data was seen in them: the tab « Vie privée ».
    private = models.BooleanField(_("vie privée"), default=False)
    # "" where saying it would say whose words they are.
    channel = models.CharField(_("par quel moyen"), max_length=10, choices=Channel, default=Channel.SELF, blank=True)
    text = models.TextField(_("texte d’origine"))
    # What the picture that came with them shows, in words: "" where none came (ReviewPicture).
    picture_says = models.CharField(_("ce que montre l’image"), max_length=LONGEST_SAYS, blank=True)
    # Its words were published without it.
    picture_left_out = models.BooleanField(_("sans l’image"), default=False)
    # Which text of its author this is, and which reading of that text: a second one follows an appeal.
    revision = models.PositiveIntegerField(_("texte numéro"), default=1)
    round = models.PositiveIntegerField(_("lecture numéro"), default=1)
    published_text = models.TextField(_("texte publié"), blank=True)
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.PENDING)
    wants_opinion = models.BooleanField(_("avis demandé"), default=False)
    reason = models.CharField(_("raison"), max_length=10, choices=Reason, blank=True)
    more = models.CharField(_("la raison, avec d’autres mots"), max_length=300, blank=True)
    version = models.PositiveIntegerField(_("version"), default=0)
    created_at = models.DateTimeField(_("reçu le"), default=now)
    # The day by whose end the author was promised an answer.
    due_on = models.DateField(_("réponse avant le"))
    decided_at = models.DateTimeField(_("décidé le"), null=True, blank=True)
    # Since when a report of it waits for an answer.
    reported_at = models.DateTimeField(_("signalé le"), null=True, blank=True)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("lu par")
    )
    claimed_until = models.DateTimeField(_("jusqu’à"), null=True, blank=True)

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
                    Q(state__in=OPEN, published_text="", reason="", decided_at__isnull=True)
                    | (Q(state__in=SHOWN, reason="", decided_at__isnull=False) & ~Q(published_text=""))
                    | (Q(state=State.REFUSED, published_text="", decided_at__isnull=False) & ~Q(reason=""))
                    | (Q(state=State.APPEALED, decided_at__isnull=False) & ~Q(published_text="", reason=""))
                ),
                name="review_item_says_what_its_state_needs",
                violation_error_message=_("Un message publié a un texte. Un message refusé a une raison."),
            ),
            models.CheckConstraint(
                condition=Q(wants_opinion=False) | Q(state=State.PENDING),
                name="review_item_asks_an_opinion_while_it_waits",
                violation_error_message=_("On demande un avis sur un message qui attend."),
            ),
            models.CheckConstraint(
                condition=Q(reported_at__isnull=True) | ~Q(published_text=""),
                name="review_item_is_reported_once_shown",
                violation_error_message=_("On signale un message publié."),
            ),
        ]
        indexes = [models.Index(fields=["reader", "state", "-created_at"], name="review_item_queue")]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id} ({self.state})"

    @property
    def with_help(self) -> bool:
        """Whether somebody helped to write it. Who, is hers to know."""
        return self.channel == Channel.ASSISTED

    @property
    def came_by(self) -> str:
        """By which way, where that is said and was not the site: « sur papier »."""
        return "" if self.channel in ("", Channel.SELF, Channel.ASSISTED) else self.get_channel_display()

    @property
    def is_by_unknown_hand(self) -> bool:
        """Somebody of the team wrote it down, and nobody knows who: whoever it was is asked to leave it to others."""
        return self.author_id is None and self.writer_id is None and self.channel in WRITTEN_BY_OTHERS

    @property
    def is_pending(self) -> bool:
        return self.state == State.PENDING

    @property
    def is_open(self) -> bool:
        """Whether one reader may decide."""
        return self.state in OPEN

    @property
    def is_by_day(self) -> bool:
        """Of words that are nobody's only the day is written down: no hour is to be told of them."""
        return self.author_id is None and self.created_at == midnight(in_paris(self.created_at).date())

    @property
    def is_waiting(self) -> bool:
        """Whether its author waits for an answer, the first one or another."""
        return self.state in (*OPEN, State.APPEALED)

    @property
    def is_published(self) -> bool:
        return bool(self.published_text)

    @property
    def is_refused(self) -> bool:
        return self.state == State.REFUSED

    @property
    def is_appealed(self) -> bool:
        return self.state == State.APPEALED

    @property
    def has_hidden_words(self) -> bool:
        return self.is_published and self.published_text != self.text

    @property
    def picture_url(self) -> str:
        """Where its picture is, for those who may see it; "" where none came."""
        return reverse("moderation:picture", args=[self.pk]) if self.picture_says else ""

    @property
    def shows_picture(self) -> bool:
        """Whether everybody sees the picture with the words."""
        return self.is_published and bool(self.picture_says) and not self.picture_left_out

    @property
    def urgent(self) -> bool:
        """Words of danger: read before the others."""
        return self.care_level > Care.NONE

    @property
    def is_late(self) -> bool:
        return self.is_waiting and self.due_on < today()

    @property
    def is_overdue(self) -> bool:
        """The same for whoever reads: who reported it was promised an answer too."""
        return (self.is_waiting or self.is_reported) and self.due_on < today()

    @property
    def is_to_read(self) -> bool:
        """Whether `to_read()` finds it."""
        return self.is_reported or self.is_held or (self.is_pending and not self.wants_opinion)

    @property
    def is_for_two(self) -> bool:
        """Whether `for_two()` finds it."""
        return self.is_escalated or (self.is_pending and self.wants_opinion)

    @property
    def marks(self) -> str:
        """What the lists of the queue ask of a message that arrives live (fragments.asked_of_arrivals)."""
        marks = {"prive": self.is_to_read and self.private, "deux": self.is_for_two, "late": self.is_overdue}
        return " ".join([mark for mark, holds in marks.items() if holds] + [f"kind-{self.subject_kind}"])

    @property
    def is_held(self) -> bool:
        return self.state == State.HELD

    @property
    def is_escalated(self) -> bool:
        return self.state == State.ESCALATED

    @property
    def is_reported(self) -> bool:
        return self.reported_at is not None

    @property
    def is_decidable(self) -> bool:
        """Whether one reader may decide now: it waits, or it was reported."""
        return self.is_open or self.is_reported

    @property
    def tick(self) -> str:
        """What the list sends of a ticked message: which one, and the version on the screen."""
        return f"{self.pk}:{self.version}"

    @property
    def kind_label(self) -> "str | StrPromise":
        return kind.label if (kind := subjects.every().get(self.subject_kind)) else self.subject_kind

    @property
    def is_due_today(self) -> bool:
        return self.due_on == today()

    @property
    def can_be_corrected(self) -> bool:
        """Whether its author may still send other words in their place."""
        return self.state in (*OPEN, State.REFUSED) and subjects.find(self.subject_kind).corrected is not None

    @property
    def can_be_appealed(self) -> bool:
        """Whether its author may ask for another reading: once for each text."""
        return self.state in (State.REFUSED, State.EDITED) and self.round == FIRST_ROUND

    @property
    def was_read_by_two(self) -> bool:
        """Whether two others have read this text again, and answered."""
        return self.round > FIRST_ROUND and not self.is_waiting

    @property
    def holder_id(self) -> "UUID | None":
        """Whose it is now: the lease ends by itself."""
        return self.claimed_by_id if self.claimed_until and self.claimed_until > now() else None

    @property
    def holder(self):
        return self.claimed_by if self.holder_id else None

    @property
    def is_plain(self) -> bool:
        """Nothing was seen in it: one of those that may be published together, once they were read."""
        noticed = self.private or self.urgent or self.about_team or self.wants_opinion
        return self.is_pending and not (noticed or self.picture_says)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The original, cut where it looks private, for the template to mark."""
        return _pieces(self.text, subjects.welcome_in(self.subject_kind))

    @property
    def proposed_text(self) -> str:
        """What « Masquer et publier » proposes: what looks private is hidden."""
        return hide(self.text, but=subjects.welcome_in(self.subject_kind))

    @property
    def looks_private(self) -> bool:
        return any(piece.private for piece in self.pieces)

    @property
    def seen(self) -> str:
        """« Prénom et numéro »: what the rules saw in it, in words; "" for nothing."""
        return said(piece.flag for piece in self.pieces if piece.flag)

    @property
    def appeal(self) -> "Decision | None":
        """The act by which its author asked for this reading, with her words; None before she did."""
        acts = [act for act in self.decisions.all() if act.verdict == "appealed" and act.revision == self.revision]
        return max(acts, key=lambda act: act.version, default=None)

    @property
    def her_words(self) -> str:
        """All she said: what she sent and, where she asked for another reading, why."""
        return f"{self.text}\n\n{self.appeal.note}" if self.appeal and self.appeal.note else self.text

    def last_decision(self) -> "Decision | None":
        """The newest decision; no query after `with_decisions()`."""
        return max(self.decisions.all(), key=lambda decision: decision.version, default=None)
