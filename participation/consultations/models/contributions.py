"""Free words, that others may read once they were read."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Q, When
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.ids import new_id
from kit.time import now
from participation.consultations.engine.words import LONGEST
from participation.moderation.models import ReviewItem, is_shown, name_shown_to_all

from .consultations import Consultation


class ContributionQuerySet(models.QuerySet["Contribution"]):
    def published(self) -> Self:
        """What the public page shows, newest decision first. The words shown are `review.published_text`."""
        return self.filter(is_shown()).select_related("review").order_by("-review__decided_at", "-pk")

    def signed(self) -> Self:
        """With `signature`: the name others see of its author where she wants it there, NULL for no name."""
        return self.annotate(signature=Case(When(show_name=True, then=name_shown_to_all("author")), default=None))


class Contribution(models.Model):
    """The state and the published words are those of `review`; `text` is what was written, whole."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="contributions")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="contributions")
    # The question that these words answer, by its name; "" for a message of its own.
    question = models.CharField(_("question"), max_length=60, blank=True)
    text = models.TextField(_("message"))
    # "" for words that are nobody's, where too few came by the same way (rules.put_away.publish_words).
    channel = models.CharField(_("par quel moyen"), max_length=10, choices=Channel, default=Channel.SELF, blank=True)
    # Under these words others read the name she shows (moderation.ShownName), if she has one.
    show_name = models.BooleanField(_("avec mon nom affiché"), default=False)
    # Who wrote it down with her, by her mandate. Of an erased helper the channel is left: « avec de l’aide ».
    helper = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("avec l’aide de"),
    )
    # Heard in a room: nobody's, and shown with what that room said, never among the messages.
    room = models.ForeignKey(
        "consultations.GroupCount", models.SET_NULL, null=True, blank=True, related_name="quotes", editable=False
    )
    review = models.OneToOneField(ReviewItem, models.PROTECT, related_name="contribution")
    # Made by the page that shows the form: the same form sent twice is one message.
    key = models.UUIDField(default=new_id, editable=False)
    # Of words that are nobody's: `rules.receipts`, so that whoever has the receipt reads what they became.
    receipt = models.CharField(max_length=64, null=True, blank=True, unique=True, editable=False)
    created_at = models.DateTimeField(_("envoyé le"), default=now)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["author", "key"], name="contribution_once_per_key"),
            models.CheckConstraint(
                condition=Q(show_name=False) | Q(channel=Channel.SELF),
                name="contribution_is_signed_by_herself",
                violation_error_message=_("Vous seul ou seule montrez votre nom."),
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="contribution_is_not_empty",
                violation_error_message=_("Le message est vide."),
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), LONGEST),
                name="contribution_is_not_too_long",
                violation_error_message=_("Le message est trop long."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.consultation_id} {self.pk}"
