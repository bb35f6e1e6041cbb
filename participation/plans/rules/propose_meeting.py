"""Propose to meet, or another day for a meeting that stands."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal import rules as journal
from kit.refusals import NotAllowed, Refusal, Stale, require
from kit.time import in_paris, now
from participation.people.models import User
from participation.places.models import Place
from participation.plans import events, notices
from participation.plans.models import STANDING, Meeting, MeetingState, Receipt, Thread, Topic, Voice, Way, topic_of
from participation.plans.permissions import can_plan_meeting, meeting_side, team_of_person

EARLIEST, LATEST = dt.time(7), dt.time(21)


class MomentIsPast(Refusal):
    sentence = _("Ce moment est passé. Choisissez un jour et une heure à venir.")


class NotAtNight(Refusal):
    sentence = _("Choisissez une heure entre 7 h et 21 h.")


class NowhereToMeet(Refusal):
    sentence = _("Dites où vous vous voyez.")


class NobodyMeets(Refusal):
    sentence = _("Personne ne vous accompagne encore. Passez dans un accueil.")


class MeetingChanged(Stale):
    """It was answered, moved or cancelled since the page was opened, or it is over."""

    sentence = _("Ce rendez-vous a changé. Regardez où il en est.")


@transaction.atomic
def propose_meeting(
    person_id: UUID,
    *,
    starts_at: dt.datetime,
    way: Way,
    place_id: UUID | None = None,
    address: str = "",
    language: str = "",
    found_by: str = "",
    replaces: UUID | None = None,
    key: UUID,
    by: User,
) -> Meeting:
    """A meeting that waits for the other side's answer; asked twice with one key, there is one.

    starts_at: from now on, between EARLIEST and LATEST on a Paris clock. language: of the interpreter, who is found by
    the side `found_by`; "" without one. replaces: a meeting that stands: it holds until the new day is agreed.
    Raises NotAllowed; MomentIsPast; NotAtNight; NowhereToMeet; NobodyMeets; MeetingChanged; KeyUsedElsewhere.
    """
    person = locked_person(person_id)
    require(can_plan_meeting(by, person))
    if not Receipt.objects.is_new(key, author=by, target=person_id):
        return Meeting.objects.filter(person=person, author=by).latest("proposed_at")
    _refuse_moment(starts_at)
    before = _replaced(person, replaces)
    side = meeting_side(by, person)
    meeting = Meeting.objects.create(
        person=person,
        worker=_worker(person, side, by),
        starts_at=starts_at,
        way=way,
        **_where(way, place_id, address),
        language=language.strip(),
        found_by=(found_by or Voice.TEAM) if language.strip() else "",
        proposed_by=side,
        author=by,
        replaces=before,
    )
    notices.meeting_changed(meeting, by_team=side is Voice.TEAM)
    record(events.MeetingProposed, meeting, by)
    return meeting


def locked_person(person_id: UUID) -> User:
    """The person, all that concerns her meetings locked until the transaction ends. Raises NotAllowed."""
    topic = topic_of(person_id)
    if topic is None or topic.plan is not None:
        raise NotAllowed
    Thread.objects.lock(Topic(topic.person))
    return topic.person


def record(event: type[events.MeetingEvent], meeting: Meeting, by: User) -> None:
    """The event, said to be hers when her helper acted."""
    helped = meeting_side(by, meeting.person) is Voice.PERSON and by.pk != meeting.person_id
    happened = event(thread=meeting.person_id, meeting=meeting.pk)
    journal.record(happened, by=by.pk, on_behalf=meeting.person_id if helped else None)


def _refuse_moment(starts_at: dt.datetime) -> None:
    if starts_at <= now():
        raise MomentIsPast
    if not EARLIEST <= in_paris(starts_at).time() <= LATEST:
        raise NotAtNight


def _replaced(person: User, replaces: UUID | None) -> Meeting | None:
    """The meeting whose day would change; another day that was proposed for it before is no longer to be answered."""
    if replaces is None:
        return None
    before = Meeting.objects.filter(pk=replaces, person=person).first()
    if before is None:
        raise NotAllowed
    if before.state not in STANDING or before.is_over:
        raise MeetingChanged
    for other in before.other_days.filter(state__in=(MeetingState.PROPOSED, MeetingState.TALK)):
        other.settle(MeetingState.MOVED, other.author)
    return before


def _where(way: Way, place_id: UUID | None, address: str) -> dict[str, object]:
    place = Place.objects.filter(pk=place_id).first() if way == Way.PLACE else None
    address = address.strip() if way == Way.ADDRESS else ""
    if (way == Way.PLACE and place is None) or (way == Way.ADDRESS and not address):
        raise NowhereToMeet
    return {"place": place, "address": address}


def _worker(person: User, side: Voice, by: User) -> User:
    if side is Voice.TEAM:
        return by
    team = team_of_person(person)
    if not team:
        raise NobodyMeets
    return team[0]
