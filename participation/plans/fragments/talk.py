"""What a thread shows: who said what, what is new to this reader, who reads it and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit.french import elide
from participation.people.models import User
from participation.people.notices import render_something_new
from participation.plans.engine.talking import READ_HOURS
from participation.plans.models import Message, Pillar, ReadMark, Thread, Topic, Voice
from participation.plans.permissions import (
    can_talk,
    helpers_of,
    helps_nobody,
    message_helpers_of,
    open_consents,
    own_threads,
    team_of_person,
    threads_near,
    threads_of_team,
)
from participation.plans.rules import NobodyReads

from .viewer import Viewer, in_a_row, name_of

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django_stubs_ext import StrPromise

    from outbox import models as outbox

PAGE = 10
"""Messages on one page; more when more are new."""
MOST = 100


@dataclass(frozen=True)
class MessageShown:
    id: UUID
    seq: int
    voice: str
    who: str
    text: str
    at: dt.datetime
    new: bool


@dataclass(frozen=True)
class FreshShown:
    """What is new to one reader: how many, up to which message, and where to say that it was read."""

    count: int
    said: str
    seen: int
    url: str


@dataclass(frozen=True)
class ThreadShown:
    """older: the message before which there are more, or None. hours: when the team reads, on her side.
    otherwise: where to go, when nobody would read."""

    topic: Topic
    viewer: Viewer
    title: str
    readers: str
    hours: str | StrPromise
    url: str
    messages: list[MessageShown]
    older: int | None
    fresh: FreshShown
    may_write: bool
    otherwise: str | StrPromise
    quick: bool


def show_thread(topic: Topic, viewer: Viewer, reader: User, *, before: int | None = None) -> ThreadShown:
    """The last messages; all that are new, up to MOST. before: those before this one."""
    said = Message.objects.filter(thread=topic.id).select_related("author").order_by("-seq")
    fresh = show_fresh(topic, viewer, reader.pk)
    size = PAGE if before is not None else max(PAGE, min(fresh.count, MOST))
    rows = list((said.filter(seq__lt=before) if before is not None else said)[: size + 1])
    shown = rows[:size][::-1]
    read = _read_until(topic, reader.pk)
    heard = topic.plan is not None or bool(team_of_person(topic.person))
    return ThreadShown(
        topic=topic,
        viewer=viewer,
        title=_title(topic, viewer),
        readers=_who_reads(topic, viewer),
        hours=READ_HOURS if viewer.voice is Voice.PERSON and heard else "",
        url=talk_url(topic, viewer),
        messages=[_show(row, topic, viewer, reader.pk, read) for row in shown],
        older=shown[0].seq if len(rows) > size else None,
        fresh=fresh,
        may_write=can_talk(reader, topic) and (topic.plan is None or topic.plan.is_open) and heard,
        otherwise="" if heard else NobodyReads.sentence,
        quick=topic.plan is None and viewer is Viewer.PERSON,
    )


def show_new_messages(topic: Topic, viewer: Viewer, reader: UUID, ids: Sequence[str]) -> dict[str, MessageShown]:
    """For what arrives live: these messages, by their id as text."""
    rows = Message.objects.filter(thread=topic.id, pk__in=ids).select_related("author")
    read = _read_until(topic, reader)
    return {str(row.pk): _show(row, topic, viewer, reader, read) for row in rows}


def show_fresh(topic: Topic, viewer: Viewer, reader: UUID) -> FreshShown:
    count = Message.objects.filter(thread=topic.id).unread_by(reader).count()
    seen = Thread.objects.filter(pk=topic.id).values_list("seq", flat=True).first() or 0
    return FreshShown(count, say_unread(count), seen, talk_url(topic, viewer))


def say_unread(count: int) -> str:
    return ngettext("%(n)s nouveau message", "%(n)s nouveaux messages", count) % {"n": count} if count else ""


def unread_in(threads: QuerySet[Thread], user: User) -> dict[UUID, int]:
    """How many messages of each of these threads are new to this user; those without are left out. One query."""
    new = Message.objects.filter(thread__in=threads).unread_by(user.pk).order_by()
    return dict(new.values_list("thread").annotate(n=Count("pk")))


def unread_total(user: User, viewer: Viewer) -> int:
    """All that is new to this user on this side of the house: what the tab says. Three queries at most."""
    if viewer.voice is Voice.TEAM:
        threads = threads_of_team(user)
    else:
        threads = own_threads(user) if helps_nobody(user) else threads_near(user)
    return Message.objects.filter(thread__in=threads).unread_by(user.pk).count()


def render_message_waits(message: outbox.Message) -> str | None:
    """The words of any news; None once she has read all there is."""
    user = User.objects.filter(pk=message.to).first()
    waits = user and Message.objects.filter(thread__in=threads_near(user)).unread_by(user.pk).exists()
    return render_something_new(message) if waits else None


def talk_address(about: UUID, viewer: Viewer) -> str:
    """The address of a thread about a plan, a part or a step, on this viewer's side of the house."""
    return reverse(f"plans:{_SIDES[viewer]}talk", args=[about])


