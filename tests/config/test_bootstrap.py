"""From a bare Python: what is installed, when, and what is said when it cannot be."""

import os
import subprocess
import sys

import pytest

from config import bootstrap


@pytest.fixture
def clone(tmp_path):
    """A folder like a fresh clone, whose .venv is made but holds nothing yet."""
    (tmp_path / "requirements").mkdir()
    for name in ("run", "dev", "bootstrap"):
        (tmp_path / "requirements" / f"{name}.txt").write_text(f"{name}==1\n")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").touch()
    return str(tmp_path)


def stamp(clone: str, name: str) -> None:
    bootstrap.write(bootstrap.stamp_file(clone, name), bootstrap.fingerprint(clone, name))


def test_nothing_is_installed_twice(clone):
    assert not bootstrap.is_ready(clone, "run")
    stamp(clone, "run")
    assert bootstrap.is_ready(clone, "run")


def test_the_development_set_is_enough_for_the_demo_but_not_the_reverse(clone):
    stamp(clone, "run")
    assert not bootstrap.is_ready(clone, "dev")
    stamp(clone, "dev")
    assert bootstrap.is_ready(clone, "run")


def test_new_requirements_are_installed(clone, tmp_path):
    stamp(clone, "run")
    (tmp_path / "requirements" / "run.txt").write_text("run==2\n")
    assert not bootstrap.is_ready(clone, "run")


def test_without_python3_venv_the_apt_command_is_said(clone, monkeypatch, capsys):
    find = bootstrap.importlib.util.find_spec
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find(name))
    with pytest.raises(SystemExit, match="apt install python3"):
        bootstrap.install(clone, "run", f"{clone}/.venv/bin/python")


def test_an_old_python_is_told_so(monkeypatch):
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit, match=r"3\.11"):
        bootstrap.prepare("/nowhere", ["manage.py", "demo"])


@pytest.mark.parametrize(
    ("command", "secret", "settings"),
    [
        ("test", "", "test"),
        ("demo", "", "demo"),
        ("demo", "a-secret", "demo"),
        ("migrate", "", "demo"),
        ("migrate", "a-secret", "production"),
    ],
)
def test_settings_follow_the_command_and_the_environment(monkeypatch, command, secret, settings):
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE", raising=False)
    monkeypatch.setenv("SECRET_KEY", secret)
    bootstrap.choose_settings("/nowhere", command, ["manage.py", command])
    assert bootstrap.os.environ["DJANGO_SETTINGS_MODULE"] == f"config.settings.{settings}"


def test_it_needs_nothing_but_the_standard_library():
    words = [sys.executable, "-I", "-S", "-c", f"import runpy; runpy.run_path({bootstrap.__file__!r})"]
    assert subprocess.run(words, check=False, capture_output=True).returncode == 0


def test_what_was_compiled_is_kept_in_the_venv_where_nothing_may_be_written_beside_the_sources(tmp_path):
    (tmp_path / "ours.py").touch()
    words = f"""
import runpy, subprocess, sys
runpy.run_path({bootstrap.__file__!r})["keep_bytecode"]({str(tmp_path)!r})
subprocess.run([sys.executable, "-c", "import ours"], cwd={str(tmp_path)!r}, check=True)
"""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPYCACHEPREFIX"}
    subprocess.run([sys.executable, "-c", words], env=environment | {"PYTHONDONTWRITEBYTECODE": "1"}, check=True)
    kept = [path.relative_to(tmp_path).parts[:2] for path in tmp_path.rglob("ours.*.pyc")]
    assert kept == [(".venv", "bytecode")]
