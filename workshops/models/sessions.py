"""One workshop, one day: a session and its seats."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import in_paris, now

from .programme import Venue, Workshop
from .rooms import Room
from .series import Series


class SessionState(models.TextChoices):
    """What a session is, for those who look at it now. Read from what is stored: nothing has to tick."""

    OPEN = "open", _("ouverte")
    FULL = "full", _("complète")
    CLOSED = "closed", _("fermée aux réservations")
    CANCELLED = "cancelled", _("annulée")
    DONE = "done", _("passée")


class SessionQuerySet(models.QuerySet["Session"]):
    def coming(self) -> SessionQuerySet:
        """Not begun yet, soonest first."""
        return self.filter(starts_at__gt=now()).order_by("starts_at", "id")

    def told(self) -> SessionQuerySet:
        """With all that a card or a page says of them, in one query."""
        return self.select_related("workshop", "venue__place", "room")

    def standing(self) -> SessionQuerySet:
        """Those that take or took place."""
        return self.filter(called_off_at=None)

    def in_rooms(self, rooms: Iterable[UUID]) -> SessionQuerySet:
        """Those that hold one of these rooms."""
        return self.standing().filter(room__in=rooms)

    def between(self, starts_at: dt.datetime, ends_at: dt.datetime) -> SessionQuerySet:
        """Those that share a moment with this time; the one that ends when another begins does not."""
        return self.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)

    def bookable(self) -> SessionQuerySet:
        """Those that still take bookings, for a guarded write."""
        return self.filter(open=True, starts_at__gt=now())

    def with_seats(self) -> SessionQuerySet:
        """Those where a newcomer may take a seat now: where `free` is not 0."""
        return self.bookable().annotate(kept=_kept()).filter(waiting=0, capacity__gt=F("taken") + F("kept"))

    def to_let_in(self) -> SessionQuerySet:
        """Those where somebody waits and a seat is free: a promotion has to be tried."""
        return self.bookable().annotate(kept=_kept()).filter(waiting__gt=0, capacity__gt=F("taken") + F("kept"))

    # The writes of the seats. Each is one guarded UPDATE, because an UPDATE is the only lock that both databases keep
    # until the end of the transaction; the number of rows it changed is its answer.

    def take_seats(self, session_id: UUID, seats: int, care: int = 0) -> bool:
        """Take `seats` at once, if nobody waits and they are free. First statement of a booking: it is the lock."""
        free = self._with_room(session_id, seats, care).filter(waiting=0, capacity__gte=F("taken") + F("kept") + seats)
        return bool(free.update(**_more(seats, care), turns=F("turns") + 1))

    def take_at_desk(self, session_id: UUID, seats: int, care: int = 0) -> bool:
        """The same at the reception desk: the seats kept for it, and if nobody waits the others too.

        Whoever waits has no claim on the seats that are kept, but she has on the child-care places.
        """
        theirs = Q(kept__gte=seats) & (Q(waiting=0) if care else Q())
        free = self._with_room(session_id, seats, care).filter(theirs | Q(waiting=0), capacity__gte=F("taken") + seats)
        return bool(free.update(**_more(seats, care), turns=F("turns") + 1, desk=Greatest(F("desk") - seats, 0)))

    def join_waiting(self, session_id: UUID, seats: int, care: int = 0) -> bool:
        """Wait for `seats`."""
        large_enough = self.bookable().filter(pk=session_id, capacity__gte=seats, care_capacity__gte=care)
        return bool(large_enough.update(waiting=F("waiting") + seats, turns=F("turns") + 1))

    def hold(self, session_id: UUID, seats: int, care: int = 0) -> bool:
        """From waiting to taken: offered, or confirmed."""
        free = self._with_room(session_id, seats, care).filter(
            waiting__gte=seats, capacity__gte=F("taken") + F("kept") + seats
        )
        return bool(free.update(**_more(seats, care), waiting=F("waiting") - seats))

    def give_back(self, session_id: UUID, *, taken: int = 0, waiting: int = 0, care: int = 0) -> None:
        """Seats that are free again. Where fewer are wanted than were taken, the room gets smaller by as many."""
        session = self.filter(pk=session_id)
        session.update(taken=F("taken") - taken, waiting=F("waiting") - waiting, care_taken=F("care_taken") - care)
        if taken and session.filter(wanted_capacity__isnull=False).update(
            capacity=Greatest(F("wanted_capacity"), F("taken"))
        ):
            session.filter(wanted_capacity=F("capacity")).update(wanted_capacity=None)

    def lock_for(self, booking_id: UUID) -> None:
        """Hold a booking's session until the end of the transaction. `select_for_update` does nothing on SQLite."""
        self.filter(bookings=booking_id).update(turns=F("turns"))

    def lock(self, session_id: UUID) -> None:
        self.filter(pk=session_id).update(turns=F("turns"))

    def _with_room(self, session_id: UUID, seats: int, care: int) -> SessionQuerySet:
        """The session, with `kept`, while the children can be looked after."""
        found = self.bookable().annotate(kept=_kept()).filter(pk=session_id)
        return found.filter(care_capacity__gte=F("care_taken") + care) if care else found


def _more(seats: int, care: int) -> dict[str, CombinedExpression]:
    more = {"taken": F("taken") + seats}
    return more | {"care_taken": F("care_taken") + care} if care else more


def _kept() -> Case:
    """The seats kept for the reception desk at this moment."""
    return Case(When(desk_until__gt=now(), then=F("desk")), default=0)


