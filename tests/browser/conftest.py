"""The real demo, started once as a newcomer would, and visitors with a real browser. No database in this process."""

import fcntl
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.servers import free_port
from tests.support.visitors import Demo, Visitors

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium"
# Without these the browser calls its makers at every start, and waits for the answer.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def accounts_of(var: Path) -> dict[str, dict]:
    """By key, from the file that the demo leaves for machines."""
    return {account["key"]: account for account in json.loads((var / "demo.json").read_text())["accounts"]}


@contextmanager
def served(var: Path):
    """`manage.py demo` in a process of its own. Ends in order, or the test that asked for it fails."""
    words = [sys.executable, "manage.py", "demo", "--port", str(free_port()), "--var", str(var)]
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    process = subprocess.Popen(
        words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    said: list[str] = []
    for line in process.stdout:
        said.append(line)
        if ready := re.match(r"READY (http://\S+)", line):
            break
    else:
        pytest.fail("the demo did not start:\n" + "".join(said))
    threading.Thread(target=lambda: said.extend(process.stdout), daemon=True).start()
    try:
        yield Demo(url=ready[1], var=var, accounts=accounts_of(var), said=said)
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0, "the demo does not end cleanly"


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo as a newcomer starts it. Of the processes of one run the first builds it; each serves a copy of its own.

    PP_DEMO="http://127.0.0.1:8000 var" tries the tests on a demo that already runs, for whoever writes one.
    """
    if running := os.environ.get("PP_DEMO"):
        url, var = running.split(" ")
        yield Demo(url=url, var=Path(var), accounts=accounts_of(Path(var)), said=[])
        return
    var = tmp_path_factory.mktemp("var", numbered=False)
    run = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent  # that of all its processes
    built = run / "built"
    with (run / "building").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not built.exists():
            with served(run / "begun"):
                pass
            (run / "begun").rename(built)
    shutil.copytree(built, var, dirs_exist_ok=True)
    with served(var) as ready:
        yield ready


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def visitors(demo, chromium):
    """Contexts of one browser, each somebody; closed when the test ends, whatever happens."""
    with Visitors(demo, chromium) as everybody:
        yield everybody


@pytest.fixture(scope="session")
def residents(demo, chromium):
    """Visitors already in, one for each account, for tests that only look."""
    with Visitors(demo, chromium) as everybody:
        yield everybody
