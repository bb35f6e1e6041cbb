"""Who decided what, and when. Rows are added, never changed: taking a decision back is one more row."""

import math
from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now

from .items import ReviewItem
from .states import UNDO_FOR, Reason, State


class Verdict(models.TextChoices):
    PUBLISHED = "published", _("publié")
    REFUSED = "refused", _("pas publié")
    HELD = "held", _("mis de côté")
    ASKED = "asked", _("avis demandé")
    ADVISED = "advised", _("avis donné")
    ESCALATED = "escalated", _("confié à la coordination")
    MOVED = "moved", _("confié à une autre structure")
    UNDONE = "undone", _("remis à lire")
    KEPT = "kept", _("laissé en ligne")
    # What its author does moves the version too: nobody decides on words that are no longer these.
    CORRECTED = "corrected", _("mots changés")
    APPEALED = "appealed", _("autre lecture demandée")
    HEARD = "heard", _("un avis sur deux")

    @classmethod
    def undoable(cls) -> "tuple[Verdict, ...]":
        """What one person did alone, and may take back."""
        return (cls.PUBLISHED, cls.REFUSED, cls.HELD, cls.ASKED, cls.ADVISED, cls.ESCALATED)


class Decision(models.Model):
    """The act that brought an item to `version`. by: nobody for what its author does, whose name no reader sees."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(ReviewItem, models.CASCADE, related_name="decisions")
    version = models.PositiveIntegerField(_("version"))
    revision = models.PositiveIntegerField(_("texte numéro"), default=1)
    round = models.PositiveIntegerField(_("lecture numéro"), default=1)
    verdict = models.CharField(_("décision"), max_length=10, choices=Verdict)
    reason = models.CharField(_("raison"), max_length=10, choices=Reason, blank=True)
    # What the author reads with the reason; what colleagues, or those who hear an appeal, say to each other.
    more = models.CharField(_("la raison, avec d’autres mots"), max_length=300, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    # The words that were on the screen, and those that were published of them.
    seen_text = models.TextField(_("texte lu"), blank=True)
    text = models.TextField(_("texte publié"), blank=True)
    # What was there before, for who takes it back.
    state_before = models.CharField(max_length=10, choices=State, default=State.PENDING, editable=False)
    shown_before = models.TextField(blank=True, editable=False)
    left_out_before = models.BooleanField(default=False, editable=False)
    wants_opinion_before = models.BooleanField(default=False, editable=False)
    decided_before = models.DateTimeField(null=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="decisions")
    at = models.DateTimeField(_("le"), default=now)

    class Meta:
        verbose_name = _("décision")
        verbose_name_plural = _("décisions")
        ordering = ["item", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "version"],
                name="decision_once_per_version",
                violation_error_message=_("Ce message a déjà une décision."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.item_id}@{self.version} {self.verdict}"

    @property
    def who(self) -> str:
        """The decider's first name, for the team; an erased account leaves « l’équipe ». Its author is never named."""
        if self.by:
            return self.by.get_short_name()
        return str(_("la personne") if self.verdict in (Verdict.CORRECTED, Verdict.APPEALED) else _("l’équipe"))

    @property
    def what(self) -> str:
        """« publié »; of an appeal that a worker wrote down, that it was by telephone."""
        if self.verdict == Verdict.APPEALED and self.by_id:
            return str(_("autre lecture demandée par téléphone"))
        return self.get_verdict_display()

    @property
    def publication(self) -> "Decision":
        """The act that published what is shown at this one, the last of its item; this one where none is known."""
        acts = that_stood(sorted(self.item.decisions.all(), key=lambda act: act.version))
        return next((act for act in reversed(acts) if act.verdict == Verdict.PUBLISHED), self)

    @property
    def minutes_left(self) -> int:
        """Whole minutes during which it can be taken back, 1 for the last seconds."""
        return max(1, math.ceil((self.at + UNDO_FOR - now()).total_seconds() / 60))


def that_stood(acts: Iterable[Decision]) -> list[Decision]:
    """Of the acts on one item, in order: without what its own author took back, and the taking back."""
    acts = list(acts)
    undone = {act.version - 1 for act in acts if act.verdict == Verdict.UNDONE}
    return [act for act in acts if act.verdict != Verdict.UNDONE and act.version not in undone]


class Side(models.TextChoices):
    TEAM = "team", _("équipe")
    CONCERNED = "concerned", _("membre concerné du comité")


class Voice(models.Model):
    """One of the two who hear an appeal: another worker, and a concerned member of the committee."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(ReviewItem, models.CASCADE, related_name="voices")
    round = models.PositiveIntegerField(_("lecture numéro"))
    side = models.CharField(_("de quel côté"), max_length=10, choices=Side)
    publishes = models.BooleanField(_("publier"))
    note = models.CharField(_("pourquoi"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("le"), default=now)

    class Meta:
        verbose_name = _("avis sur un recours")
        verbose_name_plural = _("avis sur un recours")
        ordering = ["item", "round", "side"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "round", "side"],
                name="voice_once_per_side",
                violation_error_message=_("Quelqu’un a déjà donné cet avis."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.item_id}/{self.round} {self.side}"
