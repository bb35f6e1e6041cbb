"""`manage.py bench plans`: words nobody loses, hers nobody changes, drafts nobody sees, and what it costs."""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from kit.ids import new_id
from participation.plans.models import Box
from tests.concurrency.words import Found
from tests.support.clients import signed_in
from tests.support.killed import kill_writers
from tests.support.plans import a_pair
from tests.support.private import plain_static
from tests.support.servers import race

POSTS = 100_000
INTERLEAVINGS = 10_000
KILLS = 200
REQUESTS = 400
PROCESSES = 2
PATIENCE = 3600  # seconds
ACTS = "tests.concurrency.words"


def run(options: Any) -> Iterator[str]:
    stale = _found("stale", 0)
    yield f"plans.stale_posts: {stale.posts}"
    yield f"plans.words_typed: {stale.words}"
    yield f"plans.words_lost: {stale.lost}"
    yield f"plans.words_doubled: {stale.doubled}"
    yield f"plans.naive_words_lost: {stale.naive_lost}"
    beside = _found("beside", PROCESSES)
    yield f"plans.worker_posts: {beside.posts}"
    yield f"plans.her_signs_changed: {beside.changed} posts"
    yield f"plans.naive_her_signs_changed: {beside.naive_changed} posts"
    private = _joined(
        race(PROCESSES, "tests.support.private:interleave", _lanes(2 * PROCESSES, INTERLEAVINGS), timeout=PATIENCE)
    )
    yield f"plans.interleavings: {private['steps']}"
    yield f"plans.looks_of_others: {private['looks']}"
    yield f"plans.drafts_seen: {private['seen']}"
    yield f"plans.naive_drafts_seen: {private['naive']}"
    killed = kill_writers(KILLS)
    yield f"plans.kills: {KILLS}"
    yield f"plans.acknowledged: {killed['acknowledged']}"
    yield f"plans.acknowledged_lost: {killed['lost']}"
    yield f"plans.sent_again: {killed['again']}"
    yield f"plans.landed_twice: {killed['twice']}"
    with plain_static():
        yield from _over_http()


def _lanes(first: int, count: int) -> list[tuple]:
    """Each process of each measure has its own: they make people in one database, one measure after the other."""
    return [(first + number, count // PROCESSES) for number in range(PROCESSES)]


def _found(act: str, first: int) -> Found:
    laps = race(PROCESSES, f"{ACTS}:{act}", _lanes(first, POSTS), timeout=PATIENCE)
    found = Found()
    for lap in laps:
        if isinstance(lap, BaseException):
            raise lap
        found += lap
    return found


def _joined(laps: list) -> dict[str, int]:
    for lap in laps:
        if isinstance(lap, BaseException):
            raise lap
    return {name: sum(lap[name] for lap in laps) for name in laps[0]}


def _over_http() -> Iterator[str]:
    """Through every middleware, beside a view that only says it is there: no network in the figure."""
    pair = a_pair()
    client = signed_in(pair.person)
    client.defaults["SERVER_NAME"] = "127.0.0.1"
    where, numbers = reverse("plans:words_edit", args=[pair.section.pk, Box.WELL]), itertools.count()

    def post() -> None:
        number = next(numbers)
        fields = {"text": "Je dors bien. " * 20 + str(number), "base_seq": number, "op_id": new_id()}
        assert client.post(where, fields, headers={"Accept": "application/json"}).status_code == 200

    words, empty = _spent(post), _spent(lambda: client.get("/healthz"))
    yield f"plans.http_p50: {1000 * words:.1f} ms"
    yield f"plans.http_of_an_empty_view: {words / empty:.1f} times"


def _spent(act: Any) -> float:
    """The median of so many, in seconds."""
    spent = []
    for _ in range(REQUESTS):
        begun = time.perf_counter()
        act()
        spent.append(time.perf_counter() - begun)
    return statistics.median(spent)
