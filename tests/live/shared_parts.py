"""Parts opened to many structures, each with a worker at a live page; then closed one by one while somebody writes."""

from __future__ import annotations

import json
import random
import re
import threading
import time
from dataclasses import dataclass, field

from django.db import connection
from websockets.exceptions import ConnectionClosed

from journal.models import head_seq
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

    def waits_for(self, mark: int, seconds: float = 20) -> bool:
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


def revoke_under_sockets(site: str, *, partners: int, rounds: int, kept: int = 2) -> Figures:
    """Each round opens a part to `partners` structures, waits until each page has been shown one mark, then closes them
    in any order, writing a mark after each."""
    pair, figures, mark = a_pair(), Figures(), 0
    workers = [a_partner(pair, f"Partenaire {number}") for number in range(partners + kept)]
    sessions = {worker.pk: signed_in(worker).session.session_key for worker in workers}
    for worker in workers[partners:]:
        opens(pair, worker)
    staying = [Screen(site, sessions[worker.pk], pair.plan.pk) for worker in workers[partners:]]
    first = mark + 1
    for _ in range(rounds):
        consents = {worker.pk: opens(pair, worker) for worker in workers[:partners]}
        screens = {pk: Screen(site, sessions[pk], pair.plan.pk) for pk in consents}
        mark = _write(pair, mark)
        if not all(screen.waits_for(mark) for screen in (*screens.values(), *staying)):
            raise TimeoutError("a page was not live before anything was closed")
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
    """A step rather than words: what stays on the page holds every mark so far, so that one reading shows them all."""
    pair.proposes(f"mot-{mark + 1}")
    return mark + 1
