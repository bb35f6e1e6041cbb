"""What the demo keeps in var/: built once, whole or not at all, and found again at the next start."""

from __future__ import annotations

import datetime as dt
import gc
import hashlib
import json
import os
import shutil
import signal
import traceback
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.urls import get_resolver

from kit.demo import Life
from kit.time import today

# From the bottom up: each finds what the rooms below have left in the life.
ROOMS = (
    "participation.people.demo",
    "participation.moderation.demo",
    "participation.places.demo",
    "participation.care.demo",
    "workshops.demo",
    "participation.plans.demo",
    "participation.consultations.demo",
    "cms.demo",
)
# Everything a demo writes in its folder: what --reset may remove, and nothing else.
BEGUN, WHOLE = "begun", "whole.json"  # a demo is being built here; it was built to the end
FILES = (
    *("db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm", "demo.json", "secret-key"),
    *("outbox.jsonl", "incoming.jsonl", BEGUN, WHOLE),
)
FOLDERS = ("media", "static", "keys")
Say = Callable[[str], None]


class NotOurs(Exception):
    """The folder holds something else than a demo: nothing is removed from it."""


def prepare(var: Path, *, reset: bool, sample: bool, say: Say) -> None:
    """Make `var` hold a whole demo: as it was, brought up to date, or made anew."""
    whole = _whole(var)
    if reset or (whole is None and _has_begun(var)):
        say("On recommence à zéro." if reset else "La construction précédente n’a pas fini. On recommence à zéro.")
        _remove(var)
        whole = None
    var.mkdir(parents=True, exist_ok=True)
    if whole is None:
        (var / BEGUN).touch()
    if _migrations_wait():
        say("Les tables de la base…")
        _apart(_migrate)
    _collect_static(var, say)
    if whole is None:
        say("La vie du Val d’Orme…" if sample else "Les structures et leurs équipes…")
        _build(var, Life(sample=sample))
        _write(var / WHOLE, {"day": today().isoformat(), "sample": sample})
    elif whole["sample"] != sample:
        say(f"{var} contient déjà une démonstration. Pour en changer : --reset.")
    elif (age := (today() - dt.date.fromisoformat(whole["day"])).days) > 2:
        say(f"Cette vie date d’il y a {age} jours. Pour la dater d’aujourd’hui : --reset.")
    # No message yet is an empty file, not a file that is missing.
    Path(settings.OUTBOX_FILE).touch(0o600)
    # All the addresses, before anybody asks: the first page is as quick as the second, and a fault shows now.
    get_resolver().url_patterns  # noqa: B018  reading it is what loads it
    say("Tout est prêt.")


def _whole(var: Path) -> dict[str, Any] | None:
    """What was built, when it was built to the end."""
    try:
        return json.loads((var / WHOLE).read_text())
    except (OSError, ValueError):
        return None


def _has_begun(var: Path) -> bool:
    return (var / "db.sqlite3").exists() or (not _on_sqlite() and not _migrations_wait())


def _on_sqlite() -> bool:
    return connection.vendor == "sqlite"


def _remove(var: Path) -> None:
    if not _on_sqlite():
        raise NotOurs("La base n’est pas dans var/ : videz-la vous-même, puis relancez.")
    if not _is_ours(var):
        raise NotOurs(
            f"{var} contient une base ou des fichiers qui ne sont pas d’une démonstration : rien n’a été effacé.\n"
            "    python3 manage.py demo --var AUTRE_DOSSIER"
        )
    connection.close()
    for name in FILES:
        if name != "secret-key":  # this process already signs with it
            (var / name).unlink(missing_ok=True)
    for name in FOLDERS:
        shutil.rmtree(var / name, ignore_errors=True)


def _is_ours(var: Path) -> bool:
    """A demo was built here, or begun; or there is nothing that somebody could miss.

    VAR_DIR of a deployment is var/ too: a command typed without its environment must not take its base for a demo.
    """
    found = {path.name for path in var.iterdir()} if var.exists() else set()
    return bool(found & {BEGUN, WHOLE}) or not (found - {*FILES} or _holds_something())


def _holds_something() -> bool:
    """Whether the base has an account of ours, or tables that are not ours."""
    users = get_user_model()
    try:
        tables = connection.introspection.table_names()
        return users.objects.exists() if users._meta.db_table in tables else bool(tables)
    except DatabaseError:  # whatever that file is, it is not ours
        return True


def _migrate() -> None:
    # Migrations build thousands of classes that live to the end: looking for garbage among them takes a third of the
    # time and finds little.
    gc.disable()
    call_command("migrate", verbosity=0, interactive=False)


def _apart(work: Callable[[], None]) -> None:
    """In a process that ends with its memory: migrating takes a gigabyte, which the server would hold until it stops.

    Raises CommandError; what went wrong has been printed.
    """
    connections.close_all()  # neither process goes on with a connection of the other
    if not _on_sqlite():
        connection.close_pool()
    child = os.fork()
    if not child:
        try:
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    try:
        _pid, status = os.waitpid(child, 0)
    except BaseException:
        os.kill(child, signal.SIGTERM)
        raise
    if status:
        raise CommandError("Les tables de la base n’ont pas pu être faites. Ce qui précède dit pourquoi.")


def _migrations_wait() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _collect_static(var: Path, say: Say) -> None:
    """Gather the static files when one has changed: names, sizes and dates are compared with those of last time."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            found = os.stat(storage.path(path))
            digest.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    if stamp.exists() and stamp.read_text() == digest.hexdigest():
        return
    say("Les images, les styles et les scripts…")
    call_command("collectstatic", verbosity=0, interactive=False, clear=False)
    stamp.write_text(digest.hexdigest())


def _build(var: Path, life: Life) -> None:
    with transaction.atomic():
        for name in ROOMS:
            if find_spec(name):
                import_module(name).build(life)
    _write(var / "demo.json", life.accounts_as_data())


def _write(path: Path, data: object) -> None:
    draft = path.with_name(f"{path.name}.new")
    draft.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    draft.replace(path)


def banner(var: Path, address: str) -> str:
    """Who to try, and where."""
    accounts = json.loads((var / "demo.json").read_text())["accounts"]
    width = max((len(account["name"]) for account in accounts), default=0)
    lines = ["", "Parties prenantes, la démonstration. Tout est inventé.", "", f"  Accueil         {address}/"]
    lines += [f"  Personnes       {address}/entrer/", f"  Équipes         {address}/entrer/equipe/"]
    lines += [f"  Les SMS reçus   {address}/demo/telephone/", f"  Les pièces      {address}/demo/composants/", ""]
    lines += [f"  {account['name']:<{width}}  {_way_in(account)}" for account in accounts]
    lines += ["", "  Le code à six chiffres d’une équipe, par exemple :  python3 manage.py demo_code nadia"]
    return "\n".join([*lines, f"  Ces comptes :  {var / 'demo.json'}", ""])


def _way_in(account: dict[str, str | None]) -> str:
    if account["phone"]:
        return f"téléphone {account['phone']}"
    if account["totp_secret"]:
        return f"nom {account['username']}, mot de passe {account['password']}"
    return f"nom {account['username']}, code de la carte {account['password']}"
