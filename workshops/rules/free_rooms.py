"""What every rule that puts a session in a room begins with: the room is held, then looked at."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kit.refusals import NotAllowed, Refusal
from kit.time import say_span
from workshops.engine import Span, first_doubled, first_meeting
from workshops.models import Closure, Room, Session, Venue, Workshop
from workshops.models.rooms import ClosureQuerySet


class RoomRefused(Refusal):
    """The room cannot be had. The form comes back with the sentence, and with all that was typed."""

    status = 409


class RoomTaken(RoomRefused):
    sentence = _("Cette salle est déjà prise : %(what)s, %(when)s. Choisissez une autre salle ou une autre heure.")


class PlannedAlready(RoomTaken):
    sentence = _("Cet atelier est déjà prévu là : %(when)s. Choisissez une autre heure, ou changez cette séance.")


class RoomShut(RoomRefused):
    sentence = _("Cette salle est fermée : %(when)s. Choisissez une autre salle ou un autre jour.")


class VenueShut(RoomShut):
    sentence = _("Ce lieu est fermé : %(when)s. Choisissez un autre lieu ou un autre jour.")


class RoomTooSmall(RoomRefused):
    sentence = _("Dans cette salle il y a %(places)s places. Choisissez moins de places, ou une autre salle.")


class RoomRetired(RoomRefused):
    sentence = _("Cette salle ne sert plus. Choisissez une autre salle.")


class SpansMeet(RoomRefused):
    sentence = _("Deux séances ont lieu en même temps : %(when)s.")


def held_room(room_id: UUID) -> Room:
    """The room, its row held until the end of the transaction: the first statement of whoever puts sessions there.

    Raises NotAllowed, RoomRetired.
    """
    Room.objects.hold([room_id])
    room = Room.objects.told().filter(pk=room_id).first()
    if room is None:
        raise NotAllowed
    if not room.is_in_use:
        raise RoomRetired
    return room


def require_new(
    workshop: Workshop, venue: Venue, room: Room | None, spans: Sequence[Span], *, besides: Collection[UUID] = ()
) -> None:
    """Two groups may meet at one hour in two rooms. Where no room tells them apart, it is the same session twice. The
    caller holds the workshop.

    besides: the sessions that move, which leave their own time.
    Raises PlannedAlready.
    """
    there = workshop.sessions.standing().filter(venue=venue, starts_at__in=[start for start, _end in spans])
    same = (there if room is None else there.filter(room=None)).exclude(pk__in=besides)
    if met := same.order_by("starts_at").first():
        raise PlannedAlready(PlannedAlready.sentence % {"when": say_span(met.starts_at, met.ends_at)})


def require_place(
    venue: Venue, room: Room | None, spans: Sequence[Span], *, seats: int, besides: Collection[UUID] = ()
) -> None:
    """Whether sessions of `seats` may be there at these times: in the room, or in the house where they need none. The
    caller holds the one or the other. Raises RoomRefused.
    """
    if room:
        require_free(room, spans, seats=seats, besides=besides)
    else:
        _require_open(Closure.objects.of_house(venue), spans, VenueShut)


def require_free(room: Room, spans: Sequence[Span], *, seats: int, besides: Collection[UUID] = ()) -> None:
    """Whether sessions of `seats` may be in this room at these times. The caller holds the room.

    besides: the sessions that move, which leave their own time.
    Raises RoomTooSmall, SpansMeet, RoomShut, RoomTaken.
    """
    if seats > room.capacity:
        raise RoomTooSmall(RoomTooSmall.sentence % {"places": room.capacity})
    if doubled := first_doubled(spans):
        raise SpansMeet(SpansMeet.sentence % {"when": say_span(*doubled)})
    _require_open(Closure.objects.of_room(room), spans, RoomShut)
    there = (
        Session.objects.in_rooms([room.pk]).between(*_whole(spans)).exclude(pk__in=besides).select_related("workshop")
    )
    taken = [((one.starts_at, one.ends_at), one) for one in there.order_by("starts_at", "pk")]
    if met := first_meeting(spans, taken):
        when = say_span(met[1].starts_at, met[1].ends_at)
        raise RoomTaken(RoomTaken.sentence % {"what": met[1].workshop.title, "when": when})


def _require_open(closures: ClosureQuerySet, spans: Sequence[Span], refusal: type[RoomShut]) -> None:
    shut = [((one.starts_at, one.ends_at), one) for one in closures.between(*_whole(spans))]
    if met := first_meeting(spans, shut):
        raise refusal(refusal.sentence % {"when": met[1].said})


def _whole(spans: Sequence[Span]) -> Span:
    """From the first moment to the last."""
    return min(start for start, _end in spans), max(end for _start, end in spans)
