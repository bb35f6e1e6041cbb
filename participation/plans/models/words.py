"""What is written in each part of a plan: by her alone, by the team, or together; and how each text came to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.ids import new_id
from kit.time import now
from participation.people.models import Structure
from participation.plans.engine.deltas import Delta, apply
from participation.plans.engine.merge import move_spans
from participation.plans.engine.runs import Run, change_runs, read_runs

from .plan import Voice
from .section import Section

if TYPE_CHECKING:
    from uuid import UUID

    from participation.people.models import User


class Box(models.TextChoices):
    """Where words are written in a part. The values are read in addresses."""

    OWN = "mes-mots", _("Mes mots")
    WISH = "souhait", _("Ce que je veux")
    WELL = "va-bien", _("Ce qui va déjà bien")
    BLOCKS = "bloque", _("Ce qui bloque")
    MINE = "engagement", _("Ce que je fais")
    OURS = "engagement-equipe", _("Ce que fait l’équipe")
    TEAM = "equipe", _("Les mots de l’équipe")
    PARTNER = "partenaire", _("Ce que fait une autre structure")

    @property
    def voice(self) -> Voice | None:
        """Whose words these are, and so who alone writes them; None: both."""
        return VOICES.get(self)


VOICES = {
    Box.OWN: Voice.PERSON,
    Box.MINE: Voice.PERSON,
    Box.OURS: Voice.TEAM,
    Box.TEAM: Voice.TEAM,
    Box.PARTNER: Voice.TEAM,
}
BORN_WITH_PART = (Box.OWN, Box.TEAM)
"""The others are opened when somebody writes in them."""


class WordsQuerySet(models.QuerySet):
    def at(self, section_id: UUID, box: Box, structure_id: UUID | None = None) -> Words:
        """The words of this box, opened when they are not there. To be asked under the plan's lock."""
        return self.get_or_create(section_id=section_id, box=box, structure_id=structure_id)[0]


class Words(models.Model):
    """What everybody who reads the plan sees in one box of one part."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    section = models.ForeignKey(Section, models.CASCADE, related_name="words")
    box = models.CharField(max_length=17, choices=Box)
    # Whose commitments these are, when they are another structure's: each has a box of its own.
    structure = models.ForeignKey(Structure, models.PROTECT, null=True, blank=True, related_name="+")
    shown = models.TextField(_("mots montrés"), blank=True)
    # Whose each passage is, as engine.runs keeps it; and what both sides changed at once: [start, end, "pt"], the last
    # being whom it still waits for (p: the person, t: the team).
    runs = models.JSONField(default=list)
    again = models.JSONField(default=list)
    seq = models.PositiveIntegerField(default=0)
    # Where the log begins: what was written before is in no log.
    since = models.PositiveIntegerField(default=0)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, null=True, blank=True, related_name="+")
    shown_at = models.DateTimeField(null=True, blank=True)

    objects = WordsQuerySet.as_manager()

    class Meta:
        verbose_name = _("mots")
        verbose_name_plural = _("mots")
        ordering = ["section", "box"]
        constraints = [
            # Two, for NULL is never the same as NULL.
            models.UniqueConstraint(
                fields=["section", "box"],
                condition=Q(structure=None),
                name="words_once_per_box",
                violation_error_message=_("Ces mots sont déjà ouverts ici."),
            ),
            models.UniqueConstraint(
                fields=["section", "structure"],
                condition=Q(structure__isnull=False),
                name="words_once_per_structure",
                violation_error_message=_("Ces mots sont déjà ouverts ici."),
            ),
            models.CheckConstraint(
                condition=Q(box=Box.PARTNER, structure__isnull=False) | ~Q(box=Box.PARTNER) & Q(structure=None),
                name="words_of_a_partner_say_whose",
            ),
            models.CheckConstraint(
                condition=Q(seq=0, shown="", author__isnull=True, shown_at__isnull=True)
                | Q(seq__gt=0, author__isnull=False, shown_at__isnull=False),
                name="words_shown_have_author_and_date",
                violation_error_message=_("Des mots montrés ont un auteur et une date."),
            ),
            models.CheckConstraint(condition=Q(since__lte=F("seq")), name="words_log_begins_before_its_end"),
        ]

    def __str__(self) -> str:
        return f"{self.section_id} {self.box}"

    @property
    def voice(self) -> Voice | None:
        return Box(self.box).voice

    @property
    def passages(self) -> list[Run]:
        return read_runs(self.runs)

    def change(self, delta: Delta, text: str, *, author: User, how: str, again: list) -> None:
        """The text becomes `text`. author: whose the new words are, whoever typed them. Saved."""
        self.runs = change_runs(self.passages, delta, author=str(author.pk), how=how)
        self.again = [*move_spans(self.again, delta), *again]
        if delta or self.author is None:
            self.shown, self.author, self.shown_at = text, author, now()
        self.seq += 1
        self.save(update_fields=["runs", "again", "shown", "author", "shown_at", "seq"])

    def begin_again(self) -> None:
        """A new log, from the text as it is: what was written and erased before is nowhere any more. Saved."""
        self.since = self.seq
        self.save()
        Start.objects.update_or_create(pk=self.pk, defaults={"text": self.shown, "runs": self.runs})
        self.posts.all().forget()

    def show(
        self, text: str, *, author: User, channel: str, runs: list[Run], wrote: User | None = None
    ) -> WordsVersion:
        """`text` becomes what is shown, and its version is kept for ever. wrote: who typed for the author. Saved."""
        self.shown, self.author, self.shown_at, self.runs = text, author, now(), runs
        self.seq += 1
        self.since = self.seq
        self.save()
        return WordsVersion.objects.create(
            words=self, seq=self.seq, text=text, author=author, at=self.shown_at, channel=channel, wrote=wrote
        )


class WordsVersion(models.Model):
    """One text that was shown, by whom, when, by which way. Written once, never changed. wrote: as in WordsPost."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    words = models.ForeignKey(Words, models.CASCADE, related_name="versions")
    seq = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, related_name="+")
    at = models.DateTimeField(default=now)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.SELF)
    wrote = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("version des mots")
        verbose_name_plural = _("versions des mots")
        ordering = ["words", "seq"]
        constraints = [models.UniqueConstraint(fields=["words", "seq"], name="version_once_per_words")]

    def __str__(self) -> str:
        return f"{self.words_id}#{self.seq}"


