"""`manage.py bench [NAME [FILE] ...]`: figures, each with its unit, on a database of its own made for the occasion."""

from __future__ import annotations

import argparse
import contextlib
import os
import pkgutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from tests.support import servers

INSIDE = "PP_BENCH_INSIDE"  # set for the process that measures, on engines the first one has brought


@dataclass(frozen=True)
class Options:
    """What a measure is told.

    A measure is a module tests/bench/<name>.py with `run(options)`, which gives lines « name.figure: value [unit] » one
    by one, on a database that has our tables and nothing else. NEEDS_A_FILE = True when it cannot run without one.
    """

    files: tuple[str, ...]
    database: str
    layer: str
    workers: int


class Command(BaseCommand):
    help = "Mesure. Sans nom : toutes les mesures qui n’ont pas besoin d’un fichier."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("names", nargs="*", metavar="NOM", help="une mesure, suivie de son fichier s’il en faut un")
        parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
        parser.add_argument("--layer", choices=("memory", "valkey"), default="memory")
        parser.add_argument("--workers", type=int, default=1, help="nombre de serveurs ou d’écrivains")

    def handle(self, *, names: list[str], database: str, layer: str, workers: int, **options: object) -> None:
        chosen = _chosen(names)
        if os.environ.get(INSIDE):
            call_command("migrate", verbosity=0, interactive=False)
            for name, files in chosen:
                for line in _measures()[name].run(Options(tuple(files), database, layer, workers)):
                    self.stdout.write(line)
                    self.stdout.flush()
            return
        sys.exit(_elsewhere(sys.argv, database, layer))


def _measures() -> dict[str, Any]:
    """The measures that exist, by name: the modules of tests/bench/ with a `run`."""
    package = import_module("tests.bench")
    names = sorted(found.name for found in pkgutil.iter_modules(package.__path__))
    modules = {name: import_module(f"tests.bench.{name}") for name in names}
    return {name: module for name, module in modules.items() if hasattr(module, "run")}


def _chosen(words: list[str]) -> list[tuple[str, list[str]]]:
    """["trace", "a.gz", "plans"] -> [("trace", ["a.gz"]), ("plans", [])]. Raises CommandError for an unknown name."""
    known = _measures()
    if not words:
        return [(name, []) for name, module in known.items() if not getattr(module, "NEEDS_A_FILE", False)]
    chosen: list[tuple[str, list[str]]] = []
    for word in words:
        if word in known:
            chosen.append((word, []))
        elif chosen and os.path.exists(word):
            chosen[-1][1].append(word)
        else:
            names = ", ".join(known) or "aucune"
            raise CommandError(f"« {word} » n’est ni une mesure ni un fichier. Les mesures : {names}.")
    return chosen


def _elsewhere(argv: list[str], database: str, layer: str) -> int:
    """Start the same command again, on a database, a folder and engines that exist only for it."""
    with contextlib.ExitStack() as stack:
        var = stack.enter_context(tempfile.TemporaryDirectory(prefix="pp-bench-"))
        variables = servers.environment_for_children() | {INSIDE: "1", "VAR_DIR": var, "JOBS": "off"}
        variables["VISITORS_AN_HOUR"] = "1000000"  # all of them come from 127.0.0.1
        variables |= {"DATABASE_URL": "", "REDIS_URL": "", "DJANGO_SETTINGS_MODULE": "config.settings.demo"}
        if database == "postgresql":
            variables["DATABASE_URL"] = stack.enter_context(servers.postgres())
        if layer == "valkey":
            variables["REDIS_URL"] = stack.enter_context(servers.valkey())
        return subprocess.call([sys.executable, *argv], env=variables, cwd=settings.ROOT)
