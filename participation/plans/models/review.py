"""« Point d’étape »: a day agreed by both to look back together, and what each side wrote about it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now

from .plan import Plan, Voice


class ReviewQuerySet(models.QuerySet):
    def to_come(self) -> ReviewQuerySet:
        return self.filter(held_on=None)


class Review(models.Model):
    """One look back. `on` is the day both agreed to; `wanted_on`, one that a side proposes instead, and that waits.

    Its two texts are each of one side: the other side never writes there.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="reviews")
    on = models.DateField(_("jour"), null=True, blank=True)
    wanted_on = models.DateField(_("jour proposé"), null=True, blank=True)
    wanted_by = models.CharField(max_length=6, choices=Voice, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, related_name="+")
    # « En parler avant »: the other side wants to talk about that day first.
    talk = models.BooleanField(default=False)
    # Moves on with each day proposed or answered: a button pressed on an older page is stale.
    seq = models.PositiveIntegerField(default=0)
    held_on = models.DateField(_("fait le"), null=True, blank=True)
    created_at = models.DateTimeField(default=now)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("point d’étape")
        verbose_name_plural = _("points d’étape")
        ordering = ["plan", "created_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan"], condition=Q(held_on=None), name="review_one_to_come"),
            models.CheckConstraint(
                condition=Q(wanted_on=None, wanted_by="", talk=False) | Q(wanted_on__isnull=False) & ~Q(wanted_by=""),
                name="review_day_is_wanted_by_a_side",
            ),
            models.CheckConstraint(
                condition=Q(held_on=None) | Q(on__isnull=False, held_on__gte=F("on"), wanted_on=None),
                name="review_held_on_its_day_or_after",
                violation_error_message=_("Un point d’étape se fait le jour prévu, ou après."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.on}"

    def move(self, **changes: object) -> None:
        """Change some fields, and the sequence with them. Saved."""
        for name, value in changes.items():
            setattr(self, name, value)
        self.seq += 1
        self.save()

    def words_of(self, voice: Voice) -> ReviewWords:
        """What this side wrote; an empty row, not saved, before it did."""
        return self.words.filter(voice=voice).first() or ReviewWords(review=self, voice=voice)


class ReviewWords(models.Model):
    """What one side wrote about one look back."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    review = models.ForeignKey(Review, models.CASCADE, related_name="words")
    voice = models.CharField(max_length=6, choices=Voice)
    text = models.TextField(blank=True)
    seq = models.PositiveIntegerField(default=0)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = _("mots d’un point d’étape")
        verbose_name_plural = _("mots d’un point d’étape")
        ordering = ["review", "voice"]
        constraints = [models.UniqueConstraint(fields=["review", "voice"], name="review_words_once_per_voice")]

    def __str__(self) -> str:
        return f"{self.review_id} {self.voice}"
