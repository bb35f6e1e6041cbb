"""Meetings, as each side sees them: when, where, with whom, and what there is to answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.time import in_paris, now, say_day, say_hour, today
from participation.people.models import User
from participation.plans.models import LASTS, STANDING, WAITING, Meeting, MeetingState, Voice, Way
from participation.plans.permissions import can_plan_meeting, persons_met

from .viewer import Viewer, name_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from participation.plans.models.gathering import Gathering

NEWS_FOR = dt.timedelta(days=7)
"""How long a meeting that was refused or cancelled is still told, unless its day has passed."""


@dataclass(frozen=True)
class MeetingShown:
    """Addresses are empty when there is nothing to press. state: of components/tag.html, with its icon and kind."""

    id: UUID
    starts_at: dt.datetime
    when: str
    where: str
    icon: str
    who: str
    interpreter: str
    said: str
    said_icon: str
    said_kind: str
    instead_of: str
    state: str
    stands: bool
    answer_url: str
    move_url: str
    cancel_url: str


@dataclass(frozen=True)
class MeetingsShown:
    """Of one person, soonest first; and where one proposes another."""

    meetings: list[MeetingShown]
    propose_url: str
    messages_url: str
    coordinations_url: str


def show_meetings(person: User, viewer: Viewer, reader: UUID) -> MeetingsShown | None:
    """None for who may not plan with her."""
    user = User.objects.filter(pk=reader).first()
    if user is None or not can_plan_meeting(user, person):
        return None
    shown = [show_meeting(meeting, viewer) for meeting in _told(Meeting.objects.filter(person=person))]
    helped = reverse("plans:helped_coordinations", args=[person.pk]) if viewer is Viewer.HELPER else ""
    return MeetingsShown(shown, propose_url(person, viewer), messages_url(person, viewer), helped)


def meetings_of(person: User) -> list[MeetingShown]:
    """Her own, soonest first, for the pages that join rooms: what stands, and what waits for her answer."""
    found = _with(Meeting.objects.filter(person=person).standing())
    return [show_meeting(meeting, Viewer.PERSON) for meeting in found] if can_plan_meeting(person, person) else []


def next_meeting(person: User, viewer: Viewer, user: User) -> MeetingShown | None:
    """The one both agreed to that comes first, for the two whom it concerns."""
    if not viewer.acts or not can_plan_meeting(user, person):
        return None
    agreed = _with(Meeting.objects.standing().agreed().filter(person=person)).first()
    return show_meeting(agreed, viewer) if agreed else None


def meetings_coming(persons: Sequence[User], worker: User, since: dt.datetime) -> list[Meeting]:
    """Those agreed with these persons from this moment on, of those whose meetings the worker knows. One query."""
    known = persons_met(worker).filter(pk__in=[person.pk for person in persons])
    return list(_with(Meeting.objects.agreed().filter(person__in=known, starts_at__gte=since)))


def meetings_today(worker: User) -> list[MeetingShown]:
    """Whom the worker meets today, and what one answers; by hour."""
    standing = _with(Meeting.objects.agreed().filter(person__in=persons_met(worker)))
    return [show_meeting(one, Viewer.TEAM) for one in standing if in_paris(one.starts_at).date() == today()]


def say_when(meeting: Gathering) -> str:
    return _("%(day)s, à %(hour)s") % {"day": say_day(meeting.starts_at), "hour": say_hour(meeting.starts_at)}


def say_where(meeting: Gathering) -> str:
    if meeting.way == Way.PLACE:
        return f"{meeting.place.name}, {meeting.place.address}"
    return meeting.address or _("Par téléphone")


def messages_url(person: User, viewer: Viewer) -> str:
    if viewer is Viewer.PERSON:
        return reverse("plans:messages")
    return reverse(f"plans:{_SIDES[viewer]}messages", args=[person.pk])


def propose_url(person: User, viewer: Viewer) -> str:
    if viewer is Viewer.PERSON:
        return reverse("plans:meeting_propose")
    return reverse(f"plans:{_SIDES[viewer]}meeting_propose", args=[person.pk])


def meeting_url(meeting: Meeting, viewer: Viewer) -> str:
    return reverse("plans:team_meeting" if viewer is Viewer.TEAM else "plans:meeting", args=[meeting.pk])


_SIDES = {Viewer.HELPER: "helped_", Viewer.TEAM: "team_"}


def show_meeting(meeting: Meeting, viewer: Viewer) -> MeetingShown:
    url, stands = meeting_url(meeting, viewer), meeting.state in STANDING
    seen = f"?vu={meeting.seq}"
    answers = meeting.state in WAITING and viewer.voice != meeting.proposed_by
    said, icon, kind = _said(meeting, viewer)
    return MeetingShown(
        id=meeting.pk,
        starts_at=meeting.starts_at,
        when=say_when(meeting),
        where=say_where(meeting),
        icon="phone" if meeting.way == Way.PHONE else "map-pin",
        who=meeting.worker.get_short_name() if viewer.voice is Voice.PERSON else meeting.person.get_full_name(),
        interpreter=say_interpreter(meeting, meeting.person, viewer),
        said=said,
        said_icon=icon,
        said_kind=kind,
        instead_of=_instead_of(meeting),
        state=meeting.state,
        stands=stands,
        answer_url=url + seen if answers else "",
        move_url=f"{propose_url(meeting.person, viewer)}?deplacer={meeting.pk}" if stands else "",
        cancel_url=url if stands else "",
    )


def _told(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """What stands, and what was refused or cancelled a short while ago and would still be to come."""
    ended = Q(state__in=(MeetingState.DECLINED, MeetingState.CANCELLED), settled_at__gt=now() - NEWS_FOR)
    stands = Q(state__in=STANDING, starts_at__gt=now() - LASTS)
    return _with(meetings.filter(stands | ended & Q(starts_at__gt=now())))


def _with(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    rows = meetings.select_related("person", "worker", "author", "place", "settled_by", "replaces")
    return rows.order_by("starts_at", "pk")


def _said(meeting: Meeting, viewer: Viewer) -> tuple[str, str, str]:
    """Where it stands, from here: words, icon, kind."""
    mine = viewer.voice == meeting.proposed_by
    if meeting.state == MeetingState.AGREED:
        return _("C’est noté"), "check", "ok"
    if meeting.state in (MeetingState.CANCELLED, MeetingState.DECLINED):
        name = {"name": name_of(meeting.settled_by)}
        if meeting.state == MeetingState.CANCELLED:
            return _("Annulé par %(name)s") % name, "x", ""
        return _("%(name)s a dit non") % name, "x", ""
    if meeting.state == MeetingState.TALK:
        if not mine:
            return _("Vous voulez en parler avant"), "message-circle", ""
        return _("%(name)s veut en parler avant") % {"name": name_of(meeting.settled_by)}, "message-circle", ""
    kind = "me" if meeting.proposed_by == Voice.PERSON else "team"
    icon = "user" if meeting.proposed_by == Voice.PERSON else "users"
    said = _("Vous proposez") if mine else _("%(name)s propose") % {"name": name_of(meeting.author)}
    return said, icon, kind


def say_interpreter(meeting: Gathering, person: User, viewer: Viewer) -> str:
    if not meeting.language:
        return ""
    values = {"language": meeting.language, "name": person.get_short_name()}
    if meeting.found_by == Voice.TEAM:
        return _("Interprète : %(language)s. L’équipe s’en occupe.") % values
    if viewer is Viewer.PERSON:
        return _("Interprète : %(language)s. Vous venez avec quelqu’un.") % values
    return _("Interprète : %(language)s. %(name)s vient avec quelqu’un.") % values


def _instead_of(meeting: Meeting) -> str:
    before = meeting.replaces
    if before is None or before.state not in STANDING or meeting.state not in WAITING:
        return ""
    when = {"day": say_day(before.starts_at), "hour": say_hour(before.starts_at)}
    return _("À la place de : %(day)s, à %(hour)s. Ce jour reste noté tant que vous n’êtes pas d’accord à deux.") % when
