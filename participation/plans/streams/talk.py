"""A thread, live: « messages:<id of what it is about> »."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from live.streams import LiveStream, Piece
from participation.people.models import User
from participation.plans.fragments import Viewer, draw, show_fresh, show_meetings, show_new_messages
from participation.plans.models import Topic, topic_of
from participation.plans.permissions import How, views_of_topic
from participation.plans.rules import note_reading

if TYPE_CHECKING:
    from journal.models import Entry


def views(users: Sequence[UUID], key: str) -> Mapping[UUID, str | None]:
    """Who may follow this thread now, as what, and who it is: what is new differs for each."""
    topic = _topic(key)
    return {user: f"{kind}:{user}" for user, kind in views_of_topic(users, topic).items()} if topic else {}


def render(entries: Sequence[Entry], key: str, view: str) -> Mapping[int, Piece]:
    """Each message at the end of the thread, and what is then new to this reader; all the meetings, when one moves."""
    kind, user_id = view.split(":")
    viewer, topic = Viewer(kind), topic_of(UUID(key))
    said = {entry.seq: entry.targets["message"] for entry in entries if "message" in entry.targets}
    met = [entry.seq for entry in entries if "meeting" in entry.targets]
    pieces = {}
    if said:
        messages = show_new_messages(topic, viewer, UUID(user_id), [*said.values()])
        fresh = draw("fresh", fresh=show_fresh(topic, viewer, UUID(user_id)))
        pieces = {
            seq: Piece("append:fil", "\n".join([draw("message", message=messages[one]), fresh]))
            for seq, one in said.items()
            if one in messages
        }
    meetings = show_meetings(topic.person, viewer, UUID(user_id)) if met else None
    return pieces | ({seq: Piece("replace", draw("meetings", shown=meetings)) for seq in met} if meetings else {})


def opened(user_id: UUID, key: str) -> None:
    """A live subscription to what is said about a plan counts as one read of it."""
    topic = _topic(key)
    if topic is not None and topic.plan is not None:
        by = User.objects.get(pk=user_id)
        note_reading(topic.plan, by=by, how=How.LIVE, section=topic.section)


def _topic(key: str) -> Topic | None:
    try:
        return topic_of(UUID(key))
    except ValueError:
        return None


MESSAGES = LiveStream(name="messages", views=views, render=render, opened=opened)