class Session(models.Model):
    """One workshop, one day, so many seats. Only the rules of workshops.rules change `taken`, `waiting` and `turns`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workshop = models.ForeignKey(Workshop, models.PROTECT, related_name="sessions", verbose_name=_("atelier"))
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="sessions", verbose_name=_("lieu"))
    room = models.ForeignKey(
        Room, models.PROTECT, null=True, blank=True, related_name="sessions", verbose_name=_("salle")
    )
    series = models.ForeignKey(
        Series, models.PROTECT, null=True, blank=True, related_name="sessions", verbose_name=_("série"), editable=False
    )
    starts_at = models.DateTimeField(_("début"))
    ends_at = models.DateTimeField(_("fin"))
    capacity = models.PositiveSmallIntegerField(_("places"), validators=[MinValueValidator(1)])
    open = models.BooleanField(_("ouverte aux réservations"), default=True)
    desk = models.PositiveSmallIntegerField(_("places gardées pour l’accueil"), default=0)
    desk_until = models.DateTimeField(_("gardées jusqu’à"), null=True, blank=True)
    care_capacity = models.PositiveSmallIntegerField(_("enfants que l’on peut garder"), default=0)
    # Fewer than are taken: somebody of the team has to decide, and nobody is sent away meanwhile.
    wanted_capacity = models.PositiveSmallIntegerField(_("places voulues"), null=True, blank=True, editable=False)
    seq = models.PositiveIntegerField(_("changements"), default=0, editable=False)
    called_off_at = models.DateTimeField(_("annulée le"), null=True, blank=True, editable=False)
    taken = models.PositiveIntegerField(_("places prises"), default=0, editable=False)
    care_taken = models.PositiveIntegerField(_("enfants à garder"), default=0, editable=False)
    waiting = models.PositiveIntegerField(_("personnes qui attendent"), default=0, editable=False)
    turns = models.PositiveIntegerField(_("demandes reçues"), default=0, editable=False)

    objects = SessionQuerySet.as_manager()

    # The viewer's own booking, where a list adds it (workshops.fragments).
    mine: str | None = None
    # The last number of its stream, where a page follows it live (workshops.fragments).
    followed: int | None = None

    class Meta:
        verbose_name = _("séance")
        verbose_name_plural = _("séances")
        ordering = ["starts_at", "id"]
        indexes = [
            models.Index(fields=["starts_at"], name="session_by_day"),
            models.Index(fields=["room", "starts_at"], name="session_by_room"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken__gte=0, taken__lte=F("capacity")),
                name="session_never_oversold",
                violation_error_message=_("Il n’y a pas assez de places."),
            ),
            models.CheckConstraint(
                condition=Q(care_taken__gte=0, care_taken__lte=F("care_capacity")),
                name="session_care_never_oversold",
                violation_error_message=_("On ne peut pas garder autant d’enfants."),
            ),
            models.CheckConstraint(
                condition=Q(desk=0) | Q(desk_until__isnull=False),
                name="session_desk_keeps_until_an_hour",
                violation_error_message=_("Dites jusqu’à quelle heure l’accueil garde des places."),
            ),
            models.CheckConstraint(
                condition=Q(wanted_capacity__isnull=True)
                | Q(wanted_capacity__gte=1, wanted_capacity__lte=F("capacity")),
                name="session_wants_fewer_seats",
                violation_error_message=_("Il faut au moins une place."),
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
            models.CheckConstraint(
                condition=Q(called_off_at__isnull=True) | Q(open=False),
                name="session_called_off_takes_no_booking",
                violation_error_message=_("Une séance annulée ne prend plus de réservations."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.workshop_id} {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def free(self) -> int:
        """Seats a newcomer may take now: none once closed, nor while somebody waits, for nobody passes the list."""
        return self.left if self.takes_bookings and not self.waiting else 0

    @property
    def left(self) -> int:
        """Seats in nobody's hands: neither taken, nor offered, nor kept for the desk."""
        return max(0, self.capacity - self.taken - self.kept_for_desk)

    @property
    def kept_for_desk(self) -> int:
        """Those still kept at this moment."""
        return self.desk if self.desk_until and self.desk_until > now() else 0

    @property
    def above(self) -> int:
        """How many seats are taken beyond those wanted: somebody of the team has to decide."""
        return 0 if self.wanted_capacity is None else self.capacity - self.wanted_capacity

    @property
    def care_free(self) -> int:
        """Children that can still be looked after."""
        return self.care_capacity - self.care_taken

    @property
    def free_at_desk(self) -> int:
        """Seats the reception desk may give now."""
        if not self.takes_bookings:
            return 0
        return min(self.kept_for_desk, self.capacity - self.taken) if self.waiting else self.capacity - self.taken

    @property
    def past(self) -> bool:
        """It has begun: too late to book."""
        return self.starts_at <= now()

    @property
    def takes_bookings(self) -> bool:
        return self.open and not self.past

    @property
    def called_off(self) -> bool:
        return self.called_off_at is not None

    @property
    def state(self) -> SessionState:
        """Cancelled before anything else; done once it has ended; full when a newcomer would have to wait."""
        if self.called_off:
            return SessionState.CANCELLED
        if self.ends_at <= now():
            return SessionState.DONE
        if not self.takes_bookings:
            return SessionState.CLOSED
        return SessionState.OPEN if self.free > 0 else SessionState.FULL

    @property
    def day(self) -> dt.date:
        """The date on the wall in Paris."""
        return in_paris(self.starts_at).date()
