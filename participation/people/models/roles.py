"""Dated relations: who belongs where, who accompanies whom, who may act for whom."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import today

from .network import Structure, Territory


class Role(models.TextChoices):
    PERSON = "person", _("personne")
    WORKER = "worker", _("travailleur social")
    COORDINATOR = "coordinator", _("coordinatrice ou coordinateur")
    ADDRESSEE = "addressee", _("destinataire des recommandations")
    COMMITTEE = "committee", _("membre du comité")
    TERRITORY = "territory", _("administration du territoire")
    PLATFORM = "platform", _("administration de la plateforme")


OF_STRUCTURE = (Role.PERSON, Role.WORKER, Role.COORDINATOR, Role.ADDRESSEE)
OF_TERRITORY = (Role.COMMITTEE, Role.TERRITORY)
STAFF = (Role.WORKER, Role.COORDINATOR, Role.TERRITORY, Role.PLATFORM, Role.ADDRESSEE)
"""Roles that enter by the staff door, with a second factor."""


def dated(on: dt.date | None = None, prefix: str = "") -> Q:
    """The filter of what holds on a day (today by default): started, and not ended."""
    day = on or today()
    return Q(**{f"{prefix}starts_on__lte": day}) & (
        Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gte": day})
    )


def ends_after_it_starts(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
        name=name,
        violation_error_message=_("La fin ne peut pas être avant le début."),
    )


class Membership(models.Model):
    """A role, in a structure or a territory, from a day to a day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(_("rôle"), max_length=12, choices=Role)
    structure = models.ForeignKey(Structure, models.PROTECT, null=True, blank=True, related_name="memberships")
    territory = models.ForeignKey(Territory, models.PROTECT, null=True, blank=True, related_name="memberships")
    starts_on = models.DateField(_("depuis"), default=today)
    ends_on = models.DateField(_("jusqu’à"), null=True, blank=True)

    class Meta:
        verbose_name = _("appartenance")
        verbose_name_plural = _("appartenances")
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(role__in=OF_STRUCTURE, structure__isnull=False, territory__isnull=True)
                    | Q(role__in=OF_TERRITORY, structure__isnull=True, territory__isnull=False)
                    | Q(role=Role.PLATFORM, structure__isnull=True, territory__isnull=True)
                ),
                name="membership_role_has_its_place",
                violation_error_message=_("Ce rôle a besoin d’une structure ou d’un territoire, pas des deux."),
            ),
            ends_after_it_starts("membership_ends_after_it_starts"),
            models.UniqueConstraint(
                fields=["user", "role", "structure"],
                condition=Q(ends_on__isnull=True, structure__isnull=False),
                name="membership_once_in_a_structure",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "territory"],
                condition=Q(ends_on__isnull=True, territory__isnull=False),
                name="membership_once_in_a_territory",
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(ends_on__isnull=True, role=Role.PLATFORM),
                name="membership_once_on_the_platform",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class Referent(models.Model):
    """The référent relation: this worker accompanies this person, for this structure; or stands in for who does."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="referents")
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="accompanies")
    structure = models.ForeignKey(Structure, models.PROTECT, related_name="referents")
    starts_on = models.DateField(_("depuis"), default=today)
    ends_on = models.DateField(_("jusqu’à"), null=True, blank=True)
    # Holidays, sick leave: the same rights for some days. Holds only once the person was told, and until she refuses.
    stands_in_for = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="stand_ins")
    told_at = models.DateTimeField(_("la personne l’a su le"), null=True, blank=True)
    # Her answer, of the three she has: yes, « parlons-en » (the stand-in holds meanwhile), no (which ends it at once).
    agreed_at = models.DateTimeField(_("accepté par la personne le"), null=True, blank=True)
    talk_asked_at = models.DateTimeField(_("la personne veut en parler depuis le"), null=True, blank=True)
    refused_at = models.DateTimeField(_("refusé par la personne le"), null=True, blank=True)
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("référent ou référente")
        verbose_name_plural = _("référents et référentes")
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("worker")), name="referent_is_somebody_else"),
            ends_after_it_starts("referent_ends_after_it_starts"),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(ends_on__isnull=True, stands_in_for__isnull=True),
                name="referent_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(stands_in_for__isnull=True) | Q(ends_on__isnull=False),
                name="referent_stand_in_has_an_end",
                violation_error_message=_("Un remplacement a une date de fin."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.worker_id} -> {self.person_id}"

    @property
    def is_to_come(self) -> bool:
        """Whether one of its days is today or later."""
        return self.ends_on is None or self.ends_on >= today()


class Scope(models.TextChoices):
    """What a helper may do for a person. The values are the families of actions of the permission table."""

    PLAN = "plan", _("Mon projet")
    WORKSHOP = "workshop", _("Mes places aux ateliers")
    CONSULTATION = "consultation", _("Ma parole")
    MESSAGE = "message", _("Mes messages et rendez-vous")


class ForWhat(models.Model):
    """The things a helper may do, one column each."""

    for_plan = models.BooleanField(Scope.PLAN.label, default=False)
    for_workshop = models.BooleanField(Scope.WORKSHOP.label, default=False)
    for_consultation = models.BooleanField(Scope.CONSULTATION.label, default=False)
    for_message = models.BooleanField(Scope.MESSAGE.label, default=False)

    class Meta:
        abstract = True

    @property
    def scopes(self) -> list[Scope]:
        """What it is for."""
        return [scope for scope in Scope if getattr(self, f"for_{scope}")]


def says_for_what(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(for_plan=True) | Q(for_workshop=True) | Q(for_consultation=True) | Q(for_message=True),
        name=name,
        violation_error_message=_("Choisissez au moins une chose."),
    )


class Mandate(ForWhat):
    """A helper acts for a person, from a day to a day, for what she chose; she may take it back. Never signs."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mandates_given")
    helper = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mandates_held")
    starts_on = models.DateField(_("depuis"), default=today)
    ends_on = models.DateField(_("jusqu’à"), null=True, blank=True)
    # A date says until which day; this says that it was taken back, at once.
    revoked_at = models.DateTimeField(_("repris le"), null=True, blank=True)

    class Meta:
        verbose_name = _("mandat")
        verbose_name_plural = _("mandats")
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("helper")), name="mandate_is_given_to_somebody_else"),
            ends_after_it_starts("mandate_ends_after_it_starts"),
            says_for_what("mandate_says_for_what"),
        ]

    def __str__(self) -> str:
        return f"{self.helper_id} -> {self.person_id}"


def accompanying(on: dt.date | None = None) -> Q:
    """The filter of the référent relations that hold: dated, and for a stand-in, told to the person, not refused."""
    return dated(on) & Q(refused_at=None) & (Q(stands_in_for=None) | Q(told_at__isnull=False))


def mandated(scope: Scope | None = None, on: dt.date | None = None) -> Q:
    """The filter of the mandates that hold, for this thing or for any."""
    holds = dated(on) & Q(revoked_at=None)
    return holds & Q(**{f"for_{scope}": True}) if scope else holds
