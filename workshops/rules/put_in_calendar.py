"""Put a workshop in the calendar: one session, or a series of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record_all
from kit.once import said_once
from kit.refusals import NotAllowed, Refusal, require
from participation.people.models import User
from workshops.engine import MOST_SESSIONS, NoRule, Repeat, Span, TooFew, TooMany, Unending, on
from workshops.events import SessionPlanned
from workshops.models import Room, Series, Session, Venue, Workshop
from workshops.permissions import can_manage

from .free_rooms import RoomRefused, RoomShut, RoomTaken, require_new, require_place
from .placing import Placing, require_coming, taken_place


class RuleForEver(Refusal):
    sentence = _("La séance ne peut pas revenir toujours. Dites jusqu’à quel jour, ou combien de fois.")


class RuleTooLong(Refusal):
    sentence = _("Cela fait trop de séances. Il en faut %(most)s au plus, sur un an au plus.")


class RuleTooShort(Refusal):
    sentence = _("Cela ne donne pas autant de séances. Choisissez encore quand elle revient, et combien de fois.")


class RuleUnread(Refusal):
    sentence = _("Cela ne donne aucune séance. Choisissez encore quand elle revient, et jusqu’à quand.")


@dataclass(frozen=True)
class Planned:
    """left_out: the spans that were skipped, because the room was taken or shut. is_new: False when the same was
    planned before."""

    sessions: list[Session]
    left_out: list[Span]
    is_new: bool = True


@transaction.atomic
def put_in_calendar(
    workshop_id: UUID,
    *,
    first: dt.date,
    placing: Placing,
    repeat: Repeat | None = None,
    skip: bool = False,
    key: UUID,
    by: User,
) -> Planned:
    """repeat: None for one session. skip: leave out the days when the room is taken or shut, instead of refusing all.

    Sent twice with one key, it is planned once.
    Raises NotAllowed, RuleForEver, RuleTooLong, RuleTooShort, RuleUnread, PastDay, RoomRefused.
    """
    if not Workshop.objects.hold(workshop_id):
        raise NotAllowed
    workshop = Workshop.objects.select_related("structure").get(pk=workshop_id)
    venue, room = taken_place(workshop, placing)  # held: two who plan there do it one after the other
    require(can_manage(by, workshop.structure_id))
    base = said_once(key, workshop_id, first, repeat, *asdict(placing).values())
    if earlier := list(Session.objects.filter(pk__in=[uuid5(base, str(n)) for n in range(MOST_SESSIONS)])):
        return Planned(earlier, [], is_new=False)
    spans = [on(day, placing.starts, placing.ends) for day in (_days(repeat, first) if repeat else [first])]
    require_coming(spans[0])
    free, left_out = _free(workshop, venue, room, spans, placing.capacity, skip=skip)
    series = Series.objects.create(pk=base, workshop=workshop, rule=repeat.rule) if repeat else None
    sessions = Session.objects.bulk_create(
        Session(
            pk=uuid5(base, str(rank)),
            **{"workshop": workshop, "venue": venue, "room": room, "series": series},
            **{"starts_at": start, "ends_at": end, "capacity": placing.capacity},
            **{"desk": placing.desk, "desk_until": placing.keeps_until(start.date()), "care_capacity": placing.care},
        )
        for rank, (start, end) in enumerate(free)
    )
    record_all([SessionPlanned(session=session.pk) for session in sessions], by=by.pk)
    return Planned(sessions, left_out)


def _days(repeat: Repeat, first: dt.date) -> list[dt.date]:
    try:
        return repeat.days(first)
    except Unending as error:
        raise RuleForEver from error
    except TooMany as error:
        raise RuleTooLong(RuleTooLong.sentence % {"most": MOST_SESSIONS}) from error
    except TooFew as error:
        raise RuleTooShort from error
    except NoRule as error:
        raise RuleUnread from error


def _free(
    workshop: Workshop, venue: Venue, room: Room | None, spans: list[Span], seats: int, *, skip: bool
) -> tuple[list[Span], list[Span]]:
    """The spans for which the place can be had, and those left out. Raises RoomRefused."""
    if not skip:
        require_new(workshop, venue, room, spans)
        require_place(venue, room, spans, seats=seats)
        return spans, []
    free, left_out, why = [], [], RoomRefused()
    for span in spans:
        try:
            require_new(workshop, venue, room, [span])
            require_place(venue, room, [span], seats=seats)
        except (RoomTaken, RoomShut) as refusal:
            left_out.append(span)
            why = refusal
        else:
            free.append(span)
    if not free:
        raise why
    return free, left_out
