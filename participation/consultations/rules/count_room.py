"""Write down what a group said by raising hands; or correct it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from journal.rules import record
from kit.refusals import NotAllowed, Refusal, Stale, require
from kit.time import in_paris, now, today
from participation.consultations.engine.form import Form
from participation.consultations.engine.hands import Raised, is_known, lines, too_many
from participation.consultations.events import RoomCorrected, RoomCounted
from participation.consultations.models import (
    Consultation,
    Contribution,
    GroupCount,
    Hands,
    Questionnaire,
    State,
)
from participation.consultations.permissions import can_enter_for, may_hold
from participation.moderation.rules import submit_for_review
from participation.people.models import User
from workshops.models import Session

from .put_away import KIND


class TooManyHands(Refusal):
    sentence = _("Il y a plus de mains levées que de personnes. Comptez encore.")


class NothingCounted(Refusal):
    sentence = _("Écrivez au moins un nombre de mains, ou une phrase entendue.")


class NotThatDay(Refusal):
    """Before the questions were there, or a day that has not come."""

    sentence = _("Choisissez un jour entre le début de la consultation et aujourd’hui.")


class RoomReplaced(Stale):
    """Somebody has corrected it: theirs stands."""

    sentence = _("Quelqu’un a déjà corrigé ce groupe. Revenez à la liste, puis corrigez le dernier comptage.")


class RoomDiffers(Stale):
    """The same form was sent before, with something else in it. count: what it said then, which stands."""

    sentence = _("Ce groupe est déjà compté, avec autre chose. Vérifiez ce que vous venez d’écrire, puis remplacez.")

    def __init__(self, count: GroupCount) -> None:
        super().__init__()
        self.count = count


class RoomGone(Stale):
    sentence = _("Ce groupe est retiré. Comptez-le à nouveau, s’il le faut.")


class RoomsOver(Stale):
    sentence = _("Cette consultation est archivée. On n’y compte plus de groupe.")


@dataclass(frozen=True)
class Room:
    """What was seen and heard. session_id: where and when it was, else `day` and `where`. quotes: each is read by the
    team before it is shown, and is nobody's."""

    headcount: int
    raised: Raised
    held_by: UUID
    session_id: UUID | None = None
    day: dt.date | None = None
    where: str = ""
    dissent: str = ""
    quotes: Sequence[str] = field(default_factory=list)


@transaction.atomic
def count_room(consultation_id: UUID, room: Room, *, version: int, key: UUID, by: User) -> GroupCount:
    """version: number of the questionnaire that was read out; it does not change any more. The same key twice, for
    the same room, it is one group.

    While the consultation is open, and after. Raises NotAllowed, RoomsOver, RoomDiffers, TooManyHands, NothingCounted,
    NotThatDay.
    """
    consultation = Consultation.objects.lock(consultation_id)
    require(can_enter_for(by, consultation))
    if earlier := _counted_before(consultation, key, room, version):
        return earlier
    if not any(room.raised.values()) and not room.quotes:
        raise NothingCounted
    count = _write(consultation, room, version, key=key, by=by)
    record(RoomCounted(consultation=consultation.pk, count=count.pk), by=by.pk, channel=Channel.GROUP)
    _submit(count, room.quotes, by)  # after: their stream comes after this one
    return count


@transaction.atomic
def correct_room(count_id: UUID, room: Room, *, key: UUID, by: User) -> GroupCount:
    """The count that stands from now on. The former stays as it was, with its quotes and its dissent; dissent and
    quotes of `room` are added to them.

    Raises what `count_room` does, but NothingCounted; RoomReplaced, RoomGone.
    """
    former, consultation = hold_room(count_id, by)
    if earlier := _counted_before(consultation, key, room, former.version):
        return earlier
    check_it_stands(former)
    if former.is_withdrawn:
        raise RoomGone
    count = _write(consultation, room, former.version, key=key, by=by, replaces=former)
    corrected = RoomCorrected(consultation=consultation.pk, count=count.pk, replaced=former.pk)
    record(corrected, by=by.pk, channel=Channel.GROUP)
    _submit(count, room.quotes, by)
    return count


