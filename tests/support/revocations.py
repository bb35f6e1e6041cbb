"""Rights that end under open sockets: who follows what, how each right is taken back, and what came afterwards."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from allauth.mfa.models import Authenticator
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import close_old_connections, transaction
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from journal.models import head_seq
from journal.rules import record
from participation.moderation.events import MessageSubmitted
from participation.people.models import Membership, Structure, User
from participation.people.rules import end_role, end_sessions, name_referent, revoke_mandate
from participation.plans.events import WordsWritten
from participation.plans.models import Box
from tests.support.clients import signed_in
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, a_worker, give_mandate
from tests.support.plans import Pair, a_pair

MODERATION = "moderation"
PAUSE = 0.02  # seconds between two writes
SECOND = 1.0  # after this long, nothing more may come
SETTLE = 30.0  # seconds, at most, for all sockets to have had something before the first right ends


@dataclass
class End:
    """One browser: what it follows, and the moment of each frame; how and when the server closed."""

    session: str
    stream: str
    revoke: Callable[[], object] | None = None
    kind: str = ""
    revoked_at: float = 0.0
    closed: tuple[float, int] | None = None
    frames: list[tuple[float, int]] = field(default_factory=list)

    async def follow(self, address: str, after: int) -> None:
        headers = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={self.session}"}
        url = f"{address.replace('http', 'ws', 1)}/ws/live/"
        async with connect(url, origin=address, additional_headers=headers, max_queue=None) as end:
            await end.send(json.dumps({"streams": {self.stream: after}}))
            try:
                while True:
                    frame = json.loads(await end.recv())
                    if "seq" in frame:
                        self.frames.append((time.monotonic(), frame["seq"]))
            except ConnectionClosed as closed:
                self.closed = (time.monotonic(), closed.rcvd.code if closed.rcvd else 1006)

    def late(self, after: float = SECOND) -> int:
        """Frames that came so many seconds after the right had ended."""
        return sum(at > self.revoked_at + after for at, _seq in self.frames)

    @property
    def wait(self) -> float:
        """Seconds from the end of the right to the end of the socket; a thousand for one that is still open."""
        return max(0.0, self.closed[0] - self.revoked_at) if self.closed else 1000.0


@dataclass
class House:
    """One structure, some plans, and what is written in their streams without a pause."""

    structure: Structure
    coordinator: User
    pairs: list[Pair]
    item: str
    targets_known: list[tuple[str, ...]] = field(default_factory=list)

    @classmethod
    def build(cls, plans: int) -> House:
        pairs = [a_pair(f"Personne {n}") for n in range(plans)]
        structure = pairs[0].structure if pairs else StructureFactory()
        for pair in pairs:
            Membership.objects.filter(structure=pair.structure).update(structure=structure)
            pair.person.referents.update(structure=structure)
            pair.structure = structure
        author = a_person(structure)
        house = cls(structure, a_coordinator(structure), pairs, str(a_message(structure, author).pk))
        house.targets_known = house.targets()
        return house

    @property
    def streams(self) -> list[str]:
        return [MODERATION, *(f"plan:{pair.plan.pk}" for pair in self.pairs)]

    def kept(self) -> list[End]:
        """Sockets whose right never ends: one on each stream."""
        worker = a_worker(self.structure, "Reste")
        ends = [End(session_of(worker), MODERATION)]
        for pair in self.pairs:
            helper = a_user("Reste")
            give_mandate(pair.person, helper)
            ends.append(End(session_of(helper), f"plan:{pair.plan.pk}"))
        return ends

    def to_revoke(self) -> list[End]:
        """For each plan, six sockets and six ways to lose a right."""
        return [end for pair in self.pairs for end in self._six(pair)]

    def _six(self, pair: Pair) -> Sequence[End]:
        plan = f"plan:{pair.plan.pk}"
        referent, leaves, unproved, closed = (a_worker(self.structure, name) for name in "RLUC")
        name_referent(pair.person.pk, worker_id=referent.pk, by=self.coordinator)
        another = a_worker(self.structure, "Suite")
        helper = a_user("Aide")
        mandate = give_mandate(pair.person, helper)
        role = leaves.memberships.get().pk
        person = User.objects.get(pk=pair.person.pk)
        return (
            End(
                session_of(referent),
                plan,
                lambda: name_referent(person.pk, worker_id=another.pk, by=self.coordinator),
                "referent",
            ),
            End(session_of(helper), plan, lambda: revoke_mandate(mandate.pk, by=person), "mandate"),
            End(session_of(person), plan, lambda: end_sessions(person, by=person), "sessions"),
            End(session_of(leaves), MODERATION, lambda: end_role(role, by=None), "membership"),
            End(
                session_of(unproved),
                MODERATION,
                lambda: Authenticator.objects.filter(user=unproved).delete(),
                "second factor",
            ),
            End(
                session_of(closed),
                MODERATION,
                lambda: User.objects.filter(pk=closed.pk).update(is_active=False),
                "account",
            ),
        )

    def targets(self) -> list[tuple[str, ...]]:
        """What the writer needs, as text: (plan, part, words, version) for each plan."""
        return [
            (str(pair.plan.pk), str(pair.section.pk), str(pair.words(Box.TEAM).pk), str(pair.section.pk))
            for pair in self.pairs
        ]


def session_of(user: User) -> str:
    return signed_in(user).session.session_key


def write(item: str, plans: list[tuple[str, ...]], seconds: float) -> int:
    """One entry after another, in every stream in turn, and once in each at least. How many."""
    until, done = time.monotonic() + seconds, 0
    while done < 2 * len(plans) or time.monotonic() < until:
        plan, section, words, _version = plans[done // 2 % len(plans)]
        told = WordsWritten(plan=plan, section=section, words=words, post=1)
        with transaction.atomic():
            record(told if done % 2 else MessageSubmitted(item=item), by=None)
        done += 1
        time.sleep(random.uniform(0, 2 * PAUSE))
    return done


@dataclass
class Round:
    """What one round showed."""

    revoked: list[End]
    kept: list[End]
    heads: dict[str, tuple[int, int]]
    caught_up: float = 0.0  # seconds from the last write until those who kept their right had it all

    @property
    def expected(self) -> int:
        return sum(self.heads[end.stream][1] - self.heads[end.stream][0] for end in self.kept)

    @property
    def kept_closed(self) -> list[int]:
        """The codes with which the server closed those whose right did not end: 4409 asks the page to reload."""
        return [end.closed[1] for end in self.kept if end.closed]

    @property
    def received(self) -> int:
        """Entries that came once, in order, to those whose right did not end."""
        got = 0
        for end in self.kept:
            seqs = [seq for _at, seq in end.frames]
            got += len(seqs) if seqs == sorted(set(seqs)) else 0
        return got


async def hold(addresses: list[str], house: House, *, seconds: float) -> Round:
    """Sockets, a writer, and every right of `to_revoke` taken back at a random moment of `seconds`."""
    revoked, kept = await sync_to_async(house.to_revoke)(), await sync_to_async(house.kept)()
    starts = await sync_to_async(_heads)(house.streams)
    sockets = [
        asyncio.create_task(end.follow(addresses[n % len(addresses)], starts[end.stream]))
        for n, end in enumerate([*revoked, *kept])
    ]
    await asyncio.sleep(0.2)
    await sync_to_async(_write_here)(house.item, house.targets_known, seconds=0)
    settled = time.monotonic() + SETTLE
    while not all(end.frames for end in (*revoked, *kept)) and time.monotonic() < settled:
        await asyncio.sleep(0.05)
    whole = seconds + 3 * SECOND
    writing = asyncio.create_task(asyncio.to_thread(_write_here, house.item, house.targets_known, whole))
    await asyncio.to_thread(_revoke_all, revoked, seconds)
    await writing
    ends = await sync_to_async(_heads)(house.streams)
    ended = time.monotonic()
    result = Round(revoked, kept, {name: (starts[name], ends[name]) for name in house.streams})
    while result.received < result.expected and time.monotonic() < ended + SETTLE:
        await asyncio.sleep(0.05)
    result.caught_up = time.monotonic() - ended
    for socket in sockets:
        socket.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.gather(*sockets, return_exceptions=True)
    return result


def _heads(names: Sequence[str]) -> dict[str, int]:
    return {name: head_seq(name) for name in names}


def _write_here(item: str, plans: list[tuple[str, ...]], seconds: float) -> int:
    try:
        return write(item, plans, seconds)
    finally:
        close_old_connections()


def _revoke_all(ends: Sequence[End], seconds: float) -> None:
    """In a random order, spread at random over the time given."""
    try:
        pause = seconds / max(1, len(ends))
        for end in random.sample(list(ends), len(ends)):
            end.revoke()
            end.revoked_at = time.monotonic()
            time.sleep(random.uniform(0, pause))
    finally:
        close_old_connections()
