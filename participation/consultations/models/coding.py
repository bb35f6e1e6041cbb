"""Messages sorted under themes by the committee: numbered, read by two people each alone, then talked about."""

from __future__ import annotations

from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import now
from participation.consultations.engine.coding import READERS, Standing, standing
from participation.moderation.models import is_shown

from .consultations import Consultation
from .contributions import Contribution

LONGEST_NAME, LONGEST_RULE, LONGEST_NOTE = 60, 300, 2_000
"""Characters of a theme's name, of its rule, of a note."""
MOST_THEMES = 30


class SortingManager(models.Manager["Sorting"]):
    def hold(self, consultation_id: UUID) -> Sorting:
        """The sorting of this consultation, made or locked in one statement: first write of the rules that number.

        Raises NotAllowed when there is no such consultation.
        """
        if not Consultation.objects.filter(pk=consultation_id).exists():
            raise NotAllowed
        self.bulk_create(
            [Sorting(consultation_id=consultation_id, held_at=now())],
            update_conflicts=True,
            unique_fields=["consultation"],
            update_fields=["held_at"],
        )
        return self.select_related("consultation__structure").get(pk=consultation_id)


class Sorting(models.Model):
    """What the committee does with the messages of one consultation. Its row is the lock under which numbers are given:
    a number is never given twice, even when its message is gone, because it may be on paper."""

    consultation = models.OneToOneField(Consultation, models.CASCADE, primary_key=True, related_name="sorting")
    dealt = models.PositiveIntegerField(_("dernier numéro de message"), default=0)
    named = models.PositiveIntegerField(_("dernier numéro de thème"), default=0)
    held_at = models.DateTimeField(default=now)

    objects = SortingManager()

    class Meta:
        verbose_name = _("tri des messages")
        verbose_name_plural = _("tris des messages")

    def __str__(self) -> str:
        return str(self.consultation)


class ThemeQuerySet(models.QuerySet["Theme"]):
    def standing(self) -> Self:
        """Those that were not put together with another one."""
        return self.filter(merged_into=None).order_by("number")

    def lock(self, pk: UUID) -> Theme:
        """The theme, its row locked. Raises NotAllowed when there is none."""
        if not self.filter(pk=pk).update(number=F("number")):
            raise NotAllowed
        return self.select_related("sorting__consultation").get(pk=pk)


class Theme(models.Model):
    """A pile on the table: its name, and in one sentence what goes there. The first nine have a key of the keyboard."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sorting = models.ForeignKey(Sorting, models.CASCADE, related_name="themes")
    number = models.PositiveSmallIntegerField(_("numéro"))
    name = models.CharField(_("thème"), max_length=LONGEST_NAME)
    rule = models.CharField(_("ce qu’on y met"), max_length=LONGEST_RULE)
    seq = models.PositiveIntegerField(_("changements"), default=0)
    # The one it was put together with. What was put under it stays there, and is read as the other's: nothing is lost
    # when they are taken apart again.
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")

    objects = ThemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("thème de messages")
        verbose_name_plural = _("thèmes de messages")
        ordering = ["sorting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["sorting", "number"], name="theme_one_number_each"),
            models.UniqueConstraint(
                "sorting",
                Lower("name"),
                name="theme_one_name_each",
                violation_error_message=_("Ce thème existe déjà."),
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(rule=""),
                name="theme_says_what_goes_there",
                violation_error_message=_("Un thème a un nom, et une phrase qui dit ce qu’on y met."),
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("pk")), name="theme_is_not_merged_into_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def stands_for(self) -> UUID:
        """Its own id, or that of the theme it was put together with."""
        return self.merged_into_id or self.pk


class CardQuerySet(models.QuerySet["Card"]):
    def lock(self, pk: UUID) -> Card:
        """The card, its row locked: two who sort it at once wait for each other. Raises NotAllowed."""
        if not self.filter(pk=pk).update(number=F("number")):
            raise NotAllowed
        return self.select_related("sorting__consultation", "contribution__review").get(pk=pk)

    def readable(self) -> Self:
        """Those whose words are public now: what moderation has not let through is not read here either."""
        return self.filter(is_shown("contribution__review"))

    def with_words(self) -> Self:
        """With what everybody may read of them."""
        return self.select_related("contribution__review")

    def with_codings(self) -> Self:
        """With what was chosen and decided, in four queries for all of them."""
        return self.prefetch_related("codings__themes", "settlements__themes")

    def left_for(self, user_id: UUID) -> Self:
        """Those that this member has not read yet, and where one of the two places is free."""
        read = Coding.objects.filter(card=models.OuterRef("pk"))
        full = read.filter(place=READERS).values("card")  # places are given in order and never given back
        return self.filter(~models.Exists(read.filter(coder=user_id)), ~models.Exists(full)).order_by("number")


class Card(models.Model):
    """One message, with its number: the one on the screen, and on the paper card."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sorting = models.ForeignKey(Sorting, models.CASCADE, related_name="cards")
    contribution = models.OneToOneField(Contribution, models.CASCADE, related_name="card")
    number = models.PositiveIntegerField(_("numéro"))

    objects = CardQuerySet.as_manager()

    class Meta:
        verbose_name = _("message numéroté")
        verbose_name_plural = _("messages numérotés")
        ordering = ["sorting", "number"]
        constraints = [models.UniqueConstraint(fields=["sorting", "number"], name="card_one_number_each")]

    def __str__(self) -> str:
        return f"{self.sorting_id} {self.number}"

    @property
    def text(self) -> str:
        """What everybody may read of it."""
        return self.contribution.review.published_text

    @property
    def is_readable(self) -> bool:
        return self.contribution.review.is_published

    # The three below read nothing more after `with_codings()`.

    @cached_property
    def readings(self) -> list[Coding]:
        return sorted(self.codings.all(), key=lambda coding: coding.place)

    @cached_property
    def decided(self) -> Settlement | None:
        """What was decided last, once the two had chosen differently."""
        return max(self.settlements.all(), key=lambda one: one.number, default=None)

    @cached_property
    def standing(self) -> Standing:
        return standing([coding.chosen for coding in self.readings], settled=self.decided is not None)

    def outcome(self) -> frozenset[UUID] | None:
        """The themes it ends under: those both chose, or those decided after talking; None when not known yet."""
        if self.standing is Standing.SAME:
            return self.readings[0].chosen
        return self.decided.chosen if self.decided else None


