"""The words, written when a message leaves, from what is true then; None when it is not true any more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.time import DAYS, NBSP, in_paris, now, say_day, say_hour, say_span
from outbox import gateways
from outbox.addresses import Address
from outbox.engine import sms
from outbox.models import Channel, Incoming, Message
from participation.people.models import Contact
from workshops.engine import answer_by
from workshops.models import Booking, BookingLink, BookingState, address_of

# The end of an SMS belongs to the words she chose to know us by.
ROOM = sms.LONGEST - Contact._meta.get_field("signature").max_length - 1
# An SMS of 160 knows neither the no-break space, nor the typographic apostrophe, nor the û of « août ».
PLAIN = {ord(NBSP): " ", ord("’"): "'", ord("û"): "u"}


@dataclass(frozen=True)
class Ways:
    """How she may answer this message: by its link, by an SMS, in her space, or to whoever reads it to her."""

    link: str
    by_text: bool
    spoken: bool
    account: bool

    def to_cancel(self, question: str) -> list[str]:
        """The ends of a message after which she may have to give her seat back, the fullest first."""
        if self.spoken:
            return [_("%(question)s Dites-le maintenant.") % {"question": question}]
        ends = []
        said = {"question": question, "link": self.link}
        if self.by_text:
            ends += [_("%(question)s Répondez NON, ou %(link)s") % said] * bool(self.link)
            ends.append(_("%(question)s Répondez NON.") % said)
        ends += [_("Pour annuler : %(link)s") % said] * bool(self.link)
        return [*ends, self.without_link()]

    def without_link(self) -> str:
        return _("Pour annuler, allez dans votre espace.") if self.account else _("Pour annuler, appelez-nous.")

    def to_answer(self, until: dt.datetime) -> list[str]:
        """The ends of an offer."""
        said = {"until": _soon(until), "link": self.link}
        if self.spoken:
            return [_("Dites oui ou non, avant %(until)s.") % said]
        ends = []
        if self.by_text:
            full, short = (
                _("Répondez OUI ou NON avant %(until)s, ou ici : %(link)s"),
                _("OUI ou NON avant %(until)s ? %(link)s"),
            )
            ends += [full % said, short % said] * bool(self.link)
            ends.append(_("Répondez OUI ou NON avant %(until)s.") % said)
        ends += [_("Répondez avant %(until)s : %(link)s") % said] * bool(self.link)
        here = _("Répondez avant %(until)s, dans votre espace.") if self.account else _("Appelez-nous avant %(until)s.")
        return [*ends, here % said]


def confirmed(message: Message) -> str | None:
    booking = _still_on(message)
    if booking is None:
        return None
    ways = _ways(booking)
    ends = [_("Pour annuler : %(link)s") % {"link": ways.link}] * bool(ways.link)
    return _about(booking, _("C’est noté : %(when)s."), [*ends, ways.without_link()])


def made_for_you(message: Message) -> str | None:
    booking = _booking(message)
    if booking and booking.waits:
        return _about(booking, _("Demandé pour vous : %(when)s."), [_("On attend la réponse.")])
    booking = _still_on(message)
    if booking is None:
        return None
    ways = _ways(booking)
    ends = [_("Pour annuler : %(link)s") % {"link": ways.link}] * bool(ways.link)
    return _about(booking, _("Noté pour vous : %(when)s."), [*ends, ways.without_link()])


def cancelled_for_you(message: Message) -> str | None:
    booking = _booking(message)
    return _about(booking, _("Annulé pour vous : %(when)s."), _question(booking)) if booking else None


def called_off(message: Message) -> str | None:
    booking = _booking(message)
    return _about(booking, _("Annulé : %(when)s."), _question(booking)) if booking else None


def reminder(message: Message) -> str | None:
    booking = _still_on(message)
    if booking is None or _of_another_day(message, booking):
        return None
    return _about(booking, _("Rappel : %(when)s."), _ways(booking).to_cancel(_("Vous ne venez pas ?")))


def moved(message: Message) -> str | None:
    """The last move only, as it is now; nothing to who is not waiting for it any more."""
    booking = _booking(message)
    later = Message.objects.filter(kind=message.kind, data__booking=message.data["booking"])
    if booking is None or booking.over or booking.session.past or _is_passed(message, later):
        return None
    sentence = _what_changed(message)
    if not booking.holds_seats:
        return _about(booking, sentence, [_("On attend toujours la réponse.")])
    if booking.offered:
        return _about(booking, sentence, _ways(booking).to_answer(_until(booking)))
    return _about(booking, sentence, _ways(booking).to_cancel(_("Vous ne pouvez plus ?")))


def _what_changed(message: Message) -> str:
    """Since what she was last told: with this move, those before it of which nothing was said. Which place it is, she
    reads on the page."""
    moves = [message.data]
    for earlier in Message.objects.filter(
        kind=message.kind, data__booking=message.data["booking"], created_at__lt=message.created_at
    ).order_by("-created_at"):
        if earlier.sent_at:
            break
        moves.append(earlier.data)
    if not any(move.get("place") for move in moves):
        return _("Changement : %(when)s.")
    if any(move.get("moment", True) for move in moves):
        return _("L’heure et le lieu changent : %(when)s.")
    return _("Le lieu change : %(when)s.")


def offered(message: Message) -> str | None:
    booking = _booking(message)
    if booking is None or not booking.offered or booking.session.past:
        return None
    if booking.too_late:
        return None
    return _about(booking, _("C’est possible : %(when)s."), _ways(booking).to_answer(_until(booking)))


def not_this_time(message: Message) -> str | None:
    """On the eve, to who still waits; at once, to who did not answer in time, or too late."""
    booking = _booking(message)
    if booking is None or booking.session.past or _of_another_day(message, booking):
        return None
    if "starts_at" in message.data:
        sentence, ends = _("Pas possible cette fois : %(when)s."), [_("Si cela change, on vous le dit."), ""]
        return _about(booking, sentence, ends) if booking.waits else None
    if booking.state != BookingState.LAPSED and not booking.too_late:
        return None
    untold = booking.answer_by is None
    sentence = _("Pas possible cette fois : %(when)s.") if untold else _("Trop tard cette fois : %(when)s.")
    return _about(booking, sentence, [_("Ce n’est pas grave."), ""])


def answered_no(message: Message) -> str | None:
    booking = _booking(message)
    if booking is None or not booking.over:
        return None
    return _about(booking, _("C’est noté, ce sera sans vous : %(when)s."), [_("Ce n’est pas grave."), ""])


def answer_unclear(message: Message) -> str | None:
    """For whoever calls: what she answered, and what is still asked of her. Never sent to a phone."""
    incoming = Incoming.objects.filter(pk=message.data["incoming"]).first()
    asked = Booking.objects.live().filter(pk__in=str(message.data["asked"]).split(), session__starts_at__gt=now())
    days = [_day_and_hour(booking) for booking in asked.select_related("session").order_by("session__starts_at")]
    if incoming is None or not days:
        return None
    sentence = _("Un SMS de ce numéro dit : %(words)s. Demandez oui ou non pour : %(days)s.")
    return (sentence % {"words": f'"{incoming.words}"', "days": " ; ".join(days)}).translate(PLAIN)


def who(messages: Sequence[Message]) -> dict[UUID, str]:
    """Whom to ask for, where there is no account: the first name that the desk wrote down."""
    wanted = {message.pk: UUID(str(message.data["booking"])) for message in messages}
    known = Booking.objects.select_related("person").prefetch_related("attendees").in_bulk(wanted.values())
    return {pk: known[booking_id].name for pk, booking_id in wanted.items() if booking_id in known}


def page(message: Message) -> str:
    """For whoever calls: the session, as everybody may read it."""
    booking = _booking(message)
    return reverse("workshops:session", args=[booking.session_id]) if booking else ""


def _booking(message: Message) -> Booking | None:
    known = Booking.objects.select_related("session", "person").filter(pk=message.data["booking"])
    return known.first()


def _still_on(message: Message) -> Booking | None:
    booking = _booking(message)
    return booking if booking and booking.confirmed and not booking.session.past else None


def _of_another_day(message: Message, booking: Booking) -> bool:
    """What was to be said before another hour than the one it begins at now."""
    meant = message.data.get("starts_at")
    return bool(meant) and dt.datetime.fromisoformat(str(meant)) != booking.session.starts_at


def _is_passed(message: Message, others) -> bool:
    return others.filter(created_at__gt=message.created_at).exists()


def _ways(booking: Booking) -> Ways:
    address = address_of(booking)
    by_text = address is not None and address.channel == Channel.SMS and gateways.hears()
    spoken = address is not None and address.channel == Channel.CALL
    return Ways(_link(booking, address), by_text, spoken, booking.person_id is not None)


def _link(booking: Booking, address: Address | None) -> str:
    """The address of the one link that was made for this number, if the house has an address of its own."""
    if address is None or not settings.LINK_URL:
        return ""
    link = BookingLink.objects.to(booking, address)
    return f"{settings.LINK_URL}/s/{link.token}/" if link else ""


def _question(booking: Booking) -> list[str]:
    return [_("Une question ? Allez dans votre espace.") if booking.person_id else _("Une question ? Appelez-nous.")]


def _until(booking: Booking) -> dt.datetime:
    """Until when she may answer; for whoever calls, from the moment of the call."""
    return booking.answer_by or answer_by(now(), booking.session.starts_at)


def _soon(moment: dt.datetime) -> str:
    """« jeudi 15 à 18 h »: it is within days, and the month goes without saying."""
    day = in_paris(moment)
    return f"{DAYS[day.weekday()]} {'1er' if day.day == 1 else day.day} à {say_hour(moment)}"


def _day_and_hour(booking: Booking) -> str:
    return f"{say_day(booking.session.starts_at)} à {say_hour(booking.session.starts_at)}"


def _about(booking: Booking, sentence: str, ends: Iterable[str]) -> str:
    """The fullest that fits: its end is worth more than the hour at which it is over."""
    span = say_span(booking.session.starts_at, booking.session.ends_at)
    texts = [
        f"{sentence % {'when': when}} {end}".strip().translate(PLAIN)
        for end in ends
        for when in (span, _day_and_hour(booking))
    ]
    return next((text for text in texts if (sms.places(text) or sms.LONGEST) <= ROOM), texts[-1])
