"""What is live on every page of the team: how much waits for who looks at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from live.streams import LiveStream, Piece
from participation.desk.fragments import BADGES, draw_badges
from participation.moderation.events import STREAM
from participation.moderation.streams import waiting

if TYPE_CHECKING:
    from journal.models import Entry


def views(users: Sequence[UUID], _key: str) -> Mapping[UUID, str | None]:
    """A view is the number itself: counted for all of them at once, and drawn once for those who have the same."""
    return {user: str(count) for user, count in waiting(users).items()}


def render(entries: Sequence[Entry], _key: str, view: str) -> Mapping[int, Piece]:
    return {entries[-1].seq: Piece("replace", draw_badges(int(view)))}


badges = LiveStream(BADGES, journal=STREAM, views=views, render=render, whole=True)
