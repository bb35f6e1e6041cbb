"""The versions of a questionnaire. Frozen at the first answer: a change makes a new version, never edits the old."""

from __future__ import annotations

from functools import cached_property
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now, today
from participation.consultations.engine.form import Form, from_data, to_data

from .consultations import Consultation


class QuestionnaireManager(models.Manager["Questionnaire"]):
    def freeze(self, questionnaire_id: UUID) -> None:
        """At the first answer. The database refuses any change of its content from then on."""
        self.filter(pk=questionnaire_id, frozen_at=None).update(frozen_at=now())

    def write(self, questionnaire_id: UUID, form: Form) -> bool:
        """Write the whole content, unless somebody has answered: then False, and nothing is written."""
        return bool(self.filter(pk=questionnaire_id, frozen_at=None).update(content=to_data(form)))


class Questionnaire(models.Model):
    """One version. content: `engine.form.to_data`; read and written as `form`.

    in_use_at: since when whoever begins answers it; None for a version that is being prepared.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="questionnaires")
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    content = models.JSONField(default=dict)
    created_at = models.DateTimeField(_("écrite le"), default=now)
    in_use_at = models.DateTimeField(_("posée depuis le"), null=True, blank=True)
    frozen_at = models.DateTimeField(_("ne change plus depuis le"), null=True, blank=True)

    objects = QuestionnaireManager()

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")
        ordering = ["consultation", "number"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "number"], name="questionnaire_one_of_each_number"),
            models.CheckConstraint(
                condition=Q(frozen_at__isnull=True) | Q(in_use_at__isnull=False),
                name="questionnaire_is_asked_before_it_is_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.consultation_id} v{self.number}"

    def write(self, form: Form) -> None:
        """What it asks, on the object alone. Of a row that exists: `objects.write`."""
        self.content = to_data(form)

    @cached_property
    def form(self) -> Form:
        return from_data(self.content)

    @property
    def is_frozen(self) -> bool:
        return self.frozen_at is not None


class QuestionFile(models.Model):
    """A picture or a recording, that questions call by its name."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="files")
    name = models.CharField(_("nom"), max_length=100)
    file = models.FileField(_("fichier"), upload_to="consultations")

    class Meta:
        verbose_name = _("fichier d’un questionnaire")
        verbose_name_plural = _("fichiers d’un questionnaire")
        constraints = [models.UniqueConstraint(fields=["questionnaire", "name"], name="question_file_name_once")]

    def __str__(self) -> str:
        return self.name


class Rereading(models.Model):
    """« Relu par des personnes concernées le ... »: of one version, in one language."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="rereadings")
    language = models.CharField(_("langue"), max_length=20)
    on = models.DateField(_("relu le"), default=today)
    readers = models.PositiveSmallIntegerField(_("combien de personnes concernées"), default=3)

    class Meta:
        verbose_name = _("relecture")
        verbose_name_plural = _("relectures")
        ordering = ["-on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(readers__gte=1),
                name="rereading_has_a_reader",
                violation_error_message=_("Il faut au moins une personne."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire_id} {self.language}"
