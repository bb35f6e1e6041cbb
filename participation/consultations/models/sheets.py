"""Answers: while they are written, while they wait, and once they are counted.

In an anonymous consultation who took part (`Mark`) and what was answered (`Sheet`) have nothing in common: no key, no
moment, no order. Ids are drawn at random, never in order of birth, and drawn again at each rewriting (rules.flush).
"""

from __future__ import annotations

import uuid
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.ids import new_id
from kit.time import now, today
from participation.people.models import Territory

from .consultations import Consultation

DIGEST = 64


class DraftManager(models.Manager["Draft"]):
    def enter(self, consultation_id: UUID, owner: str, code: str) -> Draft:
        """The draft of this owner, made or locked in one statement: first write of every rule of answering.

        code: kept if the draft is made now.
        """
        row = Draft(consultation_id=consultation_id, owner=owner, code=code)
        self.bulk_create(
            [row], update_conflicts=True, unique_fields=["consultation", "owner"], update_fields=["consultation"]
        )
        return self.get(consultation=consultation_id, owner=owner)


class Draft(models.Model):
    """What somebody is answering, sealed with the key of the consultation. Sent, it waits here for the next flush.

    owner: digest of whose it is; code: digest of the words that open it from another phone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="drafts")
    owner = models.CharField(max_length=DIGEST)
    code = models.CharField(max_length=DIGEST)
    sealed = models.BinaryField(null=True)
    sent = models.BooleanField(default=False)
    # Where it is kept with a name: the sheet it was sent as.
    sheet = models.ForeignKey("consultations.KeptSheet", models.SET_NULL, null=True, blank=True, related_name="+")
    day = models.DateField(default=today)

    objects = DraftManager()

    class Meta:
        verbose_name = _("réponses en cours")
        verbose_name_plural = _("réponses en cours")
        constraints = [
            models.UniqueConstraint(fields=["consultation", "owner"], name="draft_one_of_each"),
            models.UniqueConstraint(fields=["consultation", "code"], name="draft_code_opens_one"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class VoiceManager(models.Manager["Voice"]):
    def speaks(self, consultation_id: UUID, speaker: str, owner: str) -> bool:
        """Write down that this account speaks for this owner; False when it already speaks for another.

        The constraint decides between two that come at once: the second waits for the first, then reads what it wrote.
        """
        row = Voice(consultation_id=consultation_id, speaker=speaker, owner=owner)
        self.bulk_create([row], ignore_conflicts=True)
        return self.filter(consultation=consultation_id, speaker=speaker, owner=owner).exists()


class Voice(models.Model):
    """An account that speaks in a consultation: for herself, or as the helper of one person, never for two.

    Nobody's answers are told apart by name: somebody who answered for two would weigh twice, and could not be seen to.
    Both are digests.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="voices")
    speaker = models.CharField(max_length=DIGEST)
    owner = models.CharField(max_length=DIGEST)

    objects = VoiceManager()

    class Meta:
        verbose_name = _("qui parle")
        verbose_name_plural = _("qui parle")
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "speaker"],
                name="voice_for_one_person_only",
                violation_error_message=_("On ne répond que pour une seule personne."),
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Mark(models.Model):
    """Somebody has answered: so that nobody answers twice. owner: a digest; helper: sealed, who wrote it down for her.

    Destroyed when the consultation closes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="marks")
    owner = models.CharField(max_length=DIGEST)
    helper = models.BinaryField()

    class Meta:
        verbose_name = _("marque de participation")
        verbose_name_plural = _("marques de participation")
        constraints = [models.UniqueConstraint(fields=["consultation", "owner"], name="mark_once")]

    def __str__(self) -> str:
        return str(self.pk)


class Answered(models.Model):
    """What somebody answered, counted. content: question -> answer (engine.answers), without any free word.

    questionnaire: number of the version. channels: question -> channel, where one differs from `channel`.
    """

    questionnaire = models.PositiveSmallIntegerField(_("version"), default=0)
    content = models.JSONField(_("réponses"), default=dict)
    channel = models.CharField(_("par quel moyen"), max_length=10, choices=Channel, default=Channel.SELF)
    territory = models.ForeignKey(
        Territory, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("territoire")
    )

    class Meta:
        abstract = True


class Sheet(Answered):
    """Of an anonymous consultation: nobody's.

    sealed: the whole sheet, closed with the key of the consultation, until the last day. Then all of them are opened at
    once: a backup of each night would otherwise tell which sheets came that day, and a sign-in of that day from whom.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="sheets")
    sealed = models.BinaryField(null=True)

    class Meta(Answered.Meta):
        verbose_name = _("feuille anonyme")
        verbose_name_plural = _("feuilles anonymes")
        constraints = [
            models.CheckConstraint(
                condition=Q(sealed__isnull=True)
                | Q(questionnaire=0, content={}, channel=Channel.SELF, territory__isnull=True),
                name="sheet_shows_nothing_while_it_is_sealed",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class HeldWords(models.Model):
    """The free words of one sheet of an anonymous consultation, sealed: they wait for those of others.

    Apart from the sheet, which does not know them. sealed: a list of `rules.put_away.Word`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="held_words")
    sealed = models.BinaryField()

    class Meta:
        verbose_name = _("textes qui attendent")
        verbose_name_plural = _("textes qui attendent")

    def __str__(self) -> str:
        return str(self.pk)


class KeptSheet(Answered):
    """Of a confidential or a named consultation: hers, and said so on screen. She may change it while it is open.

    user: None for somebody without an account; helper: who wrote it down with her. texts: her free words by question,
    until they go to moderation when it closes.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="kept_sheets")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="kept_sheets"
    )
    helper = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("avec l’aide de"),
    )
    channels = models.JSONField(default=dict)
    texts = models.JSONField(default=dict)
    sent_at = models.DateTimeField(_("envoyé le"), default=now)

    class Meta(Answered.Meta):
        verbose_name = _("feuille gardée")
        verbose_name_plural = _("feuilles gardées")
        constraints = [models.UniqueConstraint(fields=["consultation", "user"], name="kept_sheet_once_each")]

    def __str__(self) -> str:
        return str(self.pk)
