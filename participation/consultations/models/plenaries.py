"""Plenaries: everybody who wants to comes. When and where, what is talked about, who came, what was said."""

from __future__ import annotations

import datetime as dt
from typing import Self, cast
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.ids import new_id
from kit.refusals import NotAllowed
from kit.time import now
from participation.consultations.engine.plenaries import MOST_SUPPORTS
from participation.moderation.models import ReviewItem, is_shown
from participation.people.models import Structure
from workshops.models import Session

from .consultations import Consultation
from .questionnaires import Questionnaire

LONGEST_TOPIC, LONGEST_WHERE, LONGEST_AGENDA, LONGEST_MINUTES = 200, 200, 2_000, 20_000
"""Characters."""
MOST_PEOPLE = 2_000


class PlenaryQuerySet(models.QuerySet["Plenary"]):
    def lock(self, pk: UUID) -> Plenary:
        """The plenary, its row locked. Raises NotAllowed when there is none."""
        if not self.filter(pk=pk).update(seq=F("seq")):
            raise NotAllowed
        return self.told().get(pk=pk)

    def told(self) -> Self:
        """With all that a page says of them, and `begins`, `ends`: those of the session when it is a session."""
        return self.select_related("structure__territory", "session__venue__place", "attendance").annotate(
            begins=Coalesce("session__starts_at", "starts_at"), ends=Coalesce("session__ends_at", "ends_at")
        )

    def standing(self) -> Self:
        """Those that take or took place: neither they nor their session were cancelled."""
        return self.filter(cancelled_at=None, session__called_off_at=None)

    def coming(self) -> Self:
        """Not over yet, soonest first."""
        return self.told().standing().filter(ends__gt=now()).order_by("begins", "pk")

    def with_seats(self) -> Self:
        """Those where one books: the house knows who comes."""
        return self.exclude(session=None)


