"""« Aller vers »: whom the team of a workshop calls, to hear how she is. It is never held against her."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from kit.time import midnight, now, say_day, say_span, today
from outbox.engine.hours import opens_at
from outbox.engine.sms import takes_sms
from participation.people.engine.numbers import say_number
from participation.people.engine.takeaway import Column, Sheet
from participation.people.fragments.reaching import say_reach
from participation.people.models import Contact, User
from participation.people.notices import contact_of, written_to
from workshops.engine import known_by, missed_in_a_row
from workshops.models import CAME, Attendee, Booking, BookingState, CallAnswer, CallWhy, KindCall
from workshops.permissions import visible_rolls

MISSED_SINCE = dt.timedelta(days=60)
"""What is older says nothing of how she is today."""
LAPSES_IN = dt.timedelta(hours=24)
MOST = 50


@dataclass(frozen=True)
class Outreach:
    """One person to call: about which booking, why, and the calls made for it, oldest first."""

    booking: Booking
    why: CallWhy
    calls: list[KindCall] = field(default_factory=list)

    @property
    def whose(self) -> Hashable:
        """Tells one person from another: an account, or a first name with its number."""
        booking = self.booking
        return booking.person_id or known_by(booking.name, booking.contact) or booking.pk

    @property
    def numbers(self) -> list[tuple[str, str]]:
        """How to reach her, an icon and a sentence each."""
        if self.booking.person:
            return say_reach(self.booking.person)
        contact = self.booking.contact
        return [("phone", f"{say_number(contact)}.") if contact else ("id", _("Pas de téléphone."))]

    @property
    def dial(self) -> str:
        """E.164, "" without."""
        person = self.booking.person
        return self.contact.phone or person.phone or "" if person else self.booking.contact

    @property
    def contact(self) -> Contact:
        """What was agreed with her; without anything agreed, what everybody has."""
        return contact_of(self.booking.person) if self.booking.person else Contact()

    @property
    def may_call_now(self) -> bool:
        """It is one of her safe hours."""
        return opens_at(now(), self.contact.hours_from, self.contact.hours_until) is None

    def script(self, by: User) -> list[str]:
        """What to say, a sentence or two at a time. The first waits for her yes: somebody else may have her phone."""
        session = self.booking.session
        said = {
            "name": self.booking.name,
            "me": by.get_short_name(),
            "workshop": session.workshop.title,
            "place": session.venue.place.name,
            "when": say_span(session.starts_at, session.ends_at),
        }
        sentences = _untold if self.why is CallWhy.LAPSED and self.booking.to_tell else _SCRIPTS[self.why]
        return [sentence % said for sentence in sentences()]


class ToCall(NamedTuple):
    """reasons: by reason, each person once, with all there is to say to her; more: there are others still."""

    reasons: dict[CallWhy, list[list[Outreach]]]
    more: bool


def outreach_of(user: User) -> ToCall:
    """Whom this user may call today; what somebody was already called for is left out."""
    found = [*_by_voice_only(user), *_missed(user), *_lapsing(user)]
    made: dict[tuple[UUID, str], list[KindCall]] = {}
    for call in KindCall.objects.filter(booking__in=[booking.pk for booking, _why in found]).select_related("by"):
        made.setdefault((call.booking_id, call.why), []).append(call)
    each = [Outreach(booking, why, made.get((booking.pk, why), [])) for booking, why in found]
    by_reason = {why: [one for one in each if one.why is why] for why in CallWhy}
    reasons = {why: _by_person(some[:MOST]) for why, some in by_reason.items()}
    return ToCall(reasons, more=any(len(some) > MOST for some in by_reason.values()))


def _by_person(found: Iterable[Outreach]) -> list[list[Outreach]]:
    hers: dict[Hashable, list[Outreach]] = {}
    for one in found:
        hers.setdefault(one.whose, []).append(one)
    return list(hers.values())


def _open(bookings: QuerySet[Booking], why: CallWhy) -> QuerySet[Booking]:
    """Those that nobody has called for yet, for this reason."""
    settling = [answer for answer in CallAnswer if answer.settles]
    done = KindCall.objects.filter(booking=OuterRef("pk"), why=why, answer__in=settling)
    return _told(bookings.filter(~Exists(done)))


def one_outreach(booking_id: UUID, why: str) -> Outreach | None:
    """None when there is no such booking or reason. Whether one may call her is the caller's to ask."""
    booking = _told(Booking.objects.filter(pk=booking_id)).first()
    if booking is None or why not in CallWhy.values:
        return None
    return Outreach(booking, CallWhy(why), list(booking.calls.filter(why=why).select_related("by")))


def _told(bookings: QuerySet[Booking]) -> QuerySet[Booking]:
    """With all that is said of them, in two queries."""
    told = bookings.select_related("person__contact", "session__workshop", "session__venue__place")
    return told.prefetch_related("attendees").order_by("session__starts_at", "placed")


def _by_voice_only(user: User) -> Iterator[tuple[Booking, CallWhy]]:
    """Expected from now until the end of tomorrow, and no machine can write to her."""
    until = midnight(today() + dt.timedelta(days=2))
    expected = Booking.objects.filter(
        session__in=visible_rolls(user),
        state=BookingState.CONFIRMED,
        session__starts_at__gt=now(),
        session__starts_at__lt=until,
    )
    hears = (one for one in _open(expected, CallWhy.PHONE) if not _reads(one))
    return ((booking, CallWhy.PHONE) for booking, _place in zip(hears, range(MOST + 1), strict=False))


