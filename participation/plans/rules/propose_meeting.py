"""Propose to meet, or another day for a meeting that stands."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal import rules as journal
from kit.refusals import NotAllowed, Stale, require
from participation.people.models import User
from participation.plans import events, notices
from participation.plans.models import (
    STANDING,
    WAITING,
    Meeting,
    MeetingState,
    Receipt,
    Thread,
    Topic,
    Voice,
    Way,
    topic_of,
)
from participation.plans.permissions import can_plan_meeting, meeting_side, on_behalf_of

from .meeting_details import when_and_where, worker_met


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
    seen: UUID | None = None,
    key: UUID,
    by: User,
) -> Meeting:
    """A meeting that waits for the other side's answer; asked twice with one key, there is one.

    replaces: a meeting that stands: it holds until the new day is agreed. seen: the other day that waited on the page:
    this one takes its place; one of the other side that was not there is stale. The rest: as when_and_where() says.
    Raises NotAllowed; NobodyMeets; MeetingChanged; KeyUsedElsewhere; and what when_and_where() refuses.
    """
    person = locked_person(person_id)
    require(can_plan_meeting(by, person))
    if not Receipt.objects.is_new(key, author=by, target=person_id):
        return Meeting.objects.filter(person=person, author=by).latest("proposed_at")
    when = when_and_where(
        starts_at=starts_at, way=way, place_id=place_id, address=address, language=language, found_by=found_by
    )
    side = meeting_side(by, person)
    before = _replaced(person, replaces, side, seen)
    meeting = Meeting.objects.create(
        person=person,
        worker=worker_met(person, side, by),
        **when,
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
    happened = event(thread=meeting.person_id, meeting=meeting.pk)
    journal.record(happened, by=by.pk, on_behalf=on_behalf_of(by, meeting.person))


def _replaced(person: User, replaces: UUID | None, side: Voice, seen: UUID | None) -> Meeting | None:
    """The meeting whose day would change. Another day that was proposed for it is no longer to be answered: one's own,
    or one of the other side that was read."""
    if replaces is None:
        return None
    before = Meeting.objects.filter(pk=replaces, person=person).first()
    if before is None:
        raise NotAllowed
    if before.state not in STANDING or before.is_over:
        raise MeetingChanged
    for other in before.other_days.filter(state__in=WAITING):
        if side != other.proposed_by and other.pk != seen:
            raise MeetingChanged
        other.settle(MeetingState.MOVED, other.author)
    return before
