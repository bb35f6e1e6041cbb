"""« En parler »: what two sides write to each other, beside the plan and about it, and what each has read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from kit.time import now
from participation.people.models import User

from .plan import Plan, Voice
from .section import Section
from .step import Step

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID


class Topic(NamedTuple):
    """What a thread is about: everything between her and who accompanies her, or her plan, a part of it, a step.

    A step comes with its part, and a part with its plan.
    """

    person: User
    plan: Plan | None = None
    section: Section | None = None
    step: Step | None = None

    @property
    def about(self) -> User | Plan | Section | Step:
        return self.step or self.section or self.plan or self.person

    @property
    def id(self) -> UUID:
        return self.about.pk


def topic_of(about: UUID) -> Topic | None:
    """What has this id, with all that is around it; None when nothing one may talk about does."""
    if step := Step.objects.select_related("section__plan__person").filter(pk=about).first():
        return Topic(step.section.plan.person, step.section.plan, step.section, step)
    if section := Section.objects.select_related("plan__person").filter(pk=about).first():
        return Topic(section.plan.person, section.plan, section)
    if plan := Plan.objects.select_related("person").filter(pk=about).first():
        return Topic(plan.person, plan)
    person = User.objects.filter(pk=about, is_active=True).first()
    return Topic(person) if person else None


class ThreadQuerySet(models.QuerySet):
    def lock(self, topic: Topic) -> Thread:
        """Its thread, begun if need be, the row locked until the transaction ends."""
        thread, _begun = self.get_or_create(pk=topic.id, defaults={_FIELDS[type(topic.about)]: topic.about})
        self.filter(pk=thread.pk).update(seq=F("seq"))
        return self.get(pk=thread.pk)

    def topics(self, ids: Iterable[UUID]) -> list[Topic]:
        """What these threads are about, in one query."""
        rows = self.filter(pk__in=ids).select_related("person", *(f"{of}plan__person" for of in _OF), "step")
        return [_topic(thread) for thread in rows]


class Thread(models.Model):
    """The one thread about one thing, begun with its first message.

    Its id is that of what it is about: the page of a thread nobody wrote in yet can already be followed.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    plan = models.OneToOneField(Plan, models.CASCADE, null=True, related_name="+")
    section = models.OneToOneField(Section, models.CASCADE, null=True, related_name="+")
    step = models.OneToOneField(Step, models.CASCADE, null=True, related_name="+")
    # That of the last message.
    seq = models.PositiveIntegerField(default=0)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        verbose_name = _("discussion")
        verbose_name_plural = _("discussions")
        constraints = [
            models.CheckConstraint(
                condition=Q(person=F("id"), plan=None, section=None, step=None)
                | Q(plan=F("id"), person=None, section=None, step=None)
                | Q(section=F("id"), person=None, plan=None, step=None)
                | Q(step=F("id"), person=None, plan=None, section=None),
                name="thread_is_about_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}@{self.seq}"

    def say(self, text: str, *, author: User, voice: Voice) -> Message:
        """One more message, numbered under the lock of the row. Saved."""
        self.seq += 1
        self.save(update_fields=["seq"])
        return self.messages.create(seq=self.seq, text=text, author=author, voice=voice)


def _topic(thread: Thread) -> Topic:
    step = thread.step
    section = step.section if step else thread.section
    plan = section.plan if section else thread.plan
    return Topic(plan.person if plan else thread.person, plan, section, step)


_OF = ("", "section__", "step__section__")
_FIELDS = {User: "person", Plan: "plan", Section: "section", Step: "step"}


class MessageQuerySet(models.QuerySet):
    def unread_by(self, user_id: UUID) -> Self:
        """Written by somebody else, after what this account has read of the thread."""
        read = ReadMark.objects.filter(thread=OuterRef("thread"), user=user_id).values("seq")
        return self.exclude(author=user_id).filter(seq__gt=Coalesce(Subquery(read), 0))


class Message(models.Model):
    """What somebody wrote once, and nobody changes. `voice`: for which side; on hers, by herself or who helps her."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="messages")
    seq = models.PositiveIntegerField()
    voice = models.CharField(max_length=6, choices=Voice)
    # Nobody, once the account of who helped her is erased: her conversation stays hers.
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    text = models.TextField(_("message"))
    sent_at = models.DateTimeField(default=now)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["thread", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["thread", "seq"], name="message_seq_once_per_thread"),
            models.CheckConstraint(condition=Q(seq__gt=0), name="message_seq_begins_at_one"),
            models.CheckConstraint(
                condition=~Q(text=""), name="message_says_something", violation_error_message=_("Écrivez un message.")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.thread_id}#{self.seq}"


class ReadMarkQuerySet(models.QuerySet):
    def move(self, thread: Thread, user: User, *, seen: int) -> None:
        """The user has read up to `seen`: never back, never beyond what is there."""
        seen = min(seen, thread.seq)
        if not seen or self.filter(thread=thread, user=user, seq__lt=seen).update(seq=seen):
            return
        self.get_or_create(thread=thread, user=user, defaults={"seq": seen})
        self.filter(thread=thread, user=user, seq__lt=seen).update(seq=seen)  # two first marks at once


class ReadMark(models.Model):
    """Up to which message somebody has read a thread. Nobody else is told."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="marks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seq = models.PositiveIntegerField()

    objects = ReadMarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("repère de lecture")
        verbose_name_plural = _("repères de lecture")
        constraints = [
            models.UniqueConstraint(fields=["thread", "user"], name="read_mark_once_per_reader"),
            models.CheckConstraint(condition=Q(seq__gt=0), name="read_mark_is_on_a_message"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.thread_id}#{self.seq}"
