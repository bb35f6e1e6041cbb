"""What was written to a worker and is new: a line for each thread, for the pages that join rooms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from participation.plans.models import Pillar, Thread, Topic
from participation.plans.permissions import (
    WORKS,
    accompanied_plans,
    may_follow_from,
    persons_written_for,
    threads_near,
    threads_of_team,
)

from .talk import say_unread, talk_url, unread_in
from .viewer import Viewer

if TYPE_CHECKING:
    from participation.people.models import User


@dataclass(frozen=True)
class Letter:
    """name: of the person; about: what of her plan, or ""; said: « 2 nouveaux messages », or ""."""

    name: str
    about: str
    said: str
    url: str


def letters_to(worker: User) -> list[Letter]:
    """The threads where something is new to this worker, by name: no ranking. A handful of queries."""
    new = unread_in(threads_of_team(worker), worker)
    if not new:
        return []
    topics = Thread.objects.topics(new)
    topics.sort(key=_by_name)
    whole = set(accompanied_plans(worker).values_list("pk", flat=True))
    return [
        _letter(topic, Viewer.PARTNER if topic.plan and topic.plan.pk not in whole else Viewer.TEAM, new[topic.id])
        for topic in topics
    ]


def letters_near(user: User) -> list[Letter]:
    """Beside her own messages: what was said about her plan, what is new of those she helps, and where to write for
    them."""
    threads = threads_near(user).exclude(pk=user.pk)
    new = unread_in(threads, user)
    topics = {topic.id: topic for topic in Thread.objects.topics(threads.values("pk"))}
    persons = {person.pk: Topic(person) for person in persons_written_for(user)}
    hers = [topic for topic in topics.values() if topic.person.pk == user.pk]
    others = [topic for topic in (persons | topics).values() if topic.person.pk != user.pk]
    found = [topic for topic in others if topic.plan is None or topic.id in new]
    found.sort(key=_by_name)
    return [
        *(_letter(topic, Viewer.PERSON, new.get(topic.id, 0)) for topic in hers),
        *(_letter(topic, Viewer.HELPER, new.get(topic.id, 0)) for topic in found),
    ]


def letter_of(worker: User, person: User) -> Letter | None:
    """The thread with one person, new or not; None for who does not accompany her."""
    topic = Topic(person)
    if not may_follow_from(worker, topic, WORKS):
        return None
    new = unread_in(Thread.objects.filter(pk=person.pk), worker)
    return _letter(topic, Viewer.TEAM, new.get(person.pk, 0))


def _by_name(topic: Topic) -> tuple:
    return topic.person.get_full_name(), topic.plan is not None, str(topic.id)


def _letter(topic: Topic, viewer: Viewer, new: int) -> Letter:
    about = topic.step.title if topic.step else Pillar(topic.section.pillar).label if topic.section else ""
    if topic.plan and not about:
        about = _("Le projet")
    return Letter(topic.person.get_full_name(), about, say_unread(new), talk_url(topic, viewer))
