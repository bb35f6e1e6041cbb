"""Pytest plugin (`-p` in pyproject.toml): bring the engines the run asks for, before Django reads its settings.

PP_DATABASE=sqlite (default) or postgresql; PP_LAYER=memory (default) or valkey. A DATABASE_URL or REDIS_URL already in
the environment is used as it is. With xdist the workers have each a database of the same server (pytest-django), and a
Valkey of their own: what one test rings or clears is not heard in the process beside it.
"""

from __future__ import annotations

import os
import shutil
import tempfile

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    if "PP_TEST_VAR" not in os.environ:
        os.environ["PP_TEST_VAR"] = tempfile.mkdtemp(prefix="pp-test-")
        early_config.add_cleanup(_remove_folder)
    from tests.support import servers

    if os.environ.get("PP_DATABASE") == "postgresql" and "DATABASE_URL" not in os.environ:
        _start(early_config, servers.Postgres, "DATABASE_URL")
    inherited = "PYTEST_XDIST_WORKER" in os.environ and "PP_LAYER_STARTED" in os.environ
    if os.environ.get("PP_LAYER") == "valkey" and ("REDIS_URL" not in os.environ or inherited):
        os.environ["PP_LAYER_STARTED"] = "yes"
        _start(early_config, servers.Valkey, "REDIS_URL")


def _start(config: pytest.Config, kind: type, variable: str) -> None:
    server = kind()
    os.environ[variable] = server.url

    def stop() -> None:
        del os.environ[variable]
        server.stop()

    config.add_cleanup(stop)


def _remove_folder() -> None:
    shutil.rmtree(os.environ.pop("PP_TEST_VAR"), ignore_errors=True)
