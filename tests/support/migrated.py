"""Migrating an empty SQLite takes ten seconds, most of them Wagtail's: the tests keep a migrated one, and copy it."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings

FOLDER = settings.ROOT / ".pytest_cache" / "migrated"


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Of processes that begin together, one migrates, and the others copy what it kept."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def copy_for(name: Path) -> bool:
    """Put a copy of the migrated database at `name`; False when there is none for these migrations."""
    kept = _kept()
    if not kept.exists():
        return False
    shutil.copyfile(kept, name)
    return True


def keep(connection: sqlite3.Connection) -> None:
    """Keep a copy of this database, just migrated, for the next runs; those of other migrations go."""
    kept = _kept()
    draft = Path(f"{kept}.{os.getpid()}")
    copy = sqlite3.connect(draft)
    connection.backup(copy)
    copy.execute("PRAGMA journal_mode=DELETE")
    copy.close()
    for old in FOLDER.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    draft.replace(kept)


def _kept() -> Path:
    """Its name changes with any migration, ours or of a package, and with what the packages are."""
    digest = hashlib.sha256((settings.ROOT / "requirements" / "dev.txt").read_bytes())
    for app in apps.get_app_configs():
        for path in sorted(Path(app.path).glob("migrations/*.py")):
            digest.update(path.read_bytes() if path.is_relative_to(settings.ROOT) else path.name.encode())
    return FOLDER / f"{digest.hexdigest()[:32]}.sqlite3"
