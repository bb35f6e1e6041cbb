"""The moderation page as its measures drive it: all that `bench live` knows of that room is here."""

from __future__ import annotations

import http.client
import random
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse

from journal.models import Entry
from kit.ids import new_id
from participation.moderation.events import STREAM, MessageSubmitted
from participation.moderation.fragments import dom_id
from participation.moderation.models import ReviewItem
from participation.moderation.rules import AlreadyDecided, publish_item
from participation.people.models import Structure, User
from tests.support.clients import signed_in
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_person, a_worker

__all__ = ["STREAM", "Team", "answer_of", "decide", "send", "write"]

PAGE = "/equipe/moderation/"


@dataclass
class Team:
    """Workers of one structure, signed in with their second factor, and somebody whose words they read."""

    structure: Structure
    author: User
    workers: list[User]
    sessions: list[str]

    @classmethod
    def build(cls, workers: int) -> Team:
        structure = StructureFactory()
        team = [a_worker(structure, f"Équipe {n}") for n in range(workers)]
        return cls(structure, a_person(structure), team, [signed_in(one).session.session_key for one in team])

    def more_sessions(self, count: int) -> list[str]:
        """As many sessions again, of the same workers, as from other browsers."""
        models = list(Session.objects.filter(session_key__in=self.sessions))
        rows = [
            Session(session_key=secrets.token_hex(16), session_data=one.session_data, expire_date=one.expire_date)
            for one in (models[n % len(models)] for n in range(count))
        ]
        return [row.session_key for row in Session.objects.bulk_create(rows)]

    def a_message(self) -> ReviewItem:
        return a_message(self.structure, self.author, some_words())

    def messages(self, count: int) -> list[UUID]:
        """Many at once, like the one that the rule makes."""
        one = self.a_message()
        said = {field.attname: getattr(one, field.attname) for field in ReviewItem._meta.concrete_fields}
        rows = [ReviewItem(**said | {"id": new_id(), "subject_id": new_id()}) for _ in range(count)]
        return [row.pk for row in ReviewItem.objects.bulk_create(rows)]


def arrived(seqs: set[int]) -> dict[int, str]:
    """seq -> id of the element, of the messages that arrived by these entries."""
    entries = Entry.objects.filter(stream_id=STREAM, seq__in=seqs, verb=MessageSubmitted.__name__)
    return {seq: dom_id(UUID(targets["item"])) for seq, targets in entries.values_list("seq", "targets")}


def some_words() -> str:
    """What nobody has said yet: what was found in the words of one message says nothing about those of the next."""
    return f"Il faut ouvrir le samedi, disent {random.randrange(1000)} personnes sur {random.randrange(1000)}."


def write(structure: str, author: str, workers: Sequence[str], seconds: float, a_second: float) -> list[tuple]:
    """In a writing process: messages arrive and are decided in turn, at this pace. [(seq, when its commit was over)].

    One clock for all the processes of a machine.
    """
    where, whom = Structure.objects.get(pk=structure), User.objects.get(pk=author)
    team = list(User.objects.filter(pk__in=workers))
    told: list[tuple[int, float]] = []
    item, until, following = None, time.monotonic() + seconds, time.monotonic()
    while time.monotonic() < until:
        if item is None:
            item = changed = a_message(where, whom, some_words())
        else:
            changed, item = item, None
            publish_item(changed.pk, seen=changed.version, text=changed.text, by=random.choice(team))
        told += _told_of(changed.pk, time.monotonic(), {seq for seq, _ in told[-3:]})
        following += random.uniform(0, 2 / a_second)
        time.sleep(max(0.0, following - time.monotonic()))
    return told


def _told_of(item_id: UUID, at: float, known: set[int]) -> list[tuple[int, float]]:
    last = Entry.objects.filter(stream_id=STREAM).order_by("-seq")[:20]
    mine = sorted(entry.seq for entry in last if entry.targets.get("item") == str(item_id))
    return [(seq, at) for seq in mine if seq not in known]


def decide(items: list[UUID], user_id: UUID) -> tuple[int, int]:
    """In a racing process: publish each item as it came. (decided, came second)."""
    user = User.objects.get(pk=user_id)
    decided = second = 0
    texts = dict(ReviewItem.objects.filter(pk__in=items).values_list("pk", "text"))
    for item_id in items:  # both in the same order, or they would seldom meet
        try:
            publish_item(item_id, seen=0, text=texts[item_id], by=user)
            decided += 1
        except AlreadyDecided:
            second += 1
        time.sleep(
            random.uniform(0, 0.003)
        )  # SQLite's lock has no queue: who never pauses keeps the other out for long
    return decided, second


def answer_of(address: str, session: str, path: str = PAGE, said: dict[str, object] | None = None) -> tuple[int, str]:
    """A page, or a form sent, by a browser that is signed in: (status, body)."""
    token = secrets.token_hex(16)
    cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}"
    headers = {"Cookie": cookies, "Host": urlsplit(address).netloc}
    body = None
    if said is not None:
        body = urlencode(said | {"csrfmiddlewaretoken": token})
        headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": address}
    line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    try:
        line.request("POST" if body else "GET", path, body, headers)
        answer = line.getresponse()
        return answer.status, answer.read().decode()
    finally:
        line.close()


def send(address: str, session: str, item: ReviewItem) -> int:
    """Publish by the form of the page; the status of the answer."""
    said = {"version": item.version, "text": item.text}
    return answer_of(address, session, reverse("moderation:publish", args=[item.pk]), said)[0]
