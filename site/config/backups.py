"""A backup: one file with every row and every file put in the site. Taken while the site runs, put back whole.

Needs no tool outside Python. SQLite is copied by its online backup; PostgreSQL table by table with COPY, in one
transaction that sees one moment. Secrets (SECRET_KEY, those of the gateways) are not in it: they are the deployment's.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from participation.people.rules import leave_no_trace
from participation.people.rules.erase_again import erase_again, erasures_done

MANIFEST, DATABASE, TABLES, MEDIA = "manifest.json", "db.sqlite3", "tables", "media"


class NotPossible(Exception):
    """Said to the operator as it is."""


# Taking


def take(target: Path) -> Path:
    """Write a backup at `target`, or in it with a dated name when it is a folder. Returns the file.

    The file appears when it is complete, and only its owner reads it. Raises NotPossible when it exists already.
    """
    now = dt.datetime.now(dt.UTC)
    if target.is_dir():
        target = target / f"parties-prenantes-{now:%Y-%m-%d-%H%M%S}.tar.gz"
    if target.exists():
        raise NotPossible(f"{target} existe déjà.")
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        try:
            with tarfile.open(fileobj=file, mode="w:gz") as archive:
                content = _take_sqlite(archive) if connection.vendor == "sqlite" else _take_postgresql(archive)
                _take_media(archive)
                manifest = {"made": now.isoformat(), "engine": connection.vendor, **content}
                _put(archive, MANIFEST, json.dumps(manifest, indent=1).encode())
        except BaseException:
            draft.unlink()
            raise
    draft.replace(target)
    return target


def _take_sqlite(archive: tarfile.TarFile) -> dict[str, Any]:
    connection.ensure_connection()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / DATABASE
        copy = sqlite3.connect(path)
        connection.connection.backup(copy)
        # One file, without the write-ahead log beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
        copy.close()
        archive.add(path, DATABASE)
    return {}


def _take_postgresql(archive: tarfile.TarFile) -> dict[str, Any]:
    tables: dict[str, list[str]] = {}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        ours = set(connection.introspection.django_table_names(only_existing=True, include_views=False))
        ours.add(MigrationRecorder.Migration._meta.db_table)
        for table in sorted(ours):
            tables[table] = _columns(cursor, table)
            with tempfile.TemporaryFile() as rows:
                with cursor.copy(f"COPY {_list(table, tables[table])} TO STDOUT") as copy:
                    for piece in copy:
                        rows.write(piece)
                _put(archive, f"{TABLES}/{table}", rows)
        applied = sorted(MigrationRecorder(connection).applied_migrations())
    return {"tables": tables, "migrations": applied}


def _columns(cursor: Any, table: str) -> list[str]:
    """The columns that hold something of their own: generated ones are computed again."""
    cursor.execute(
        "SELECT column_name FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND table_name = %s AND is_generated = 'NEVER' "
        "ORDER BY ordinal_position",
        [table],
    )
    return [name for (name,) in cursor.fetchall()]


def _list(table: str, columns: list[str]) -> str:
    quote = connection.ops.quote_name
    return f"{quote(table)} ({', '.join(quote(column) for column in columns)})"


def _take_media(archive: tarfile.TarFile) -> None:
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.rglob("*")) if root.exists() else ():
        if path.is_file() and not path.is_symlink():
            archive.add(path, f"{MEDIA}/{path.relative_to(root).as_posix()}")


def _put(archive: tarfile.TarFile, name: str, content: bytes | IO[bytes]) -> None:
    file = io.BytesIO(content) if isinstance(content, bytes) else content
    entry = tarfile.TarInfo(name)
    entry.size = file.seek(0, os.SEEK_END)
    entry.mode = 0o600
    file.seek(0)
    archive.addfile(entry, file)


# Putting back


def put_back(source: Path, *, over: bool) -> None:
    """Replace the whole database and every file by those of a backup, then bring the tables up to date.

    over: agree to lose what is there. Raises NotPossible when something is there and `over` is False, when the file is
    no backup of ours, or when it comes from the other database engine.
    """
    with _opened(source) as archive:
        manifest = _manifest(archive)
        if manifest["engine"] != connection.vendor:
            raise NotPossible(f"Cette sauvegarde vient de {manifest['engine']}, la base d’ici est {connection.vendor}.")
        if not over and _is_something_there():
            raise NotPossible("Il y a déjà des comptes ou des fichiers ici. Pour les remplacer : --yes.")
        erased = erasures_done()
        files = _unpack_media(archive)
        if connection.vendor == "sqlite":
            _put_back_sqlite(archive)
        else:
            _put_back_postgresql(archive, manifest)
        _exchange_media(files)
    call_command("migrate", verbosity=0, interactive=False)
    # A copy is older than what was erased since: nobody comes back with it.
    erase_again(erased)
    leave_no_trace()


@contextmanager
def _opened(source: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(source) as archive:
            yield archive
    except (OSError, tarfile.TarError) as error:
        raise NotPossible(f"{source} ne peut pas être lu : ce n’est pas une sauvegarde.") from error


def _manifest(archive: tarfile.TarFile) -> dict[str, Any]:
    try:
        return json.loads(_open(archive, MANIFEST).read())
    except (KeyError, ValueError) as error:
        raise NotPossible("Ce fichier n’est pas une sauvegarde, ou elle n’est pas complète.") from error


def _open(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    file = archive.extractfile(name)
    if file is None:
        raise KeyError(name)
    return file


def _is_something_there() -> bool:
    media = Path(settings.MEDIA_ROOT)
    users = apps.get_model(settings.AUTH_USER_MODEL)
    has_table = users._meta.db_table in connection.introspection.table_names()
    return (has_table and users._default_manager.exists()) or (media.exists() and any(media.iterdir()))


def _put_back_sqlite(archive: tarfile.TarFile) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / DATABASE
        with _open(archive, DATABASE) as rows, path.open("wb") as file:
            shutil.copyfileobj(rows, file)
        source = sqlite3.connect(path)
        if source.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise NotPossible("La base de cette sauvegarde est abîmée. Rien n’a été changé.")
        connection.ensure_connection()
        source.backup(connection.connection)  # page by page, inside one transaction of SQLite's
        source.close()
    connection.close()


def _put_back_postgresql(archive: tarfile.TarFile, manifest: dict[str, Any]) -> None:
    """The tables as they were on the day of the backup, filled in a schema beside ours, which then takes its place.

    Until the exchange, one transaction, nothing of what is there has changed.
    """
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        [ours] = cursor.fetchone()
        beside, replaced = f"{ours}_restored", f"{ours}_replaced"
        cursor.execute(f"DROP SCHEMA IF EXISTS {quote(beside)} CASCADE")
        cursor.execute(f"CREATE SCHEMA {quote(beside)}")
        cursor.execute(f"SET search_path TO {quote(beside)}")
        try:
            _migrate_to([(app, name) for app, name in manifest["migrations"]])
            with transaction.atomic():
                _fill(cursor, archive, manifest["tables"])
                cursor.execute(f"ALTER SCHEMA {quote(ours)} RENAME TO {quote(replaced)}")
                cursor.execute(f"ALTER SCHEMA {quote(beside)} RENAME TO {quote(ours)}")
                cursor.execute(f"DROP SCHEMA {quote(replaced)} CASCADE")
        finally:
            cursor.execute("RESET search_path")
            cursor.execute(f"DROP SCHEMA IF EXISTS {quote(beside)} CASCADE")


def _fill(cursor: Any, archive: tarfile.TarFile, tables: dict[str, list[str]]) -> None:
    cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    # What migrations have put there comes back with the rest.
    cursor.execute(f"TRUNCATE {', '.join(connection.ops.quote_name(table) for table in tables)} CASCADE")
    for table, columns in tables.items():
        with cursor.copy(f"COPY {_list(table, columns)} FROM STDIN") as copy:
            rows = _open(archive, f"{TABLES}/{table}")
            while piece := rows.read(1 << 20):
                copy.write(piece)
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.db_table in tables]
    for statement in connection.ops.sequence_reset_sql(no_style(), models):
        cursor.execute(statement)


def _migrate_to(applied: list[tuple[str, str]]) -> None:
    """Build exactly the tables these migrations build. Raises NotPossible for one this version does not know."""
    executor = MigrationExecutor(connection)
    loader = executor.loader
    known = set(loader.disk_migrations)
    known |= {key for migration in loader.disk_migrations.values() for key in migration.replaces}
    if unknown := [f"{app}.{name}" for app, name in applied if (app, name) not in known]:
        raise NotPossible(f"Cette sauvegarde vient d’une version plus récente du site ({unknown[0]}).")
    nodes = loader.graph.node_map
    inside = set(applied) & nodes.keys()
    executor.migrate(sorted(key for key in inside if not any(child.key in inside for child in nodes[key].children)))


def _unpack_media(archive: tarfile.TarFile) -> Path:
    """The files of the backup, beside where they will go. Names that would leave that folder are refused."""
    target = Path(settings.MEDIA_ROOT)
    fresh = target.with_name(f"{target.name}.restored-{os.getpid()}")
    fresh.mkdir(parents=True)
    for entry in archive.getmembers():
        parts = PurePosixPath(entry.name).parts
        if not parts or parts[0] != MEDIA or not entry.isfile():
            continue
        if ".." in parts or PurePosixPath(entry.name).is_absolute():
            raise NotPossible(f"Nom de fichier refusé : {entry.name}")
        path = fresh.joinpath(*parts[1:])
        path.parent.mkdir(parents=True, exist_ok=True)
        with _open(archive, entry.name) as content, path.open("wb") as file:
            shutil.copyfileobj(content, file)
    return fresh


def _exchange_media(fresh: Path) -> None:
    target = Path(settings.MEDIA_ROOT)
    old = target.with_name(f"{target.name}.replaced-{os.getpid()}")
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)