def _reads(booking: Booking) -> bool:
    return bool(written_to(booking.person)) if booking.person else takes_sms(booking.contact)


def _missed(user: User) -> Iterator[tuple[Booking, CallWhy]]:
    """Of each who was not there the last two times that it was noted, the booking of the last one."""
    noted = Attendee.objects.filter(
        user__isnull=False,
        user__is_active=True,
        present__isnull=False,
        booking__state__in=CAME,
        booking__session__in=visible_rolls(user),
        booking__session__starts_at__gt=now() - MISSED_SINCE,
    ).order_by("user_id", "-booking__session__starts_at", "pk")
    last = list(_last_missed(noted.values_list("user_id", "booking_id", "present")))
    hers = Booking.objects.filter(pk__in=last)
    return ((booking, CallWhy.MISSED) for booking in _open(hers, CallWhy.MISSED)[: MOST + 1])


def _last_missed(noted: Iterable[tuple[UUID, UUID, bool]]) -> Iterator[UUID]:
    for _user, lines in groupby(noted, key=lambda line: line[0]):
        hers = list(lines)
        if missed_in_a_row(present for _user, _booking, present in hers):
            yield hers[0][1]


def _lapsing(user: User) -> Iterator[tuple[Booking, CallWhy]]:
    """Offered and not answered, or about to lapse, or not told yet; the session is still to come, and she has no other
    place there."""
    unanswered = Q(state=BookingState.LAPSED) & ~Exists(_again())
    soon = Q(state=BookingState.OFFERED) & (Q(answer_by=None) | Q(answer_by__lt=now() + LAPSES_IN))
    here = Booking.objects.alias(first_name=_first_name())
    offers = here.filter(unanswered | soon, session__in=visible_rolls(user), session__starts_at__gt=now())
    return ((booking, CallWhy.LAPSED) for booking in _open(offers, CallWhy.LAPSED)[: MOST + 1])


def _again() -> QuerySet[Booking]:
    """Her other live bookings there. Whoever has no account is known by her first name and her number together: a
    number may serve a whole household."""
    same = Q(person__isnull=True, contact=OuterRef("contact"), first_name=OuterRef("first_name"))
    live = Booking.objects.live().alias(first_name=_first_name())
    return live.filter(Q(person=OuterRef("person")) | same, session=OuterRef("session"))


def _first_name() -> Lower:
    """The one the desk wrote down."""
    return Lower(Subquery(Attendee.objects.filter(booking=OuterRef("pk"), seat=1).values("first_name")[:1]))


def _first() -> str:
    return _("Bonjour. Est-ce que je parle à %(name)s ? Pouvez-vous parler maintenant ?")


def _untold() -> list[str]:
    return [
        _first(),
        _("Je suis %(me)s, de l’équipe. Une place est libre pour vous : %(workshop)s, %(when)s, %(place)s."),
        _("Voulez-vous venir ? Vous pouvez réfléchir et nous répondre plus tard."),
        _("Vous ne venez pas ? Ce n’est pas grave. Je le note."),
    ]


_SCRIPTS = {
    CallWhy.PHONE: lambda: [
        _first(),
        _("Je suis %(me)s, de l’équipe. Votre place est gardée : %(workshop)s, %(when)s, %(place)s."),
        _("Avez-vous besoin de quelque chose pour venir ?"),
        _("Vous ne pouvez pas venir ? Ce n’est pas grave. Dites-le-moi, votre place servira à quelqu’un."),
    ],
    CallWhy.MISSED: lambda: [
        _first(),
        _("Je suis %(me)s, de l’équipe. Nous pensons à vous. Comment allez-vous ?"),
        _("Vous n’avez rien à expliquer. Vous pouvez revenir quand vous voulez."),
        _("Est-ce que quelque chose vous aiderait à venir ? Un autre jour, un transport, une garde d’enfant ?"),
    ],
    CallWhy.LAPSED: lambda: [
        _first(),
        _("Je suis %(me)s, de l’équipe. Une place était libre pour vous : %(workshop)s, %(when)s."),
        _("Nous n’avons pas eu votre réponse. Ce n’est pas grave."),
        _("Voulez-vous toujours venir ? Je regarde avec vous."),
    ],
}


def sheet_of_calls(user: User) -> Sheet:
    """For her export: when she was called, and what was said."""
    columns = [
        Column("quand", _("Quand")),
        Column("qui", _("Qui")),
        Column("pourquoi", _("Pourquoi")),
        Column("reponse", _("Ce qui s’est passé")),
        Column("mots", _("Ce qui a été dit")),
    ]
    calls = KindCall.objects.filter(booking__person=user).select_related("by").order_by("at", "pk")
    rows = [
        (say_day(one.at), one.by.get_short_name(), one.get_why_display(), one.get_answer_display(), one.words)
        for one in calls
    ]
    return Sheet("appels-ateliers", _("Quand l’équipe d’un atelier m’a appelé ou appelée"), columns, rows)
