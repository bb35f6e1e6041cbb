"""`manage.py bench results`: the pages of the results of 50,000 people and of 50,000 votes, beside a view that says
nothing. In the process, through every middleware: no network in the figures."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

from django.test import Client

from participation.consultations.engine.form import Form, Kind, Question
from participation.consultations.rules import publish_results
from tests.support.consultations import fr
from tests.support.people import a_coordinator
from tests.support.private import plain_static
from tests.support.results import DAYS, FACES, lively, voted

PEOPLE = 50_000
STATEMENTS, VOTERS, EACH = 200, 1_000, 50  # 50,000 votes
REQUESTS = 300
LIMIT = 300  # ms, at the 95th percentile
KINDS = (Kind.STATEMENT, Kind.YES_NO, Kind.ONE, Kind.SEVERAL, Kind.FACES, Kind.NUMBER)
LISTS = {Kind.ONE: DAYS, Kind.SEVERAL: DAYS, Kind.FACES: FACES}
TWELVE = Form(
    "Douze questions",
    questions=tuple(
        Question(f"q{number}", kind, fr(f"Question {number} ?"), choices=LISTS.get(kind, ()), least=0)
        for number, kind in enumerate(KINDS * 2, start=1)
    ),
)


def run(options: Any) -> Iterator[str]:
    consultation = lively(PEOPLE, form=TWELVE)
    votes = voted(consultation, statements=STATEMENTS, voters=VOTERS, each=EACH)
    begun = time.perf_counter()
    publication = publish_results(consultation.pk, seen=0, by=a_coordinator(consultation.structure))
    yield f"results.people: {publication.content['people']}"
    yield f"results.answers: {PEOPLE * len(TWELVE.asked)}"
    yield f"results.votes: {votes}"
    yield f"results.publishing: {time.perf_counter() - begun:.1f} s"
    # What made the answers is not the server's to tidy up between two readings.
    gc.collect()
    gc.freeze()
    with plain_static():
        client = Client(SERVER_NAME="127.0.0.1")
        page = _spent(client, f"/consultations/{consultation.slug}/resultats/")
        statements = _spent(client, f"/consultations/{consultation.slug}/resultats/affirmations/")
        empty = _spent(client, "/healthz")
        file = _spent(client, f"/consultations/{consultation.slug}/resultats/1/resultats.xlsx", REQUESTS // 10)
    yield f"results.page_p50: {page(50):.1f} ms"
    yield f"results.page_p95: {page(95):.1f} ms"
    yield f"results.statements_p50: {statements(50):.1f} ms"
    yield f"results.statements_p95: {statements(95):.1f} ms"
    yield f"results.page_of_an_empty_view: {page(50) / empty(50):.1f} times"
    yield f"results.xlsx_p95: {file(95):.1f} ms"
    yield f"results.under_{LIMIT}_ms: {'yes' if max(page(95), statements(95)) < LIMIT else 'no'}"


def _spent(client: Client, address: str, times: int = REQUESTS) -> Callable[[int], float]:
    """Percentile -> milliseconds, of so many readings after a first one."""
    assert client.get(address).status_code == 200
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        client.get(address)
        spent.append(1000 * (time.perf_counter() - begun))
    return lambda percent: statistics.quantiles(spent, n=100)[percent - 1]
