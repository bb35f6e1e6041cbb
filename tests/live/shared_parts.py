"""Parts opened to many structures, each with a worker at a live page; then closed one by one while somebody writes."""

from __future__ import annotations

import contextlib
import itertools
import json
import random
import re
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.db import connection
from websockets.exceptions import ConnectionClosed

from journal.models import head_seq
from live import streams
from participation.plans.rules import revoke_consent
from tests.support import live
from tests.support.clients import signed_in
from tests.support.plans import Pair, a_pair, a_partner, opens

MARK = re.compile(r"mot-(\d+)")


class Screen(threading.Thread):
    """One open page: every mark it was ever shown, and when; when and how it was closed."""

    def __init__(self, site: str, session: str, plan: str) -> None:
        super().__init__(daemon=True)
        self.site, self.session, self.stream = site, session, f"plan:{plan}"
        self.after = head_seq(self.stream)
        self.marks: dict[int, float] = {}
        self.code, self.closed_at, self.leaving = 0, 0.0, False
        self.start()

    def run(self) -> None:
        with live.socket(self.site, self.session, **{self.stream: self.after}) as end:
            try:
                while not self.leaving:
                    try:
                        frame = json.loads(end.recv(timeout=0.2))
                    except TimeoutError:
                        continue
                    shown = dict.fromkeys(map(int, MARK.findall(frame.get("html", ""))), time.monotonic())
                    self.marks = shown | self.marks
            except ConnectionClosed as closed:
                self.code, self.closed_at = closed.rcvd.code if closed.rcvd else 1006, time.monotonic()

    def waits_for(self, mark: int, seconds: float = 40) -> bool:
        until = time.monotonic() + seconds
        while mark not in self.marks and time.monotonic() < until:
            time.sleep(0.02)
        return mark in self.marks


@dataclass
class Figures:
    """slowest: seconds between the end of a revocation and the close of its socket. in_flight: marks written after it
    and shown before that close, by a look that had begun. delivered_after: marks shown more than a second after it.
    kept: screens left open, and how many of them were shown every mark."""

    tried: int = 0
    closed: int = 0
    slowest: float = 0.0
    in_flight: int = 0
    delivered_after: int = 0
    kept: int = 0
    kept_whole: int = 0
    codes: set[int] = field(default_factory=set)


@contextlib.contextmanager
def rights_asked_once() -> Iterator[None]:
    """The naive variant, for a site in this process: who once had a view of a plan keeps it."""
    plan, known = streams.find("plan")[0], {}

    def remembered(users: Sequence[UUID], key: str) -> dict[UUID, str | None]:
        known.update({user: view for user, view in plan.views(users, key).items() if user not in known})
        return known

    streams._streams["plan"] = replace(plan, views=remembered, opened=None)
    try:
        yield
    finally:
        streams._streams["plan"] = plan


def revoke_under_sockets(*sites: str, partners: int, rounds: int, kept: int = 2) -> Figures:
    """On one or more servers of this database. Each round opens a part to `partners` structures, waits until each page
    has been shown one mark, then closes them in any order, writing a mark after each."""
    pair, figures, mark = a_pair(), Figures(), 0
    workers = [a_partner(pair, f"Partenaire {number}") for number in range(partners + kept)]
    sessions = {worker.pk: signed_in(worker).session.session_key for worker in workers}
    for worker in workers[partners:]:
        opens(pair, worker)
    where = itertools.cycle(sites)
    staying = [Screen(next(where), sessions[worker.pk], pair.plan.pk) for worker in workers[partners:]]
    first = mark + 1
    for round_ in range(rounds):
        consents = {worker.pk: opens(pair, worker) for worker in workers[:partners]}
        screens = {pk: Screen(next(where), sessions[pk], pair.plan.pk) for pk in consents}
        mark = _write(pair, mark)
        missing = [screen.code for screen in (*screens.values(), *staying) if not screen.waits_for(mark)]
        if missing:
            raise TimeoutError(f"{len(missing)} pages not live before anything was closed: {missing}, round {round_}")
        closings = {}
        for pk in random.sample(list(consents), partners):
            revoke_consent(consents[pk].pk, by=pair.person)
            closings[pk] = (time.monotonic(), mark)
            mark = _write(pair, mark)
            time.sleep(random.random() / 20)
        time.sleep(1.1)
        mark = _write(pair, mark)
        time.sleep(0.4)
        for pk, (at, last) in closings.items():
            screen = screens[pk]
            screen.leaving = True
            screen.join(5)
            figures.tried += 1
            figures.codes.add(screen.code)
            figures.closed += bool(screen.code)
            figures.slowest = max(figures.slowest, screen.closed_at - at)
            figures.in_flight += len([seen for seen, when in screen.marks.items() if seen > last and when < at + 1])
            figures.delivered_after += len([seen for seen, when in screen.marks.items() if when > at + 1])
    for screen in staying:
        figures.kept += 1
        figures.kept_whole += screen.waits_for(mark) and screen.marks.keys() >= set(range(first, mark + 1))
        screen.leaving = True
        screen.join(5)
    connection.close()
    return figures


def _write(pair: Pair, mark: int) -> int:
    """Words that hold every mark so far, so that one reading shows them all."""
    pair.team_writes(" ".join(f"mot-{number}" for number in range(1, mark + 2)))
    return mark + 1
