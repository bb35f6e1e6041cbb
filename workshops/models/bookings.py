"""Who comes: bookings in the order they were asked, and the people each brings."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.ids import new_id
from kit.time import now
from participation.people.models import User

from .sessions import Session

MOST_SEATS = 12
GUEST_NAME = 40


class BookingState(models.TextChoices):
    CONFIRMED = "confirmed", _("réservée")
    WAITING = "waiting", _("en attente")
    CANCELLED = "cancelled", _("rendue")


class BookingQuerySet(models.QuerySet["Booking"]):
    def live(self) -> BookingQuerySet:
        """Confirmed or waiting."""
        return self.exclude(state=BookingState.CANCELLED)

    def in_line(self, session_id: UUID) -> BookingQuerySet:
        """The waiting list of a session, first asked first."""
        return self.filter(session_id=session_id, state=BookingState.WAITING).order_by("placed")

    def with_people_before(self) -> BookingQuerySet:
        """Each with `people_before`: how many seats the waiting list asks for ahead of it; 0 when it does not wait."""
        ahead = (
            self.model.objects.filter(
                session_id=OuterRef("session_id"), state=BookingState.WAITING, placed__lt=OuterRef("placed")
            )
            .order_by()
            .values("session_id")
            .annotate(people=Sum("seats"))
            .values("people")
        )
        return self.annotate(people_before=Coalesce(Subquery(ahead, output_field=models.IntegerField()), 0))

    def place(
        self,
        session: Session,
        *,
        person: User,
        guests: Sequence[str],
        by: User,
        channel: str,
        key: UUID,
        remind: bool,
        state: BookingState,
    ) -> Booking:
        """Write a booking and its attendees. Its rank is the session's turn, given under the session's lock."""
        booking = self.create(
            session=session,
            person=person,
            by=by,
            channel=channel,
            key=key,
            remind=remind,
            seats=1 + len(guests),
            state=state,
            placed=session.turns,
            confirmed_at=now() if state == BookingState.CONFIRMED else None,
        )
        Attendee.objects.bulk_create(
            [
                Attendee(booking=booking, seat=1, user=person),
                *(Attendee(booking=booking, seat=seat, first_name=name) for seat, name in enumerate(guests, start=2)),
            ]
        )
        return booking


class Booking(models.Model):
    """One household's seats at one session: all of them, or none."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    session = models.ForeignKey(Session, models.PROTECT, related_name="bookings", verbose_name=_("séance"))
    # PROTECT: an account goes only after its seats were given back by cancel_booking, or `taken` would lie.
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="bookings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    channel = models.CharField(_("par quel moyen"), max_length=10, choices=Channel, default=Channel.SELF)
    seats = models.PositiveSmallIntegerField(_("places"))
    state = models.CharField(_("état"), max_length=10, choices=BookingState)
    placed = models.PositiveIntegerField(_("rang de la demande"), editable=False)
    key = models.UUIDField(editable=False)
    remind = models.BooleanField(_("rappel la veille"), default=False)
    placed_at = models.DateTimeField(_("demandée le"), default=now, editable=False)
    confirmed_at = models.DateTimeField(_("confirmée le"), null=True, blank=True, editable=False)
    cancelled_at = models.DateTimeField(_("rendue le"), null=True, blank=True, editable=False)

    objects = BookingQuerySet.as_manager()

    class Meta:
        verbose_name = _("réservation")
        verbose_name_plural = _("réservations")
        ordering = ["session", "placed"]
        constraints = [
            models.CheckConstraint(
                condition=Q(seats__gte=1, seats__lte=MOST_SEATS),
                name="booking_one_to_twelve_seats",
                violation_error_message=_("On réserve pour 12 personnes au plus."),
            ),
            models.CheckConstraint(
                condition=Q(state=BookingState.CANCELLED, cancelled_at__isnull=False)
                | (~Q(state=BookingState.CANCELLED) & Q(cancelled_at__isnull=True)),
                name="booking_cancelled_has_its_day",
                violation_error_message=_("Une place rendue a une date."),
            ),
            models.CheckConstraint(
                condition=~Q(state=BookingState.CONFIRMED) | Q(confirmed_at__isnull=False),
                name="booking_confirmed_has_its_day",
                violation_error_message=_("Une place réservée a une date."),
            ),
            models.UniqueConstraint(
                fields=["session", "person"],
                condition=~Q(state=BookingState.CANCELLED),
                name="booking_one_live_per_person",
                violation_error_message=_("Cette personne a déjà une place."),
            ),
            models.UniqueConstraint(fields=["session", "placed"], name="booking_one_rank_each"),
            # Within its session: it is under that row's lock that the key is looked up.
            models.UniqueConstraint(fields=["session", "key"], name="booking_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} x{self.seats} {self.state}"

    @property
    def confirmed(self) -> bool:
        return self.state == BookingState.CONFIRMED

    @property
    def waits(self) -> bool:
        return self.state == BookingState.WAITING

    @property
    def had_seats(self) -> bool:
        """It was confirmed one day, even if it is cancelled since."""
        return self.confirmed_at is not None

    @property
    def guests(self) -> int:
        """How many come with the person."""
        return self.seats - 1


class Attendee(models.Model):
    """One person expected: an account, or only a first name, or only a seat."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    booking = models.ForeignKey(Booking, models.CASCADE, related_name="attendees", verbose_name=_("réservation"))
    seat = models.PositiveSmallIntegerField(_("rang dans la réservation"), editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    first_name = models.CharField(_("prénom"), max_length=GUEST_NAME, blank=True)
    present = models.BooleanField(_("présence"), null=True, help_text=_("Vide tant que personne n’a noté."))

    class Meta:
        verbose_name = _("personne attendue")
        verbose_name_plural = _("personnes attendues")
        ordering = ["booking", "seat"]
        constraints = [
            models.UniqueConstraint(fields=["booking", "seat"], name="attendee_one_seat_each"),
            models.UniqueConstraint(
                fields=["booking", "user"],
                name="attendee_once_per_booking",
                violation_error_message=_("Cette personne est déjà dans la réservation."),
            ),
        ]

    def __str__(self) -> str:
        return self.who

    @property
    def who(self) -> str:
        """The name to call out: the account's own, or what the household wrote."""
        return self.user.get_full_name() if self.user else self.first_name