def hold_room(count_id: UUID, by: User) -> tuple[GroupCount, Consultation]:
    """A count that `by` may correct or withdraw, and its consultation, locked. Raises NotAllowed."""
    where = GroupCount.objects.filter(pk=count_id).values_list("consultation_id", flat=True).first()
    if where is None:
        raise NotAllowed
    consultation = Consultation.objects.lock(where)
    require(can_enter_for(by, consultation))
    return GroupCount.objects.select_related("withdrawal").get(pk=count_id), consultation


def check_it_stands(count: GroupCount) -> None:
    """Raises RoomReplaced."""
    if GroupCount.objects.filter(replaces=count).exists():
        raise RoomReplaced


def sessions_around(consultation: Consultation) -> QuerySet[Session]:
    """Where a group may have raised its hands: sessions of the structure that asks, and the plenaries that talk about
    it, begun since the first day. The last one first."""
    found = Session.objects.filter(
        Q(workshop__structure=consultation.structure_id) | Q(plenary__consultations=consultation),
        starts_at__gte=consultation.opens_at,
        starts_at__lte=now(),
    )
    return found.select_related("workshop", "venue__place").distinct().order_by("-starts_at", "pk")


def _write(
    consultation: Consultation,
    room: Room,
    version: int,
    *,
    key: UUID,
    by: User,
    replaces: GroupCount | None = None,
) -> GroupCount:
    if consultation.state == State.ARCHIVED:
        raise RoomsOver
    asked = Questionnaire.objects.filter(consultation=consultation, number=version, in_use_at__isnull=False).first()
    require(asked is not None and _may_have_held(consultation, room, replaces, by))
    _check(asked.form, room)
    Questionnaire.objects.freeze(asked.pk)
    count = GroupCount.objects.create(
        consultation=consultation,
        version=version,
        held_by_id=room.held_by,
        headcount=room.headcount,
        dissent=room.dissent,
        replaces=replaces,
        key=key,
        **_where(consultation, room),
    )
    Hands.objects.bulk_create(
        Hands(count=count, out_of=room.headcount, **line._asdict()) for line in lines(asked.form, room.raised)
    )
    return count


def _counted_before(consultation: Consultation, key: UUID, room: Room, version: int) -> GroupCount | None:
    """What this form has said already. Raises RoomDiffers where it says something else now."""
    earlier = GroupCount.objects.filter(consultation=consultation, key=key).first()
    if earlier is None:
        return None
    said = Room(
        headcount=earlier.headcount,
        raised=earlier.raised,
        held_by=earlier.held_by_id or room.held_by,  # erased since
        session_id=earlier.session_id,
        day=None if earlier.session_id else earlier.day,
        where=earlier.where,
        dissent=earlier.dissent,
        quotes=sorted(Contribution.objects.filter(room=earlier).values_list("text", flat=True)),
    )
    where = {"day": None, "where": ""} if room.session_id else {}
    counted = {one: dict(hands) for one, hands in room.raised.items() if hands}
    if said != replace(room, raised=counted, quotes=sorted(room.quotes), **where) or earlier.version != version:
        raise RoomDiffers(earlier)
    return earlier


def _may_have_held(consultation: Consultation, room: Room, former: GroupCount | None, by: User) -> bool:
    """The team, or whoever is written there already: she may have left since."""
    known = {by.pk, former.held_by_id if former else None}
    return room.held_by in known or may_hold(consultation).filter(pk=room.held_by).exists()


def _check(form: Form, room: Room) -> None:
    require(is_known(form, room.raised))
    if too_many(form, room.raised, room.headcount):
        raise TooManyHands


def _where(consultation: Consultation, room: Room) -> dict[str, object]:
    if room.session_id is not None:
        session = sessions_around(consultation).filter(pk=room.session_id).first()
        if session is None:
            raise NotAllowed
        return {"session": session, "day": in_paris(session.starts_at).date()}
    if room.day is None or not in_paris(consultation.opens_at).date() <= room.day <= today():
        raise NotThatDay
    return {"day": room.day, "where": room.where}


def _submit(count: GroupCount, quotes: Sequence[str], by: User) -> None:
    """Nobody's words, written down by somebody who does not decide about them."""
    for text in quotes:
        quote = Contribution(consultation=count.consultation, room=count, text=text, helper=by, channel=Channel.GROUP)
        quote.review = submit_for_review(KIND, quote, by=by, channel=Channel.GROUP)
        quote.save()
