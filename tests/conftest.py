"""What every test shares: its engines, what it may not do, and the servers it may ask for."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection

from tests.support import migrated, servers, strictness
from tests.support.wagtail import rebuild_roots

CHROMIUM = Path("/usr/bin/chromium")


def pytest_configure() -> None:
    # In the settings, because Django makes its engines anew whenever a test changes DEBUG.
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = strictness.FailsWhenShown()


def pytest_report_header() -> str:
    database = "PostgreSQL" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "SQLite"
    return f"engines: {database}, {'Valkey' if os.environ.get('REDIS_URL') else 'memory'}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = not CHROMIUM.exists()
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent / "browser"):
            item.add_marker(pytest.mark.browser)
        if missing and item.get_closest_marker("browser"):
            # CI=true turns what is missing into a failure: see pytest_runtest_setup.
            item.add_marker(pytest.mark.no_browser)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("no_browser"):
        sentence = "chromium is missing: apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(sentence, pytrace=False)
        pytest.skip(sentence)


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings_parallel_suffix: None, migrating: ExitStack) -> bool:
    """Start from a SQLite migrated by an earlier run, when the migrations are the same: see tests.support.migrated."""
    gc.disable()  # while migrating: see config.demo_life
    where = connection.settings_dict.get("TEST", {}).get("NAME")
    return connection.vendor == "sqlite" and migrated.copy_for(where)


@pytest.fixture(scope="session")
def migrating() -> Iterator[ExitStack]:
    """Closed when the tables are there: a process beside us, of the same run, then looks whether it can copy them."""
    with ExitStack() as turn:
        if connection.vendor == "sqlite":
            turn.enter_context(migrated.one_at_a_time())
        yield turn


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_keepdb: bool, django_db_blocker, migrating: ExitStack) -> None:
    gc.enable()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    if connection.vendor == "sqlite" and not django_db_keepdb:
        with django_db_blocker.unblock():
            connection.ensure_connection()
            migrated.keep(connection.connection)
    migrating.close()


@pytest.fixture(autouse=True, scope="session")
def _orders_are_asked_for() -> Iterator[None]:
    with strictness.shuffled():
        yield


@pytest.fixture(autouse=True, scope="session")
def _nobody_outside_is_asked() -> Iterator[None]:
    with strictness.closed():
        yield


@pytest.fixture(autouse=True)
def _short_memories() -> None:
    """Each test begins with an empty cache: counts of tries do not pass from one to the next."""
    cache.clear()


@pytest.fixture(autouse=True)
def _wagtail_roots(request: pytest.FixtureRequest) -> None:
    """A transactional test before this one has emptied every table, Wagtail's roots included."""
    marker = request.node.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        request.getfixturevalue("transactional_db")
    elif "transactional_db" not in request.fixturenames:
        return
    rebuild_roots()


@pytest.fixture
def site(transactional_db: None, _wagtail_roots: None) -> Iterator[str]:
    """The address of our site, really served, pages and sockets, on this test's database."""
    with servers.site_in_thread() as address:
        yield address


@pytest.fixture(scope="session")
def valkey() -> Iterator[str]:
    """The address of a real Valkey."""
    if "REDIS_URL" in os.environ:
        yield os.environ["REDIS_URL"]
        return
    with servers.valkey() as url:
        yield url