class Chosen(models.Model):
    """What goes with a message in somebody's eyes. No theme at all is a choice: none goes with it."""

    themes = models.ManyToManyField(Theme, related_name="+", blank=True)

    class Meta:
        abstract = True

    @property
    def chosen(self) -> frozenset[UUID]:
        return frozenset(theme.stands_for for theme in self.themes.all())


class Coding(Chosen):
    """One reader's own choice. Never shown to anybody else before the second reader has chosen; fixed from then on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    card = models.ForeignKey(Card, models.CASCADE, related_name="codings")
    place = models.PositiveSmallIntegerField(_("première ou deuxième lecture"))
    # An erased member leaves her choice, without her name.
    coder = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="codings")
    channel = models.CharField(_("par quel moyen"), max_length=10, choices=Channel, default=Channel.SELF)
    at = models.DateTimeField(_("le"), default=now)

    class Meta:
        verbose_name = _("lecture d’un message")
        verbose_name_plural = _("lectures d’un message")
        ordering = ["card", "place"]
        constraints = [
            models.UniqueConstraint(fields=["card", "coder"], name="coding_once_per_reader"),
            models.UniqueConstraint(fields=["card", "place"], name="coding_one_place_each"),
            models.CheckConstraint(
                condition=Q(place__gte=1, place__lte=READERS),
                name="coding_by_two_readers",
                violation_error_message=_("Deux personnes lisent chaque message."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.card_id} {self.place}"


class Settlement(Chosen):
    """What the committee decided of a message that its readers had put elsewhere. The last one counts; the others, and
    what each reader had chosen, stay to be read."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    card = models.ForeignKey(Card, models.CASCADE, related_name="settlements")
    number = models.PositiveSmallIntegerField(_("fois"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("le"), default=now)

    class Meta:
        verbose_name = _("décision sur un message")
        verbose_name_plural = _("décisions sur un message")
        ordering = ["card", "number"]
        constraints = [models.UniqueConstraint(fields=["card", "number"], name="settlement_one_number_each")]

    def __str__(self) -> str:
        return f"{self.card_id} {self.number}"


class CardNote(models.Model):
    """What a member says about a message to the others; or that she does not agree with what was decided."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    card = models.ForeignKey(Card, models.CASCADE, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="card_notes")
    # The decision she does not agree with; NULL for a plain note.
    against = models.ForeignKey(Settlement, models.CASCADE, null=True, blank=True, related_name="dissents")
    text = models.TextField(_("note"))
    key = models.UUIDField(default=new_id, editable=False)
    at = models.DateTimeField(_("le"), default=now)

    class Meta:
        verbose_name = _("note du comité")
        verbose_name_plural = _("notes du comité")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["author", "key"], name="card_note_once_per_key"),
            models.CheckConstraint(
                condition=~Q(text=""), name="card_note_is_not_empty", violation_error_message=_("La note est vide.")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.card_id} {self.pk}"

    @property
    def is_dissent(self) -> bool:
        return self.against_id is not None