def talk_url(topic: Topic, viewer: Viewer) -> str:
    """The same, of any thread."""
    if topic.plan is not None:
        return talk_address(topic.id, viewer)
    if viewer is Viewer.PERSON:
        return reverse("plans:messages")
    return reverse(f"plans:{_SIDES[viewer]}messages", args=[topic.id])


_SIDES = {Viewer.PERSON: "", Viewer.HELPER: "helped_", Viewer.TEAM: "team_", Viewer.PARTNER: "shared_"}


def _read_until(topic: Topic, reader: UUID) -> int:
    return ReadMark.objects.filter(thread=topic.id, user=reader).values_list("seq", flat=True).first() or 0


def _show(row: Message, topic: Topic, viewer: Viewer, reader: UUID, read: int) -> MessageShown:
    return MessageShown(
        id=row.pk,
        seq=row.seq,
        voice="me" if row.voice == Voice.PERSON else "team",
        who=_who(row, topic, viewer),
        text=row.text,
        at=row.sent_at,
        new=row.author_id != reader and row.seq > read,
    )


def _who(row: Message, topic: Topic, viewer: Viewer) -> str:
    person, author = topic.person.get_short_name(), name_of(row.author)
    if row.voice == Voice.TEAM:
        return author
    if row.author_id == topic.person.pk:
        return _("Vous") if viewer is Viewer.PERSON else person
    if viewer is Viewer.PERSON:
        return _("Écrit par %(name)s, pour vous") % {"name": author}
    return _("Écrit par %(name)s pour %(person)s") % {"name": author, "person": person}


def _title(topic: Topic, viewer: Viewer) -> str:
    if topic.step is not None:
        return _("En parler : %(what)s") % {"what": topic.step.title}
    if topic.section is not None:
        return _("En parler : %(what)s") % {"what": Pillar(topic.section.pillar).label}
    name = {"name": topic.person.get_short_name()}
    if topic.plan is not None:
        return _("En parler : mon projet") if viewer is Viewer.PERSON else elide(_("Le projet de %(name)s") % name)
    if viewer is Viewer.HELPER:
        return elide(_("Les messages de %(name)s") % name)
    return _("Messages") if viewer is Viewer.PERSON else _("Messages avec %(name)s") % name


def _who_reads(topic: Topic, viewer: Viewer) -> str:
    """Who can read this, in plain words, today and after a change of référent."""
    workers = [user.get_short_name() for user in team_of_person(topic.person)]
    helpers = helpers_of(topic.plan) if topic.plan else message_helpers_of(topic.person)
    names = [*workers, *(user.get_short_name() for user in helpers)]
    if topic.section is not None:
        opened = open_consents(topic.plan).filter(section=topic.section)
        names += sorted({consent.structure.name for consent in opened})
    if viewer is not Viewer.PERSON:
        return _("Ces messages sont lus par : %(names)s.") % {
            "names": in_a_row([topic.person.get_short_name(), *names])
        }
    if not names:
        return _("Vous seule ou vous seul pouvez lire ces messages.")
    names = in_a_row([_("Vous"), *names])
    read = _("%(names)s pouvez lire ces messages. Personne d’autre.") % {"names": names}
    later = _("Si une autre personne vous accompagne un jour, elle pourra les lire aussi.")
    return f"{read} {later}"
