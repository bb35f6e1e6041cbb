"""One workshop, one day: a session and its seats."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import in_paris, now

from .programme import Venue, Workshop


class SessionQuerySet(models.QuerySet["Session"]):
    def coming(self) -> SessionQuerySet:
        """Not begun yet, soonest first."""
        return self.filter(starts_at__gt=now()).order_by("starts_at", "id")

    def told(self) -> SessionQuerySet:
        """With all that a card or a page says of them, in one query."""
        return self.select_related("workshop", "venue__place")

    def bookable(self) -> SessionQuerySet:
        """Those that still take bookings, for a guarded write."""
        return self.filter(open=True, starts_at__gt=now())

    # The four writes of the seats. Each is one guarded UPDATE, because an UPDATE is the only lock that both databases
    # keep until the end of the transaction; the number of rows it changed is its answer.

    def take_seats(self, session_id: UUID, seats: int) -> bool:
        """Take `seats` at once, if nobody waits and they are free. First statement of a booking: it is the lock."""
        return bool(
            self.bookable()
            .filter(pk=session_id, waiting=0, capacity__gte=F("taken") + seats)
            .update(taken=F("taken") + seats, turns=F("turns") + 1)
        )

    def join_waiting(self, session_id: UUID, seats: int) -> bool:
        """Wait for `seats`."""
        return bool(
            self.bookable()
            .filter(pk=session_id, capacity__gte=seats)
            .update(waiting=F("waiting") + seats, turns=F("turns") + 1)
        )

    def let_in(self, session_id: UUID, seats: int) -> bool:
        """From waiting to taken."""
        return bool(
            self.filter(pk=session_id, waiting__gte=seats, capacity__gte=F("taken") + seats).update(
                waiting=F("waiting") - seats, taken=F("taken") + seats
            )
        )

    def give_back(self, session_id: UUID, *, taken: int = 0, waiting: int = 0) -> None:
        self.filter(pk=session_id).update(taken=F("taken") - taken, waiting=F("waiting") - waiting)

    def lock_for(self, booking_id: UUID) -> None:
        """Hold a booking's session until the end of the transaction. `select_for_update` does nothing on SQLite."""
        self.filter(bookings=booking_id).update(turns=F("turns"))


class Session(models.Model):
    """One workshop, one day, so many seats. Only the rules of workshops.rules change `taken`, `waiting` and `turns`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workshop = models.ForeignKey(Workshop, models.PROTECT, related_name="sessions", verbose_name=_("atelier"))
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="sessions", verbose_name=_("lieu"))
    starts_at = models.DateTimeField(_("début"))
    ends_at = models.DateTimeField(_("fin"))
    capacity = models.PositiveSmallIntegerField(_("places"), validators=[MinValueValidator(1)])
    open = models.BooleanField(_("ouverte aux réservations"), default=True)
    taken = models.PositiveIntegerField(_("places prises"), default=0, editable=False)
    waiting = models.PositiveIntegerField(_("personnes qui attendent"), default=0, editable=False)
    turns = models.PositiveIntegerField(_("demandes reçues"), default=0, editable=False)

    objects = SessionQuerySet.as_manager()

    # The viewer's own booking, where a list adds it (workshops.fragments).
    mine: str | None = None

    class Meta:
        verbose_name = _("séance")
        verbose_name_plural = _("séances")
        ordering = ["starts_at", "id"]
        indexes = [models.Index(fields=["starts_at"], name="session_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken__gte=0, taken__lte=F("capacity")),
                name="session_never_oversold",
                violation_error_message=_("Il n’y a pas assez de places."),
            ),
            models.CheckConstraint(
                condition=Q(waiting__gte=0),
                name="session_waiting_is_a_number_of_people",
                violation_error_message=_("Personne ne peut attendre moins de zéro place."),
            ),
            models.CheckConstraint(
                condition=Q(capacity__gte=1),
                name="session_has_a_seat",
                violation_error_message=_("Il faut au moins une place."),
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="session_ends_after_it_starts",
                violation_error_message=_("La fin ne peut pas être avant le début."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.workshop_id} {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def free(self) -> int:
        """Seats a newcomer may take now: none once closed, nor while somebody waits, for nobody passes the list."""
        return self.capacity - self.taken if self.takes_bookings and not self.waiting else 0

    @property
    def past(self) -> bool:
        """It has begun: too late to book."""
        return self.starts_at <= now()

    @property
    def takes_bookings(self) -> bool:
        return self.open and not self.past

    @property
    def day(self) -> dt.date:
        """The date on the wall in Paris."""
        return in_paris(self.starts_at).date()
