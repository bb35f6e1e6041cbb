"""« En parler », on the page of a plan: where each thread is, and what is new in it to this reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from participation.plans.permissions import threads_near, threads_of_team

from .talk import say_unread, talk_address, unread_in
from .viewer import Viewer

if TYPE_CHECKING:
    from uuid import UUID

    from participation.people.models import User
    from participation.plans.models import Plan, Section

News = Mapping["UUID", int]
"""How many messages are new, by what they are about; what has none is left out."""


@dataclass(frozen=True)
class LinkShown:
    """said: « 2 nouveaux messages », or ""."""

    title: str
    url: str
    said: str


@dataclass(frozen=True)
class TalkShown:
    """url: of the thread about the whole; steps: those of its steps where something is new; all_said: of all these."""

    id: UUID
    url: str
    said: str
    steps: list[LinkShown]
    all_said: str


def news_for(user: User, viewer: Viewer) -> News:
    """What is new to this user on this side of the house. One query."""
    if viewer is Viewer.GLASS:
        return {}
    return unread_in(threads_near(user) if viewer in (Viewer.PERSON, Viewer.HELPER) else threads_of_team(user), user)


def show_talk(about: Plan | Section, viewer: Viewer, news: News) -> TalkShown | None:
    """None in an emergency: that reads the plan, not what is said about it. Steps: of a part loaded with them."""
    if viewer is Viewer.GLASS:
        return None
    steps = about.steps.all() if hasattr(about, "steps") else []
    links = [
        LinkShown(step.title, talk_address(step.pk, viewer), say_unread(news[step.pk]))
        for step in steps
        if step.pk in news
    ]
    own = news.get(about.pk, 0)
    return TalkShown(
        id=about.pk,
        url=talk_address(about.pk, viewer),
        said=say_unread(own),
        steps=links,
        all_said=say_unread(own + sum(news.get(step.pk, 0) for step in steps)),
    )