class Plenary(models.Model):
    """One day of the council. Announced when it is written. With a session of a workshop, one books a seat there, and
    when and where are the session's."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, models.PROTECT, related_name="plenaries", verbose_name=_("structure"))
    session = models.OneToOneField(Session, models.PROTECT, null=True, blank=True, related_name="plenary")
    starts_at = models.DateTimeField(_("commence le"), null=True, blank=True)
    ends_at = models.DateTimeField(_("finit le"), null=True, blank=True)
    where = models.CharField(_("où"), max_length=LONGEST_WHERE, blank=True)
    travel_paid = models.BooleanField(_("le trajet est payé"))
    meals_paid = models.BooleanField(_("le repas est offert"))
    # What it prepares or talks about.
    consultations = models.ManyToManyField(Consultation, blank=True, related_name="plenaries")
    agenda = models.TextField(_("ordre du jour"), blank=True)
    agenda_at = models.DateTimeField(_("ordre du jour publié le"), null=True, blank=True)
    minutes = models.TextField(_("compte rendu"), blank=True)
    minutes_easy = models.TextField(_("compte rendu facile à lire"), blank=True)
    minutes_at = models.DateTimeField(_("compte rendu publié le"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("annulée le"), null=True, blank=True)
    seq = models.PositiveIntegerField(_("changements"), default=0)

    objects = PlenaryQuerySet.as_manager()

    class Meta:
        verbose_name = _("plénière")
        verbose_name_plural = _("plénières")
        constraints = [
            models.CheckConstraint(
                condition=Q(session__isnull=False, starts_at__isnull=True, ends_at__isnull=True, where="")
                | (Q(session__isnull=True, starts_at__isnull=False, ends_at__gt=F("starts_at")) & ~Q(where="")),
                name="plenary_says_when_and_where_once",
                violation_error_message=_("Dites quand et où, ou choisissez une séance."),
            ),
            models.CheckConstraint(
                condition=(Q(agenda_at__isnull=True) | ~Q(agenda="")) & (Q(minutes_at__isnull=True) | ~Q(minutes="")),
                name="plenary_publishes_what_is_written",
                violation_error_message=_("Rien n’est écrit."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.structure_id} {self.pk}"

    @property
    def span(self) -> tuple[dt.datetime, dt.datetime]:
        """When it begins and ends: those of the session, else its own, which the database wants then."""
        found = self.session or self
        return cast("tuple[dt.datetime, dt.datetime]", (found.starts_at, found.ends_at))

    @property
    def day(self) -> dt.datetime:
        """When it begins."""
        return self.span[0]

    @property
    def is_over(self) -> bool:
        return self.span[1] <= now()

    @property
    def has_begun(self) -> bool:
        return self.day <= now()

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None or bool(self.session and self.session.called_off)

    @property
    def place(self) -> str:
        return str(self.session.venue) if self.session else self.where

    @property
    def takes_topics(self) -> bool:
        """Themes are proposed and supported until its agenda is published, or it begins."""
        return not (self.is_cancelled or self.agenda_at or self.has_begun)


class Attendance(models.Model):
    """How many came, by college. Numbers alone: nobody signs a list for us. Said again, it is corrected."""

    plenary = models.OneToOneField(Plenary, models.CASCADE, primary_key=True, related_name="attendance")
    concerned = models.PositiveSmallIntegerField(_("personnes concernées"))
    professionals = models.PositiveSmallIntegerField(_("professionnelles et professionnels"))
    institutions = models.PositiveSmallIntegerField(_("institutions et associations"))
    counted_at = models.DateTimeField(_("compté le"), default=now)

    class Meta:
        verbose_name = _("présence à une plénière")
        verbose_name_plural = _("présences aux plénières")
        constraints = [
            models.CheckConstraint(
                condition=Q(concerned__lte=MOST_PEOPLE, professionals__lte=MOST_PEOPLE, institutions__lte=MOST_PEOPLE),
                name="attendance_fits_a_room",
            )
        ]

    def __str__(self) -> str:
        return f"{self.plenary_id}: {self.total}"

    @property
    def total(self) -> int:
        return self.concerned + self.professionals + self.institutions


class TopicQuerySet(models.QuerySet["Topic"]):
    def lock(self, pk: UUID) -> Topic:
        """The theme, its row locked. Raises NotAllowed when there is none."""
        if not self.filter(pk=pk).update(key=F("key")):
            raise NotAllowed
        return self.select_related("plenary__structure", "plenary__session", "review").get(pk=pk)

    def published(self) -> Self:
        """Those everybody may read, in the order they came: never the most wanted first."""
        return self.filter(is_shown()).select_related("review").order_by("created_at", "pk")


class Topic(models.Model):
    """A theme that somebody proposes for a plenary. The words others read are those of its review."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plenary = models.ForeignKey(Plenary, models.CASCADE, related_name="topics")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="topics")
    helper = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    channel = models.CharField(_("par quel moyen"), max_length=10, choices=Channel, default=Channel.SELF)
    text = models.CharField(_("thème"), max_length=LONGEST_TOPIC)
    review = models.OneToOneField(ReviewItem, models.PROTECT, related_name="topic")
    key = models.UUIDField(default=new_id, editable=False)
    created_at = models.DateTimeField(_("proposé le"), default=now)
    # Chosen for the day; with the hands that were raised for it, if the room voted.
    chosen_at = models.DateTimeField(_("choisi le"), null=True, blank=True)
    hands = models.PositiveSmallIntegerField(_("mains levées"), null=True, blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("thème de plénière")
        verbose_name_plural = _("thèmes de plénière")
        constraints = [
            models.UniqueConstraint(fields=["author", "key"], name="topic_once_per_key"),
            models.CheckConstraint(condition=~Q(text=""), name="topic_is_not_empty"),
            models.CheckConstraint(
                condition=Q(hands__isnull=True) | Q(chosen_at__isnull=False, hands__lte=MOST_PEOPLE),
                name="topic_hands_are_of_a_chosen_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plenary_id} {self.pk}"


class TopicSupport(models.Model):
    """Somebody finds a theme important. Up to three for each plenary: each takes one of her three places."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="supports")
    plenary = models.ForeignKey(Plenary, models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="topic_supports")
    place = models.PositiveSmallIntegerField(_("place"))

    class Meta:
        verbose_name = _("soutien à un thème")
        verbose_name_plural = _("soutiens à un thème")
        constraints = [
            models.UniqueConstraint(fields=["topic", "user"], name="topic_support_once_each"),
            models.UniqueConstraint(fields=["plenary", "user", "place"], name="topic_support_one_place_each"),
            models.CheckConstraint(
                condition=Q(place__gte=1, place__lte=MOST_SUPPORTS), name="topic_support_three_at_most"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id} {self.pk}"


class Approval(models.Model):
    """The committee said yes to a version of the questions, by a show of hands. against: why some said no, in words."""

    questionnaire = models.OneToOneField(Questionnaire, models.CASCADE, related_name="approval")
    yes = models.PositiveSmallIntegerField(_("mains levées pour"))
    no = models.PositiveSmallIntegerField(_("mains levées contre"))
    against = models.TextField(_("ce que disent ceux qui sont contre"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("le"), default=now)

    class Meta:
        verbose_name = _("accord du comité sur des questions")
        verbose_name_plural = _("accords du comité sur des questions")
        constraints = [
            models.CheckConstraint(
                condition=Q(yes__gt=F("no"), yes__lte=MOST_PEOPLE),
                name="approval_has_more_yes",
                violation_error_message=_("Il faut plus de mains pour que de mains contre."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire_id}"
