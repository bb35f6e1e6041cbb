"""A consultation: what is asked of whom, what is promised about the answers, from when to when, and what came of it."""

from typing import TYPE_CHECKING, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now
from participation.consultations.engine.life import BEFORE
from participation.people.models import Structure

if TYPE_CHECKING:
    from .questionnaires import Questionnaire

# Addresses of pages that are no consultation.
RESERVED = {"anciennes", "relecture", "mes-messages", "plenieres", "suites", "recu", "reprendre", "recours"}
K_MIN, K_LEAST, K_MOST = 5, 3, 30
"""Fewer people than that are never counted apart: by default, at least, at most."""


class State(models.TextChoices):
    DRAFT = "draft", _("en préparation")
    REVIEW = "review", _("en relecture")
    OPEN = "open", _("ouverte")
    CLOSED = "closed", _("fermée")
    PUBLISHED = "published", _("résultats publiés")
    FOLLOWED = "followed", _("suites en cours")
    ARCHIVED = "archived", _("archivée")


class Audience(models.TextChoices):
    OPEN = "open", _("tout le monde")
    TERRITORY = "territory", _("les personnes du territoire")
    STRUCTURES = "structures", _("les personnes de certaines structures")
    PLENARY = "plenary", _("les personnes inscrites à une plénière")


class Anonymity(models.TextChoices):
    ANONYMOUS = "anonymous", _("anonyme")
    CONFIDENTIAL = "confidential", _("confidentielle")
    NAMED = "named", _("avec les noms")


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def announced(self) -> Self:
        """Open or finished: what everybody may read."""
        return self.filter(opens_at__lte=now()).exclude(state__in=BEFORE)

    def open(self) -> Self:
        return self.announced().filter(closes_at__gt=now(), state=State.OPEN).order_by("closes_at")

    def finished(self) -> Self:
        """What became of them is still going on: the archived ones are apart."""
        return self.exclude(state__in=(*BEFORE, State.ARCHIVED)).filter(_over()).order_by("-closes_at", "pk")

    def archived(self) -> Self:
        return self.filter(state=State.ARCHIVED).order_by("-closes_at", "pk")

    def with_outcome(self) -> Self:
        """Finished, and something was decided: the newest decision first."""
        return self.finished().exclude(outcome_at=None).order_by("-outcome_at")

    def to_close(self) -> Self:
        """Their last day is over, and nobody has put their answers away yet."""
        return self.filter(state=State.OPEN, closes_at__lte=now())

    def lock(self, consultation_id: object) -> "Consultation":
        """Its row, held until the end of the transaction. `select_for_update` does nothing on SQLite."""
        self.filter(pk=consultation_id).update(slug=F("slug"))
        return self.select_related("structure").get(pk=consultation_id)


def _over() -> Q:
    """Closed by hand, or by its last day."""
    return Q(closes_at__lte=now()) | ~Q(state=State.OPEN)


class Consultation(models.Model):
    """`state` is where it is in its life (engine.life); while it is open, the dates say when it is answered."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, models.PROTECT, related_name="consultations", verbose_name=_("structure"))
    title = models.CharField(_("titre"), max_length=120)
    slug = models.SlugField(_("adresse"), max_length=60, unique=True)
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.DRAFT)
    audience = models.CharField(_("qui répond"), max_length=10, choices=Audience, default=Audience.OPEN)
    structures = models.ManyToManyField(Structure, blank=True, related_name="+", verbose_name=_("structures invitées"))
    anonymity = models.CharField(
        _("ce qu’on garde de qui répond"), max_length=12, choices=Anonymity, default=Anonymity.ANONYMOUS
    )
    k_min = models.PositiveSmallIntegerField(
        _("plus petit nombre montré"),
        default=K_MIN,
        validators=[MinValueValidator(K_LEAST), MaxValueValidator(K_MOST)],
    )
    intro = models.TextField(_("pourquoi cette consultation"), max_length=1_000)
    intro_audio = models.FileField(_("la même chose, enregistrée"), upload_to="consultations", blank=True)
    opens_at = models.DateTimeField(_("ouvre le"), null=True, blank=True, help_text=_("Vide : pas encore visible."))
    closes_at = models.DateTimeField(_("ferme le"), null=True, blank=True)
    # How many took part: written when it closes, for nothing is left then that could be counted again.
    took_part = models.PositiveIntegerField(_("personnes qui ont répondu"), null=True, blank=True, editable=False)
    # What could not be read because the key was lost; None when it was not.
    lost = models.PositiveIntegerField(_("réponses perdues"), null=True, blank=True, editable=False)
    said = models.TextField(_("vous avez dit"), max_length=1_000, blank=True)
    decided = models.TextField(_("nous avons décidé"), max_length=1_000, blank=True)
    outcome_at = models.DateTimeField(_("décision publiée le"), null=True, blank=True)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["-opens_at", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_at__isnull=True, closes_at__isnull=True)
                | Q(opens_at__isnull=False, closes_at__gt=F("opens_at")),
                name="consultation_closes_after_it_opens",
                violation_error_message=_("La fin doit venir après le début."),
            ),
            models.CheckConstraint(
                condition=Q(outcome_at__isnull=True) | (~Q(said="") & ~Q(decided="")),
                name="consultation_outcome_says_both",
                violation_error_message=_("Écrivez ce qui a été dit et ce qui est décidé."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=BEFORE) | Q(opens_at__isnull=False),
                name="consultation_opens_some_day",
                violation_error_message=_("Dites quel jour la consultation ouvre, et quel jour elle ferme."),
            ),
            models.CheckConstraint(
                condition=Q(k_min__gte=K_LEAST, k_min__lte=K_MOST),
                name="consultation_hides_small_numbers",
                violation_error_message=_("Le plus petit nombre montré est entre 3 et 30."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("consultations:consultation", args=[self.slug])

    def clean(self) -> None:
        if self.slug in RESERVED:
            raise ValidationError({"slug": _("Cette adresse est déjà prise.")})

    @property
    def is_before(self) -> bool:
        return self.state in BEFORE

    @property
    def has_begun(self) -> bool:
        return self.opens_at is not None and self.opens_at <= now()

    @property
    def is_announced(self) -> bool:
        return not self.is_before and self.has_begun

    @property
    def is_finished(self) -> bool:
        if self.is_before:
            return False
        return self.state != State.OPEN or (self.closes_at is not None and self.closes_at <= now())

    @property
    def is_open(self) -> bool:
        return self.is_announced and not self.is_finished

    @property
    def is_archived(self) -> bool:
        return self.state == State.ARCHIVED

    @property
    def is_anonymous(self) -> bool:
        return self.anonymity == Anonymity.ANONYMOUS

    def questionnaire_in_use(self) -> "Questionnaire | None":
        """The version that whoever begins now answers."""
        return self.questionnaires.filter(in_use_at__isnull=False).order_by("-number").first()
