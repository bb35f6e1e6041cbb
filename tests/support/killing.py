"""A process killed in the middle of its work (SIGKILL), and the diary it kept: what it asked, and what was answered."""

from __future__ import annotations

import json
import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.support.servers import running

LONGEST = 0.25  # seconds of life, once it has begun


class Diary:
    """Lines that outlive whoever writes them: what is asked, then « ok » once it is answered."""

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def ask(self, asked: dict, answer: Callable[[dict], object]) -> None:
        os.write(self._file, (json.dumps(asked) + "\n").encode())
        answer(asked)
        os.write(self._file, b"ok\n")


def killed_in_the_middle(target: str, args: tuple, luck: random.Random) -> tuple[list[dict], list[dict]]:
    """Run `target` ("package.module:function") with `args` and the path of its diary until some moment of its work.

    Returns what it asked and was answered, then what it asked and nobody knows. Raises RuntimeError when it died by
    itself before it asked anything.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "diary"
        with running(target, (*args, str(path))) as process:
            while not (path.exists() and path.stat().st_size):
                if not process.is_alive():
                    raise RuntimeError("it died before it began")
                time.sleep(0.002)
            time.sleep(luck.uniform(0, LONGEST))
            process.kill()
            process.join()
        lines = path.read_text().splitlines()
    asked = [json.loads(line) for line in lines if line.startswith("{")]
    answered = lines.count("ok")
    return asked[:answered], asked[answered:]
