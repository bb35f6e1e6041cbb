"""Two voices in each section, what each has shown, and what she has not shown yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.ids import new_id
from kit.time import now

from .plan import Voice
from .section import Section

if TYPE_CHECKING:
    from uuid import UUID

    from participation.people.models import User


class Words(models.Model):
    """What one voice shows in one section. Both rows are born with the section."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    section = models.ForeignKey(Section, models.CASCADE, related_name="words")
    voice = models.CharField(max_length=6, choices=Voice)
    shown = models.TextField(_("mots montrés"), blank=True)
    seq = models.PositiveIntegerField(default=0)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, null=True, blank=True, related_name="+")
    shown_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("mots")
        verbose_name_plural = _("mots")
        ordering = ["section", "voice"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "voice"],
                name="words_once_per_voice",
                violation_error_message=_("Cette voix a déjà ses mots ici."),
            ),
            models.CheckConstraint(
                condition=Q(seq=0, shown="", author__isnull=True, shown_at__isnull=True)
                | Q(seq__gt=0, author__isnull=False, shown_at__isnull=False),
                name="words_shown_have_author_and_date",
                violation_error_message=_("Des mots montrés ont un auteur et une date."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section_id} {self.voice}"

    def show(self, text: str, *, author: User, channel: str) -> WordsVersion:
        """`text` becomes what is shown, and its version is kept for ever. Saved."""
        self.shown, self.author, self.shown_at = text, author, now()
        self.seq += 1
        self.save()
        return WordsVersion.objects.create(
            words=self, seq=self.seq, text=text, author=author, at=self.shown_at, channel=channel
        )


class WordsVersion(models.Model):
    """One text that was shown, by whom, when, by which way. Written once, never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    words = models.ForeignKey(Words, models.CASCADE, related_name="versions")
    seq = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, related_name="+")
    at = models.DateTimeField(default=now)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.SELF)

    class Meta:
        verbose_name = _("version des mots")
        verbose_name_plural = _("versions des mots")
        ordering = ["words", "seq"]
        constraints = [models.UniqueConstraint(fields=["words", "seq"], name="version_once_per_words")]

    def __str__(self) -> str:
        return f"{self.words_id}#{self.seq}"


class DraftQuerySet(models.QuerySet):
    def lock(self, section_id: UUID) -> Draft | None:
        """Her draft in a section, its row locked until the transaction ends; None when there is no such section."""
        if not self.filter(pk=section_id).update(seq=F("seq")):
            return None
        return self.select_related("section__plan__person").get(pk=section_id)


class Draft(models.Model):
    """Her words before she shows them: hers alone.

    A table of its own, so that no query made for somebody else's page ever reads it, not even whether it holds
    something. The row is born with the section; `text` is NULL when all she wrote has been shown.
    """

    section = models.OneToOneField(Section, models.CASCADE, primary_key=True, related_name="draft")
    text = models.TextField(null=True, blank=True)
    # Moves on with each thing she saves or shows here: what was typed from an older page is stale.
    seq = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(null=True, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("brouillon")
        verbose_name_plural = _("brouillons")

    def __str__(self) -> str:
        return f"{self.pk}@{self.seq}"

    def keep(self, text: str | None) -> None:
        """Keep `text` for her alone, in place of what was there; None when it has just been shown. Saved."""
        self.text, self.updated_at = text, now()
        self.seq += 1
        self.save()
