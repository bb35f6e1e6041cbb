"""What somebody takes along of what was said, beside her plan and about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.time import say_day, say_hour
from participation.people.engine.takeaway import Column, Sheet
from participation.plans.models import Meeting, Message, Pillar, Thread, Topic
from participation.plans.permissions import threads_about

from .meetings import say_where

if TYPE_CHECKING:
    from participation.people.models import User


def messages_sheet(user: User) -> Sheet:
    """All that was written in her threads, by whoever wrote it."""
    columns = [
        Column("ou", gettext_lazy("Où")),
        Column("quand", gettext_lazy("Quand")),
        Column("qui", gettext_lazy("Écrit par")),
        Column("pour", gettext_lazy("Du côté de")),
        Column("texte", gettext_lazy("Texte")),
    ]
    threads = threads_about(user)
    where = {topic.id: _where(topic) for topic in Thread.objects.topics(threads.values("pk"))}
    said = Message.objects.filter(thread__in=threads).select_related("author").order_by("sent_at", "pk")
    rows = [
        (
            where[one.thread_id],
            f"{say_day(one.sent_at)}, {say_hour(one.sent_at)}",
            one.author.get_full_name() if one.author else _("un compte effacé"),
            one.get_voice_display(),
            one.text,
        )
        for one in said
    ]
    return Sheet("discussions", gettext_lazy("Mes messages, et ceux que j’ai reçus"), columns, rows)


def meetings_sheet(user: User) -> Sheet:
    columns = [
        Column("quand", gettext_lazy("Quand")),
        Column("ou", gettext_lazy("Où")),
        Column("avec", gettext_lazy("Avec")),
        Column("interprete", gettext_lazy("Interprète")),
        Column("propose_par", gettext_lazy("Proposé par")),
        Column("etat", gettext_lazy("État")),
    ]
    found = Meeting.objects.filter(person=user).select_related("worker", "author", "place").order_by("starts_at", "pk")
    rows = [
        (
            f"{say_day(one.starts_at)}, {say_hour(one.starts_at)}",
            say_where(one),
            one.worker.get_full_name(),
            one.language,
            one.author.get_full_name() if one.author else _("un compte effacé"),
            one.get_state_display(),
        )
        for one in found
    ]
    return Sheet("rendez-vous", gettext_lazy("Mes rendez-vous"), columns, rows)


def _where(topic: Topic) -> str:
    if topic.section is None:
        return _("Mon projet") if topic.plan else _("Messages")
    part = Pillar(topic.section.pillar).label
    return f"{part}, {topic.step.title}" if topic.step else str(part)
