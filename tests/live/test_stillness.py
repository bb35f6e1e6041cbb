"""Where nothing is written nothing is looked at, and what ends is seen within a second all the same."""

import datetime as dt
import os
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import connection, transaction

from kit.time import now
from live import hub, stillness, wire
from participation.moderation.events import STREAM
from participation.people.models import User
from participation.people.rules import end_role
from tests.support import live
from tests.support.clients import signed_in
from tests.support.people import a_user, a_worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.grown]

SECOND = 2.0  # a second, and one more for the machine that runs all the tests at once; `bench revocations` measures


def elsewhere(act: Callable[[], object]) -> None:
    """On another connection, as another thread or process does it."""

    def run() -> None:
        act()
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


def is_alone() -> bool:
    """PostgreSQL numbers the transactions of a whole server: beside another process of tests, something is written."""
    return connection.vendor == "sqlite" or "PYTEST_XDIST_WORKER" not in os.environ


@pytest.fixture
def looked(monkeypatch) -> list[float]:
    """When the hub looked, but for the time when it asks everything again."""
    looked, looks = [], hub.looks
    monkeypatch.setattr(hub, "ASK_ALL", 1000.0)
    monkeypatch.setattr(hub, "looks", lambda *args, **more: looked.append(time.monotonic()) or looks(*args, **more))
    return looked


@pytest.fixture
def worker() -> User:
    return a_worker()


def moves(act: Callable[[], object]) -> bool:
    """Whether the mark does, when this is done elsewhere."""
    before = stillness.mark()
    elsewhere(act)
    return stillness.mark() != before


def test_the_mark_moves_with_each_commit_and_with_nothing_else():
    user = a_user("Awa")
    times = 1 if is_alone() else 50  # between two commits of a neighbour there is a moment for it
    assert not all(moves(lambda: None) for _ in range(times))
    assert not all(moves(lambda: list(User.objects.all())) for _ in range(times))
    for name in ("Nadia", "Samira"):
        assert moves(lambda name=name: User.objects.filter(pk=user.pk).update(name=name))


def test_what_is_committed_while_one_reads_moves_the_next_mark():
    """A transaction that had begun before the mark, and is over after it."""
    user, begun, marked = a_user("Awa"), threading.Event(), threading.Event()

    def write() -> None:
        with transaction.atomic():
            User.objects.filter(pk=user.pk).update(name="Nadia")
            begun.set()
            marked.wait(5)

    thread = threading.Thread(target=elsewhere, args=(write,))
    thread.start()
    begun.wait(5)
    before = stillness.mark()
    assert User.objects.get(pk=user.pk).name == "Awa"
    marked.set()
    thread.join()
    assert stillness.mark() != before


def test_a_screen_to_which_nothing_happens_asks_nothing(site, looked, worker):
    with live.socket(site, signed_in(worker).session.session_key, **{STREAM: 0}) as end:
        assert live.silence(end, 0.5)
        before = len(looked)
        assert live.silence(end, 2.5)
        assert len(looked) == before or not is_alone()
        elsewhere(lambda: User.objects.filter(pk=worker.pk).update(name="Nadia"))
        assert live.silence(end, 1)
        assert len(looked) > before


ENDS = {
    "account": lambda user, _session: User.objects.filter(pk=user.pk).update(is_active=False),
    "factor": lambda user, _session: Authenticator.objects.filter(user=user).delete(),
    "session": lambda _user, session: Session.objects.filter(session_key=session).delete(),
    "role": lambda user, _session: end_role(user.memberships.get().pk, by=None),
    "password": lambda user, _session: User.objects.filter(pk=user.pk).update(password="another"),
}


@pytest.mark.parametrize("end", ENDS)
def test_what_ends_in_silence_closes_within_a_second(site, worker, end):
    session = signed_in(worker).session.session_key
    with live.socket(site, session, **{STREAM: 0}) as hers:
        assert live.silence(hers, 1)
        ENDS[end](worker, session)
        assert live.close_code(hers, seconds=SECOND)[0] in (wire.SIGNED_OUT, wire.NOT_YOURS)


def test_a_session_that_reaches_its_end_closes_though_nobody_writes(site, worker, looked):
    session = signed_in(worker).session.session_key
    Session.objects.filter(session_key=session).update(expire_date=now() + dt.timedelta(seconds=2.5))
    with live.socket(site, session, **{STREAM: 0}) as hers:
        assert live.silence(hers, 0.5)
        before = len(looked)
        assert live.close_code(hers, seconds=2 + SECOND) == (wire.SIGNED_OUT, [])
        assert len(looked) == before + 1 or not is_alone()


@pytest.fixture
def ends_soon() -> Iterator[User]:
    user = a_user("Équipe")
    live.ends_of[user.pk] = now() + dt.timedelta(seconds=2.5)
    yield user
    live.ends_of.clear()


def test_a_view_that_ends_by_itself_closes_though_nobody_writes(site, ends_soon, looked):
    with live.socket(site, live.session_of(ends_soon), trial=0) as hers:
        assert live.silence(hers, 0.5)
        before = len(looked)
        assert live.close_code(hers, seconds=2 + SECOND) == (wire.NOT_YOURS, [])
        assert len(looked) == before + 1 or not is_alone()
