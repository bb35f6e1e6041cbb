"""What we send about seats. Neutral: whoever reads the screen learns a day and an hour, not where nor what for.

Queued as ids, written when they leave: what was cancelled meanwhile is dropped.
"""

import datetime as dt

from django.utils.translation import gettext as _

from kit.time import NBSP, now, say_span
from outbox import addresses
from outbox.engine import hours, sms
from outbox.kinds import Kind
from outbox.models import Channel, Message
from outbox.rules import queue_message

from .engine import eve_at_ten
from .models import Booking


def booking_placed(booking: Booking, *, tell_her: bool) -> None:
    """Right after the booking. tell_her: somebody booked in her name, she has to know even if she only waits."""
    if tell_her:
        _queue("booking_made_for_you", booking)
    elif booking.confirmed:
        _queue("booking_confirmed", booking)
    _remind(booking)


def seats_offered(booking: Booking) -> None:
    """Seats came free: they are kept until she answers."""
    _queue("seats_offered", booking)


def told_at(booking: Booking) -> dt.datetime | None:
    """When what is queued now for this booking will be read to her; None when somebody of the team has to call."""
    address = addresses.find(booking.person_id) if booking.person_id else _written_to(booking.contact)
    if address is None or address.channel == Channel.CALL:
        return None
    return hours.opens_at(now(), address.since, address.until) or now()


def _written_to(contact: str) -> addresses.Address | None:
    return addresses.of_text(contact, Channel.SMS) if contact and sms.takes_sms(contact) else None


def booking_cancelled_for_her(booking: Booking) -> None:
    """She who gives her own seat back reads it on the screen: this is for the others."""
    _queue("booking_cancelled_for_you", booking)


def session_called_off(booking: Booking) -> None:
    """Whoever was to come, or waited: nobody comes for nothing."""
    _queue("session_called_off", booking)


def _remind(booking: Booking) -> None:
    due_at = eve_at_ten(booking.session.starts_at)
    if booking.remind and booking.confirmed and due_at > now():
        _queue("booking_reminder", booking, due_at=due_at)


def _queue(kind: str, booking: Booking, due_at=None) -> None:
    """To her account, or to the number the desk wrote down; without either, the team tells her."""
    address = booking.contact if booking.person_id is None and _written_to(booking.contact) else ""
    if booking.person_id or address:
        queue_message(
            kind=kind,
            to=booking.person_id,
            address=address,
            data={"booking": booking.pk},
            key=f"{kind}:{booking.pk}",
            due_at=due_at,
            channel=Channel.SMS if address else "",
        )


def kinds() -> tuple[Kind, ...]:
    """What this room may send, for AppConfig.ready()."""
    return (
        Kind("booking_confirmed", _render_confirmed),
        Kind("seats_offered", _render_offered),
        Kind("booking_reminder", _render_reminder),
        Kind("booking_made_for_you", _render_made_for_you),
        Kind("booking_cancelled_for_you", _render_cancelled_for_you),
        Kind("session_called_off", _render_called_off),
    )


def _render_confirmed(message: Message) -> str | None:
    return _about(_still_on(message), _("C’est noté : %(when)s. Pour annuler, allez dans votre espace."))


def _render_offered(message: Message) -> str | None:
    booking = _booking(message)
    if booking is None or not booking.offered or booking.session.past:
        return None
    return _about(booking, _("C’est possible pour vous : %(when)s. Répondez vite, dans votre espace."))


def _render_reminder(message: Message) -> str | None:
    return _about(_still_on(message), _("Rappel : %(when)s. Pour annuler, allez dans votre espace."))


def _render_made_for_you(message: Message) -> str | None:
    booking = _booking(message)
    if booking and booking.waits:
        return _about(booking, _("Demandé pour vous : %(when)s. On attend la réponse."))
    return _about(_still_on(message), _("Noté pour vous : %(when)s. Pour annuler, allez dans votre espace."))


def _render_cancelled_for_you(message: Message) -> str | None:
    return _about(_booking(message), _("Annulé pour vous : %(when)s. Une question ? Allez dans votre espace."))


def _render_called_off(message: Message) -> str | None:
    return _about(_booking(message), _("Annulé : %(when)s. Une question ? Allez dans votre espace."))


def _booking(message: Message) -> Booking | None:
    return Booking.objects.select_related("session").filter(pk=message.data["booking"]).first()


def _still_on(message: Message) -> Booking | None:
    booking = _booking(message)
    return booking if booking and booking.confirmed and not booking.session.past else None


def _about(booking: Booking | None, sentence: str) -> str | None:
    if booking is None:
        return None
    text = sentence % {"when": say_span(booking.session.starts_at, booking.session.ends_at)}
    # An SMS of 160 knows neither the no-break space, nor the typographic apostrophe, nor the û of « août ».
    return text.translate({ord(NBSP): " ", ord("’"): "'", ord("û"): "u"})
