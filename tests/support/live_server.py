"""Our server as the demo runs it, in a process of its own: one may measure it, and kill it.

`python -m tests.support.live_server PORT` is that process; `Server` starts it, on the database of the environment.
"""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from config.server import listen, serve
from tests.support import servers

TICKS = os.sysconf("SC_CLK_TCK")


class Server:
    """One server process. `address` stays the same when it is started again."""

    def __init__(self, **variables: str) -> None:
        self.port = servers.free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._folder = Path(tempfile.mkdtemp(prefix="pp-live-"))
        self._environment = servers.environment_for_children() | variables
        self._log = self._folder / "log"
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers. Raises RuntimeError when it does not."""
        with self._log.open("ab") as log:
            words = [sys.executable, "-m", "tests.support.live_server", str(self.port)]
            self.process = subprocess.Popen(
                words, env=self._environment, cwd=servers.ROOT, stdout=log, stderr=log, start_new_session=True
            )
        self._leash = servers._Leash(self.process.pid, self._folder)
        servers._wait_for_port(_Alive(self.process), self.port)

    def kill(self) -> None:
        """As when its machine burns."""
        self.process.kill()
        self.process.wait()
        self._leash.let_go()

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._leash.let_go()

    @property
    def cpu(self) -> float:
        """Seconds of processor it has used."""
        words = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(words[11]) + int(words[12])) / TICKS

    def cpu_over(self, seconds: float) -> float:
        """Percent of one core that it uses, over so many seconds from now."""
        before, begun = self.cpu, time.monotonic()
        time.sleep(seconds)
        return 100 * (self.cpu - before) / (time.monotonic() - begun)

    @property
    def memory(self) -> float:
        """Megabytes of memory that it holds."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def lines(self) -> list[str]:
        """What it wrote in its log, since it was first started."""
        return self._log.read_text().splitlines()


class _Alive:
    """A process of `subprocess`, asked as one of `multiprocessing`."""

    def __init__(self, process: subprocess.Popen) -> None:
        self.process = process

    def is_alive(self) -> bool:
        return self.process.poll() is None


if __name__ == "__main__":
    importlib.import_module("config.asgi")  # the apps are ready
    importlib.import_module("tests.support.moderation")  # the kind of words that the measures write
    serve(listen(int(sys.argv[1])), lambda: None)
