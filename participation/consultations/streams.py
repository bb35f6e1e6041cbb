"""What is live of raised hands: a plenary, for everybody and for its team, and the groups that a team counts.

What everybody saw in the room is public, and shown whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from live.streams import LiveStream, Piece
from participation.consultations.events import (
    AgendaPublished,
    AttendanceCounted,
    MinutesPublished,
    PlenaryCancelled,
    TopicChosen,
    TopicDecided,
)
from participation.consultations.fragments import PLENARIES, ROOMS, draw_rooms, draw_team_topic, draw_themes
from participation.consultations.models import Consultation, Plenary, Topic
from participation.consultations.permissions import can_enter_for
from participation.people.models import User
from participation.people.permissions import structures_where_each

if TYPE_CHECKING:
    from journal.models import Entry

TOPICS = {TopicChosen.__name__, TopicDecided.__name__}
ALL_OF_IT = {event.__name__ for event in (PlenaryCancelled, AgendaPublished, AttendanceCounted, MinutesPublished)}
"""The page is taken anew."""
ALL, TEAM = "all", "team"


def plenary_views(users: Sequence[UUID], key: str) -> Mapping[UUID, str | None]:
    """Its page is for everybody. It is one's own while one may support and propose, or waits for an answer; then, when
    hands are raised, the same for all."""
    plenary = _plenary(key)
    if plenary is None:
        return {}
    waiting = Topic.objects.filter(plenary=plenary, author__in=users).exclude(pk__in=plenary.topics.published())
    own = set(users) if plenary.takes_topics else set(waiting.values_list("author_id", flat=True))
    return {user: str(user) if user in own else ALL for user in users}


def render_plenary(entries: Sequence[Entry], key: str, view: str) -> Mapping[int, Piece]:
    """The themes as they are now; when it is cancelled, or its agenda or its minutes are there, all of it."""
    plenary = Plenary.objects.told().get(pk=key)
    if any(entry.verb in ALL_OF_IT for entry in entries):
        return {entries[-1].seq: Piece("reload", "")}
    reader = AnonymousUser() if view == ALL else User.objects.get(pk=view)
    return {entries[-1].seq: Piece("replace", draw_themes(plenary, reader))}


def team_views(users: Sequence[UUID], key: str) -> Mapping[UUID, str | None]:
    plenary = _plenary(key)
    if plenary is None:
        return {}
    granted = structures_where_each(users, "consultation.manage")
    return {user: TEAM for user, structures in granted.items() if plenary.structure_id in structures}


def render_for_team(entries: Sequence[Entry], key: str, view: str) -> Mapping[int, Piece]:
    """Each theme where it stands, or at the end when it is new: nothing moves while one counts."""
    topics = Topic.objects.filter(plenary=key).published().in_bulk()
    pieces = {}
    for entry in entries:
        topic = topics.get(UUID(entry.targets["topic"])) if entry.verb in TOPICS else None
        if topic is not None:
            pieces[entry.seq] = Piece("append:themes-equipe", draw_team_topic(topic))
        elif entry.verb in TOPICS:
            pieces[entry.seq] = Piece(f"remove:theme-{entry.targets['topic']}", "")
        elif entry.verb in ALL_OF_IT:
            pieces[entry.seq] = Piece("reload", "")
    return pieces


def room_views(users: Sequence[UUID], key: str) -> Mapping[UUID, str | None]:
    """Who may count there: some few people, one by one. Nobody else before the last day, as on the page."""
    consultation = Consultation.objects.filter(pk=key).first() if _is_id(key) else None
    if consultation is None:
        return {}
    readers = User.objects.filter(pk__in=users, is_active=True)
    return {user.pk: TEAM for user in readers if can_enter_for(user, consultation)}


def render_rooms(entries: Sequence[Entry], key: str, view: str) -> Mapping[int, Piece]:
    return {entries[-1].seq: Piece("replace", draw_rooms(Consultation.objects.get(pk=key)))}


def _plenary(key: str) -> Plenary | None:
    return Plenary.objects.told().filter(pk=key).first() if _is_id(key) else None


def _is_id(key: str) -> bool:
    try:
        UUID(key)
    except ValueError:
        return False
    return True


PLENARY = LiveStream("plenary", journal=PLENARIES, views=plenary_views, render=render_plenary, whole=True)
PLENARY_TEAM = LiveStream("plenary-team", journal=PLENARIES, views=team_views, render=render_for_team)
ROOMS_COUNTED = LiveStream("rooms", journal=ROOMS, views=room_views, render=render_rooms, whole=True)
