"""The questions, one per screen, and the answers they offer."""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id

from .consultations import Consultation


class Choice(NamedTuple):
    """One answer on the screen: what is kept, what is read, and its icon ("" without)."""

    value: str
    text: str
    icon: str = ""


UNSURE = Choice("unsure", _("Je ne sais pas"))
AGREE = (
    Choice("yes", _("Oui, d’accord"), "check"),
    Choice("no", _("Non, pas d’accord"), "x"),
    UNSURE._replace(icon="question-mark"),
)


class Kind(models.TextChoices):
    AGREE = "agree", _("d’accord ou pas avec une phrase")
    CHOICE = "choice", _("une réponse parmi plusieurs")


class Question(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(_("place"))
    kind = models.CharField(_("sorte"), max_length=10, choices=Kind, default=Kind.AGREE)
    text = models.CharField(
        _("texte"), max_length=200, help_text=_("Une phrase à approuver ou non, ou une question. Une seule idée.")
    )

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["consultation", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "position"],
                name="question_alone_in_its_place",
                violation_error_message=_("Une autre question a déjà cette place."),
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_statement(self) -> bool:
        return self.kind == Kind.AGREE

    def choices(self) -> list[Choice]:
        """What the screen offers, in order. « Je ne sais pas » is always there, and weighs as much as the others."""
        if self.is_statement:
            return list(AGREE)
        return [*(Choice(option.value, option.text) for option in self.options.all()), UNSURE]


class Option(models.Model):
    """One answer to a question with several."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.ForeignKey(Question, models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField(_("place"))
    value = models.SlugField(_("nom court"), max_length=30, help_text=_("Ne change plus après la première réponse."))
    text = models.CharField(_("texte"), max_length=120)

    class Meta:
        verbose_name = _("réponse proposée")
        verbose_name_plural = _("réponses proposées")
        ordering = ["question", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "position"],
                name="option_alone_in_its_place",
                violation_error_message=_("Une autre réponse a déjà cette place."),
            ),
            models.UniqueConstraint(
                fields=["question", "value"],
                name="option_value_once_per_question",
                violation_error_message=_("Une autre réponse a déjà ce nom court."),
            ),
            models.CheckConstraint(
                condition=~models.Q(value=UNSURE.value),
                name="option_is_not_unsure",
                violation_error_message=_("« Je ne sais pas » est toujours proposé."),
            ),
        ]

    def __str__(self) -> str:
        return self.text