class Post(models.Model):
    """One text that was sent, as what it changed. seq: the sequence it gave to its words.

    op_id: given by the browser, so that the same post is done once. after: the post of the same box it was typed over;
    over: a later one, without an answer yet, whose words it has too. base: the sequence its box was filled from.
    delta: engine.deltas, for the text of `seq - 1`. bridge: from the text that was in the box to that of `seq`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    op_id = models.UUIDField(unique=True)
    after = models.UUIDField(null=True, blank=True)
    over = models.UUIDField(null=True, blank=True, db_index=True)
    seq = models.PositiveIntegerField()
    base = models.PositiveIntegerField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, related_name="+")
    at = models.DateTimeField(default=now)
    digest = models.CharField(max_length=24, blank=True)
    delta = models.JSONField(null=True)
    bridge = models.JSONField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.op_id}#{self.seq}"

    @property
    def typist_id(self) -> UUID:
        return self.author_id

    @property
    def home_id(self) -> UUID:
        """Of the words it was sent to."""
        raise NotImplementedError


class PostQuerySet(models.QuerySet):
    def forget(self) -> None:
        """Only their keys stay, so that a post which comes late is not taken for a new one."""
        self.update(delta=None, bridge=None, digest="")


class WordsPost(Post):
    """A text sent to words that others read. how: its channel; wrote: who typed, when it is not the author."""

    words = models.ForeignKey(Words, models.CASCADE, related_name="posts")
    how = models.CharField(max_length=10, choices=Channel, default=Channel.SELF)
    wrote = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("texte envoyé")
        verbose_name_plural = _("textes envoyés")
        ordering = ["words", "seq"]
        constraints = [models.UniqueConstraint(fields=["words", "seq"], name="wordspost_once_per_seq")]

    @property
    def typist_id(self) -> UUID:
        return self.wrote_id or self.author_id

    @property
    def home_id(self) -> UUID:
        return self.words_id


class Start(models.Model):
    """What a log begins with: the text of words at their `since`, and whose it was."""

    words = models.OneToOneField(Words, models.CASCADE, primary_key=True, related_name="start")
    text = models.TextField(blank=True)
    runs = models.JSONField(default=list)

    class Meta:
        verbose_name = _("début du journal")
        verbose_name_plural = _("débuts de journaux")

    def __str__(self) -> str:
        return str(self.pk)


class DraftQuerySet(models.QuerySet):
    def lock(self, section_id: UUID) -> Draft | None:
        """Her draft in a section, its row locked until the transaction ends; None when there is no such section."""
        if not self.filter(pk=section_id).update(seq=F("seq")):
            return None
        return self.select_related("section__plan__person").get(pk=section_id)


class Draft(models.Model):
    """Her words before she shows them: hers alone.

    Tables of their own, so that no query made for somebody else's page ever reads them, not even whether they hold
    something. The row is born with the section; `text` is NULL when all she wrote has been shown.
    """

    section = models.OneToOneField(Section, models.CASCADE, primary_key=True, related_name="draft")
    text = models.TextField(null=True, blank=True)
    # Moves on with each thing she saves or shows here.
    seq = models.PositiveIntegerField(default=0)
    since = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(null=True, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("brouillon")
        verbose_name_plural = _("brouillons")
        constraints = [
            models.CheckConstraint(condition=Q(since__lte=F("seq")), name="draft_log_begins_before_its_end"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}@{self.seq}"

    def keep(self, text: str) -> None:
        """Keep `text` for her alone, in place of what was there. Saved."""
        self.text, self.updated_at = text, now()
        self.seq += 1
        self.save()

    def add(self, delta: Delta) -> None:
        """What she said yes to, in her box as well. A box that holds what she shows still does. Saved."""
        if self.text is not None:
            self.text = apply(self.text, delta)
        self.seq += 1
        self.save()

    def empty(self) -> None:
        """It has just been shown: what she erased on the way is nowhere any more. The keys of her posts stay, so that
        one which comes late is not taken for a new one. Saved."""
        self.text, self.updated_at = None, now()
        self.seq += 1
        self.since = self.seq
        self.save()
        self.posts.all().forget()


class DraftPost(Post):
    """A text she sent for herself alone."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="posts")

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("brouillon envoyé")
        verbose_name_plural = _("brouillons envoyés")
        ordering = ["draft", "seq"]
        constraints = [models.UniqueConstraint(fields=["draft", "seq"], name="draftpost_once_per_seq")]

    @property
    def home_id(self) -> UUID:
        return self.draft_id
