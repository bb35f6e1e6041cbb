"""Who takes part, with whose voice, where she is, and what she answered.

Linked to the account in this version, and said so on screen.
"""

from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.ids import new_id
from kit.time import now

from .consultations import Consultation
from .questions import Question


class ParticipationManager(models.Manager["Participation"]):
    def enter(self, consultation_id: UUID, user_id: UUID) -> "Participation":
        """The participation of this person, made or locked in one statement: first write of every rule here."""
        moment = now()
        self.bulk_create(
            [Participation(consultation_id=consultation_id, user_id=user_id, started_at=moment, last_at=moment)],
            update_conflicts=True,
            unique_fields=["consultation", "user"],
            update_fields=["last_at"],
        )
        return self.select_related("consultation").get(consultation=consultation_id, user=user_id)


class Participation(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="participations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="participations")
    position = models.PositiveSmallIntegerField(_("dernière question répondue"), default=0)
    started_at = models.DateTimeField(_("commencé le"), default=now)
    last_at = models.DateTimeField(_("dernier passage"), default=now)
    finished_at = models.DateTimeField(_("fini le"), null=True, blank=True)

    objects = ParticipationManager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["started_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "user"], name="participation_once_per_consultation")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} @ {self.consultation_id}"

    def finish(self) -> None:
        """Keep the first moment of finishing."""
        if self.finished_at is None:
            self.finished_at = now()
            self.save(update_fields=["finished_at"])


class SpeakerManager(models.Manager["Speaker"]):
    def speaks(self, participation: Participation, user_id: UUID) -> bool:
        """Write down that this account speaks here; False when it already speaks for somebody else, or for itself.

        The constraint decides between two that come at once: the second waits for the first, then reads what it wrote.
        """
        row = Speaker(consultation_id=participation.consultation_id, user_id=user_id, participation=participation)
        self.bulk_create([row], ignore_conflicts=True)
        return self.filter(participation=participation, user=user_id).exists()


class Speaker(models.Model):
    """An account that speaks in a consultation: for herself, or as the helper of one person, never for two.

    Nobody's answers are told apart by name: somebody who answered for two would weigh twice, and could not be seen to.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="speakers")
    participation = models.ForeignKey(Participation, models.CASCADE, related_name="speakers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    objects = SpeakerManager()

    class Meta:
        verbose_name = _("qui parle")
        verbose_name_plural = _("qui parle")
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "user"],
                name="speaker_for_one_person_only",
                violation_error_message=_("On ne répond que pour une seule personne."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.participation_id}"


class Answer(models.Model):
    """The last answer to a question counts; going back changes it. channel: the way of this last one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participation = models.ForeignKey(Participation, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    value = models.CharField(_("réponse"), max_length=30)
    channel = models.CharField(_("par quel moyen"), max_length=10, choices=Channel, default=Channel.SELF)
    at = models.DateTimeField(_("le"), default=now)

    class Meta:
        verbose_name = _("réponse")
        verbose_name_plural = _("réponses")
        ordering = ["participation", "question"]
        constraints = [models.UniqueConstraint(fields=["participation", "question"], name="answer_once_per_question")]

    def __str__(self) -> str:
        return f"{self.participation_id} {self.question_id}: {self.value}"
