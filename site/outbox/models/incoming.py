"""What somebody answered by SMS: that it came, what it meant, what was done. Not from whom: her number leads to what
she was asked, and is not kept here."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now
from outbox.engine.meaning import Meaning

LONGEST_WORDS = 480  # three SMS in one


class Result(models.TextChoices):
    """What became of it."""

    DONE = "done", _("fait")
    CALL = "call", _("quelqu’un appelle")
    NOTHING = "nothing", _("rien à faire")


class Incoming(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # The operator's own: the same answer handed on twice is one row.
    operator_id = models.CharField(max_length=200, unique=True)
    heard_at = models.DateTimeField(default=now, editable=False)
    meaning = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Meaning])
    result = models.CharField(max_length=10, choices=Result, default=Result.NOTHING)
    # Kept only where somebody has to call, who needs to know what was answered.
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(words="") | models.Q(result=Result.CALL),
                name="incoming_words_only_for_a_call",
                violation_error_message=_("On garde les mots d’une réponse seulement quand quelqu’un doit appeler."),
            )
        ]
        indexes = [models.Index(fields=["heard_at"], name="incoming_by_age")]

    def __str__(self) -> str:
        return f"{self.meaning} {self.result}"
