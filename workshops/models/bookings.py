"""Who comes: bookings in the order they were asked, and the people each brings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.ids import new_id
from kit.time import now
from participation.people.models import User
from workshops.engine import OLDEST_CHILD, UNTOLD_FOR, UNTOLD_UNTIL, Child, Why, care_of, eve_at_ten, seats_of, sits

from .marks import Mark
from .sessions import Session

MOST_SEATS = 12
GUEST_NAME = 40
SAID_WITHIN = dt.timedelta(days=30)
"""How long after a session one may say how it was."""


class BookingState(models.TextChoices):
    CONFIRMED = "confirmed", _("réservée")
    WAITING = "waiting", _("en attente")
    OFFERED = "offered", _("proposée")  # the seats are kept until `answer_by`
    LAPSED = "lapsed", _("proposée, sans réponse")
    CANCELLED = "cancelled", _("rendue")
    WALKED_IN = "walked_in", _("venue sans réserver")  # noted on the day: it takes no seat from anybody


OVER = (BookingState.CANCELLED, BookingState.LAPSED)
HOLDING = (BookingState.CONFIRMED, BookingState.OFFERED)
"""Their seats are in `Session.taken`."""
CAME = (BookingState.CONFIRMED, BookingState.WALKED_IN)
"""Of these one notes who came."""


PROMOTED_WHY = [
    (Why.HEAD.value, _("la première de la liste")),
    (Why.FITS.value, _("la première pour qui il y avait assez de places")),
]


class BookingQuerySet(models.QuerySet["Booking"]):
    def live(self) -> BookingQuerySet:
        """Not given back, nor lapsed."""
        return self.exclude(state__in=OVER)

    def lapsing(self) -> BookingQuerySet:
        """Offered, and not answered in time; or never told, for too long or with the day too near."""
        overdue = Q(session__starts_at__lte=now() + UNTOLD_UNTIL) | Q(offered_at__lte=now() - UNTOLD_FOR)
        untold = Q(answer_by__isnull=True) & overdue
        return self.filter(Q(answer_by__lte=now()) | untold, state=BookingState.OFFERED)

    def in_line(self, session_id: UUID) -> BookingQuerySet:
        """The waiting list of a session, first asked first."""
        return self.filter(session_id=session_id, state=BookingState.WAITING).order_by("placed")

    def with_people_before(self) -> BookingQuerySet:
        """Each with `people_before`: how many seats the waiting list asks for ahead of it; 0 when it does not wait."""
        return self.annotate(people_before=_ahead(Sum("seats")))

    def with_rank(self) -> BookingQuerySet:
        """Each with `rank`: 1 for the first household of the waiting list."""
        return self.annotate(rank=_ahead(Count("pk")) + 1)

    def place(
        self,
        session: Session,
        household: Household,
        *,
        child_takes_seat: bool,
        state: BookingState,
        **fields: object,
    ) -> Booking:
        """Write a booking and its attendees. Its rank is the session's turn, given under the session's lock."""
        booking = self.create(
            session=session,
            person=household.person,
            contact=household.contact,
            seats=household.seats(child_takes_seat=child_takes_seat),
            care=household.care,
            state=state,
            placed=session.turns,
            confirmed_at=now() if state == BookingState.CONFIRMED else None,
            **fields,
        )
        Attendee.objects.bulk_create(household.attendees(booking, child_takes_seat=child_takes_seat))
        return booking


def _ahead(what: models.Aggregate) -> Coalesce:
    """Something of those who wait before a booking, for the same session."""
    before = Booking.objects.filter(
        session_id=OuterRef("session_id"), state=BookingState.WAITING, placed__lt=OuterRef("placed")
    )
    told = before.order_by().values("session_id").annotate(told=what).values("told")
    return Coalesce(Subquery(told, output_field=models.IntegerField()), 0)


@dataclass(frozen=True)
class Household:
    """Who is to come, together: an account or somebody known by her first name, her guests, the children."""

    person: User | None
    guests: Sequence[str] = ()  # a first name, or "", for each
    children: Sequence[Child] = ()
    first_name: str = ""  # of whoever has no account
    contact: str = ""  # E.164, to warn whoever has no account; "" when she gave none

    @property
    def people(self) -> int:
        return 1 + len(self.guests) + len(self.children)

    @property
    def care(self) -> int:
        """Child-care places."""
        return care_of(self.children)

    def seats(self, *, child_takes_seat: bool) -> int:
        return seats_of(len(self.guests), self.children, child_takes_seat=child_takes_seat)

    def attendees(self, booking: Booking, *, child_takes_seat: bool) -> list[Attendee]:
        """One for each of them, in order, to be saved."""
        each = [
            Attendee(user=self.person, first_name=self.first_name),
            *(Attendee(first_name=name) for name in self.guests),
            *(
                Attendee(
                    first_name=child.first_name,
                    age=child.age,
                    in_care=child.in_care,
                    takes_seat=sits(child, child_takes_seat=child_takes_seat),
                )
                for child in self.children
            ),
        ]
        for rank, attendee in enumerate(each, start=1):
            attendee.booking, attendee.seat = booking, rank
        return each


class Booking(models.Model):
    """One household's seats at one session: all of them, or none."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    session = models.ForeignKey(Session, models.PROTECT, related_name="bookings", verbose_name=_("séance"))
    # PROTECT: an account goes only after its seats were given back by cancel_booking, or `taken` would lie.
    # None: somebody without account, booked for by the desk under a first name.
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="bookings")
    contact = models.CharField(_("numéro pour la prévenir"), max_length=20, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    channel = models.CharField(_("par quel moyen"), max_length=10, choices=Channel, default=Channel.SELF)
    seats = models.PositiveSmallIntegerField(_("places"))
    care = models.PositiveSmallIntegerField(_("enfants à garder"), default=0)
    state = models.CharField(_("état"), max_length=10, choices=BookingState)
    placed = models.PositiveIntegerField(_("rang de la demande"), editable=False)
    key = models.UUIDField(editable=False)
    remind = models.BooleanField(_("rappel la veille"), default=False)
    placed_at = models.DateTimeField(_("demandée le"), default=now, editable=False)
    confirmed_at = models.DateTimeField(_("confirmée le"), null=True, blank=True, editable=False)
    offered_at = models.DateTimeField(_("proposée le"), null=True, blank=True, editable=False)
    # None while an offer has not been told: it is told by a call, and the call starts the clock.
    answer_by = models.DateTimeField(_("réponse avant"), null=True, blank=True, editable=False)
    promoted_why = models.CharField(_("pourquoi"), max_length=4, choices=PROMOTED_WHY, blank=True, editable=False)
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
                condition=Q(state__in=OVER, cancelled_at__isnull=False)
                | (~Q(state__in=OVER) & Q(cancelled_at__isnull=True)),
                name="booking_cancelled_has_its_day",
                violation_error_message=_("Une place rendue a une date."),
            ),
            models.CheckConstraint(
                condition=~Q(state=BookingState.CONFIRMED) | Q(confirmed_at__isnull=False),
                name="booking_confirmed_has_its_day",
                violation_error_message=_("Une place réservée a une date."),
            ),
            models.CheckConstraint(
                condition=~Q(state=BookingState.OFFERED) | (Q(offered_at__isnull=False) & ~Q(promoted_why="")),
                name="booking_offered_has_its_day_and_reason",
                violation_error_message=_("Une place proposée a une date et une raison."),
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(contact=""),
                name="booking_contact_without_account",
                violation_error_message=_("Le numéro d’une personne qui a un compte est dans son compte."),
            ),
            models.UniqueConstraint(
                fields=["session", "person"],
                condition=~Q(state__in=OVER),
                name="booking_one_live_per_person",
                violation_error_message=_("Cette personne a déjà une place."),
            ),
            models.UniqueConstraint(fields=["session", "placed"], name="booking_one_rank_each"),
            # Within its session: it is under that row's lock that the key is looked up.
            models.UniqueConstraint(fields=["session", "key"], name="booking_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} x{self.seats} {self.state}"

    def confirm(self, *, why: str = "") -> None:
        """The seats, already counted as taken, are hers. For rules that hold the session.

        why: from the waiting list, engine.Why.
        """
        self.state, self.confirmed_at = BookingState.CONFIRMED, now()
        self.promoted_why = why or self.promoted_why
        self.save(update_fields=["state", "confirmed_at", "promoted_why"])

    @property
    def over(self) -> bool:
        """Given back, or lapsed."""
        return self.state in OVER

    @property
    def confirmed(self) -> bool:
        return self.state == BookingState.CONFIRMED

    @property
    def waits(self) -> bool:
        return self.state == BookingState.WAITING

    @property
    def offered(self) -> bool:
        """Seats are kept for her until she answers."""
        return self.state == BookingState.OFFERED

    @property
    def walked_in(self) -> bool:
        """She came without a seat of hers."""
        return self.state == BookingState.WALKED_IN

    @property
    def answer_day(self) -> dt.datetime | None:
        """Until when she who waits is told yes or no: the eve at ten. None once past: she may still be called."""
        eve = eve_at_ten(self.session.starts_at)
        return eve if eve > now() else None

    @property
    def too_late(self) -> bool:
        """To say yes or no: the hour until which the seats are kept is past."""
        return self.offered and self.answer_by is not None and self.answer_by <= now()

    @property
    def to_tell(self) -> bool:
        """An offer she does not know of yet."""
        return self.offered and self.answer_by is None

    @property
    def holds_seats(self) -> bool:
        """Confirmed or offered: its seats are counted as taken."""
        return self.state in HOLDING

    @property
    def name(self) -> str:
        """To call her by: the account's short name, or the first name the desk wrote down."""
        if self.person:
            return self.person.get_short_name()
        return next((one.first_name for one in self.attendees.all() if one.seat == 1), "")

    @property
    def company(self) -> list[str]:
        """Who comes besides, in words. Reads `attendees`."""
        return [one.said for one in self.attendees.all() if one.seat != 1]

    @property
    def had_seats(self) -> bool:
        """It was confirmed one day, even if it is cancelled since."""
        return self.confirmed_at is not None

    @property
    def may_say(self) -> bool:
        """Whether one may say how it was. Nobody is asked if she came: attendance may be wrong, her word is as good."""
        came = self.state in (BookingState.CONFIRMED, BookingState.WALKED_IN)
        return came and self.session.past and self.session.ends_at > now() - SAID_WITHIN

    @property
    def guests(self) -> int:
        """How many seats besides her own."""
        return self.seats - 1


class AttendeeQuerySet(models.QuerySet["Attendee"]):
    def expected(self, session: Session) -> AttendeeQuerySet:
        """Those who have a seat at this session or came without, households together, in the order they asked."""
        seated = self.filter(booking__session=session, booking__state__in=CAME)
        return seated.select_related("user", "booking").order_by("booking__placed", "seat")


class Attendee(models.Model):
    """One person expected: an account, or only a first name, or only a seat."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    booking = models.ForeignKey(Booking, models.CASCADE, related_name="attendees", verbose_name=_("réservation"))
    seat = models.PositiveSmallIntegerField(_("rang dans la réservation"), editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    first_name = models.CharField(_("prénom"), max_length=GUEST_NAME, blank=True)
    age = models.PositiveSmallIntegerField(_("âge"), null=True, blank=True, help_text=_("D’un enfant."))
    in_care = models.BooleanField(_("à garder"), default=False)
    takes_seat = models.BooleanField(_("prend une place"), default=True)
    present = models.BooleanField(_("présence"), null=True, help_text=_("Vide tant que personne n’a noté."))
    # Read in figures, to choose better hours; of nobody in particular is it ever said.
    late = models.BooleanField(_("après le début"), default=False)

    objects = AttendeeQuerySet.as_manager()

    class Meta:
        verbose_name = _("personne attendue")
        verbose_name_plural = _("personnes attendues")
        ordering = ["booking", "seat"]
        constraints = [
            models.UniqueConstraint(fields=["booking", "seat"], name="attendee_one_seat_each"),
            models.CheckConstraint(
                condition=Q(age__isnull=True) | Q(age__lte=OLDEST_CHILD),
                name="attendee_age_of_a_child",
                violation_error_message=_("On note l’âge des enfants, jusqu’à 17 ans."),
            ),
            models.CheckConstraint(
                condition=Q(in_care=False) | Q(age__isnull=False, takes_seat=False),
                name="attendee_in_care_is_a_child",
                violation_error_message=_("On garde les enfants, et un enfant gardé ne prend pas de place."),
            ),
            models.UniqueConstraint(
                fields=["booking", "user"],
                name="attendee_once_per_booking",
                violation_error_message=_("Cette personne est déjà dans la réservation."),
            ),
            models.CheckConstraint(
                condition=Q(late=False) | Q(present=True),
                name="attendee_late_is_there",
                violation_error_message=_("Une personne venue plus tard est venue."),
            ),
        ]

    def __str__(self) -> str:
        return self.who

    @property
    def said(self) -> str:
        """« Mariama, 4 ans, à garder »; « une autre personne » for a seat without a name."""
        name = self.first_name or (gettext("une autre personne") if self.age is None else gettext("un enfant"))
        age = "" if self.age is None else ngettext("%(n)d an", "%(n)d ans", max(self.age, 1)) % {"n": self.age}
        return ", ".join(part for part in (name, age, gettext("à garder") if self.in_care else "") if part)

    @property
    def who(self) -> str:
        """The name to call out: the account's own, or what the household wrote."""
        return self.user.get_full_name() if self.user else self.first_name

    @property
    def mark(self) -> Mark:
        """What is noted of her."""
        return next(mark for mark in Mark if mark.columns == {"present": self.present, "late": self.late})

    def note(self, mark: Mark) -> None:
        """Only in memory: workshops.rules.note_attendance saves it."""
        self.present, self.late = mark.columns["present"], bool(mark.columns["late"])
