"""What `manage.py demo` may remove: a demo, and nothing else. Each test is the command itself, in its own folder."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.servers import ROOT, environment_for_children


def demo(var: Path, *options: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "manage.py", "demo", "--port", "0", "--var", str(var), *options]
    variables = environment_for_children() | {"DJANGO_SETTINGS_MODULE": "config.settings.demo", "PP_BOOTSTRAP": "no"}
    for name in ("DATABASE_URL", "REDIS_URL"):
        variables.pop(name, None)
    return subprocess.run(words, env=variables, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


def a_database(path: Path, table: str) -> Path:
    """One table with one row: enough to be somebody's."""
    with sqlite3.connect(path) as rows:
        rows.execute(f"CREATE TABLE {table} (id TEXT)")
        rows.execute(f"INSERT INTO {table} VALUES ('1')")  # noqa: S608
    rows.close()
    return path


@pytest.mark.parametrize("options", [(), ("--reset",)], ids=["plain", "reset"])
@pytest.mark.parametrize("table", ["people_user", "somebody_elses"])
def test_a_base_that_is_no_demo_is_never_removed(tmp_path, options, table):
    """A deployment keeps its own in var/ too: there, the demo was typed by mistake."""
    base = a_database(tmp_path / "db.sqlite3", table)
    done = demo(tmp_path, *options)
    assert done.returncode == 1
    assert "rien n’a été effacé" in done.stderr
    with sqlite3.connect(base) as rows:
        assert rows.execute(f"SELECT * FROM {table}").fetchall() == [("1",)]  # noqa: S608


def test_folders_that_are_no_demo_are_never_removed(tmp_path):
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "photo.jpg").write_bytes(b"a face")
    done = demo(tmp_path, "--reset")
    assert done.returncode == 1
    assert "rien n’a été effacé" in done.stderr
    assert (tmp_path / "media" / "photo.jpg").read_bytes() == b"a face"
