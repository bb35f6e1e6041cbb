"""The walls of the house: import rules, foreign keys, trusted markup, and what has to be kept in step."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings

from outbox.engine.sms import fits
from tests.support.servers import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
CONTRACTS = PYPROJECT["tool"]["importlinter"]["contracts"]
LAYERS = CONTRACTS[0]["layers"]
PACKAGES = ("site", "participation", "workshops")


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PYTHONPATH": f"{root}:{root / 'site'}", "PATH": "/usr/bin:/bin"}
    program = Path(sys.executable).with_name("lint-imports")
    words = [program, "--no-cache", "--no-logo"]
    return subprocess.run(words, cwd=root, env=environment, capture_output=True, text=True, check=False)


def test_the_import_rules_hold():
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


FAULTS = {
    # what: (where it is planted, the line, what the linter has to say)
    "upward, between packages": ("site/journal/events.py", "participation.people.models", "journal.events -> {}"),
    "upward, inside an app": ("workshops/models/__init__.py", "workshops.rules", "workshops.models -> {}"),
    "sideways, between apps": ("participation/people/events.py", "participation.plans.events", "people.events -> {}"),
    "sideways, inside an app": ("workshops/streams.py", "workshops.views", "workshops.streams -> {}"),
    "bleach elsewhere": ("participation/people/engine/numbers.py", "bleach", "people.engine.numbers -> {}"),
    "upward, inside the CMS": ("site/cms/models/news.py", "cms.views", "cms.models.news -> {}"),
    "sideways, inside the CMS": ("site/cms/urls.py", "cms.demo", "cms.urls -> {}"),
    "upward, inside the outbox": ("site/outbox/models/messages.py", "outbox.rules", "outbox.models.messages -> {}"),
    "sideways, inside the outbox": ("site/outbox/views/telephone.py", "outbox.jobs", "outbox.views.telephone -> {}"),
    "upward, inside the live view": ("site/live/streams.py", "live.hub", "live.streams -> {}"),
    "sideways, inside the live view": ("site/live/presence.py", "live.wire", "live.presence -> {}"),
    "upward, inside the journal": ("site/journal/models/entries.py", "journal.rules", "journal.models.entries -> {}"),
    "channels elsewhere": ("workshops/models/__init__.py", "channels", "workshops.models -> {}"),
    "tests in the product": ("site/kit/ids.py", "tests.support", "kit.ids -> tests"),
    # Each in a file of another name, or one complaint would answer for all.
    "a room nobody declared": ("workshops/utils.py", "", "utils"),
    "a room of the CMS nobody declared": ("site/cms/cms_helpers.py", "", "cms_helpers"),
    "a room of the outbox nobody declared": ("site/outbox/outbox_helpers.py", "", "outbox_helpers"),
    "a room of the live view nobody declared": ("site/live/live_helpers.py", "", "live_helpers"),
    "a room of the journal nobody declared": ("site/journal/journal_helpers.py", "", "journal_helpers"),
    "an app nobody declared": ("participation/newroom.py", "", "newroom"),
}


@pytest.fixture(scope="module")
def what_the_linter_says(tmp_path_factory) -> str:
    """Its words on a copy of the code where every fault is planted."""
    house = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", house)
    for name in PACKAGES:
        shutil.copytree(ROOT / name, house / name, ignore=shutil.ignore_patterns("__pycache__", "static", "migrations"))
    for file, imported, _words in FAULTS.values():
        with (house / file).open("a") as planted:
            planted.write(f"\nimport {imported}\n" if imported else "\n")
    done = lint(house)
    assert done.returncode == 1
    return done.stdout


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_caught(what_the_linter_says, fault):
    _file, imported, words = FAULTS[fault]
    assert words.format(imported) in what_the_linter_says


def test_the_folders_of_site_are_the_root_packages():
    """Files beside them too: a module there, or beside manage.py, could be imported and belong to no layer."""
    found = {path.name for path in (ROOT / "site").iterdir()} - {"__pycache__"}
    roots = set(_roots())
    assert found - {"static"} | {"participation", "workshops"} == roots
    assert {path.name for path in ROOT.glob("*.py")} == {"manage.py"}


def test_every_app_has_its_layer_and_every_room_its_contract():
    """A new app is in none of the contracts until it is written there: the linter alone would say nothing of it."""
    ours = [name for name in settings.INSTALLED_APPS if name.split(".")[0] in _roots()]
    assert ours == LAYERS
    inside = {name for contract in CONTRACTS[1:] for name in contract.get("containers", ())}
    assert inside == {*LAYERS, "participation"} - {"config", "kit"}


def _roots() -> list[str]:
    return PYPROJECT["tool"]["importlinter"]["root_packages"]


@pytest.mark.parametrize(
    ("app", "absent"),
    [
        ("participation/desk", "models"),
        ("participation/desk", "rules"),
        ("site/live", "models"),
        ("site/kit", "models"),
    ],
)
def test_some_apps_do_without_some_rooms(app, absent):
    """The desk joins rooms, the live view and the kit serve them: nothing is decided or kept there."""
    assert not list((ROOT / app).glob(f"{absent}*"))


def _level(model) -> int:
    """How low a model's app is; what is not ours lies below everything."""
    name = apps.get_app_config(model._meta.app_label).name
    return LAYERS.index(name) if name in LAYERS else len(LAYERS)


def test_every_foreign_key_points_down():
    up = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if (field.many_to_one or field.one_to_one or field.many_to_many)
        and not field.auto_created
        and field.related_model is not None
        and field.related_model._meta.label != settings.AUTH_USER_MODEL
        and _level(field.related_model) < _level(model)
    ]
    assert up == []


def python_files() -> list[Path]:
    return [path for name in PACKAGES for path in (ROOT / name).rglob("*.py") if "migrations" not in path.parts]


def test_only_kit_html_makes_trusted_markup():
    words = re.compile(r"\b(mark_safe|SafeString\(|autoescape off|html_safe)\b|\|\s*safe\b")
    files = [*python_files(), *(ROOT / "templates").rglob("*.html")]
    found = {str(path.relative_to(ROOT)) for path in files if words.search(path.read_text())}
    assert found == {"site/kit/html.py"}


def test_imports_inside_functions_are_for_registries_only():
    """A registry is filled in `AppConfig.ready()`; everywhere else an import inside hides a circle."""
    hidden = [
        f"{path.relative_to(ROOT)}:{inner.lineno}"
        for path in python_files()
        if path.name not in {"apps.py", "bootstrap.py"}
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_no_file_does_two_jobs():
    """Past about 400 lines, a file has two."""
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in python_files()}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_requirement_files_name_no_registry():
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text()
        assert "://" not in text, path
        assert re.findall(r"^[a-z].*==", text, re.MULTILINE)
        assert len(re.findall(r"^[a-z0-9].*==", text, re.MULTILINE | re.IGNORECASE)) <= text.count("--hash=sha256:")


def test_compiled_catalogues_are_up_to_date():
    sources = list((ROOT / "locale").rglob("*.po"))
    if not sources:
        pytest.skip("no catalogue yet")
    for source in sources:
        compiled = polib.mofile(str(source.with_suffix(".mo")))
        written = polib.pofile(str(source)).translated_entries()
        assert {_key(entry): entry.msgstr for entry in compiled} == {_key(entry): entry.msgstr for entry in written}


def test_every_marked_string_is_in_the_catalogue():
    """`manage.py catalogue` was run after the last change of words. Long blocks are left to gettext itself."""
    known = {entry.msgid for entry in polib.pofile(str(ROOT / "locale/fr/LC_MESSAGES/django.po"))}
    marked = {
        text
        for path in (ROOT / "templates").rglob("*.html")
        for text in re.findall(r'{% translate "([^"]+)"', path.read_text())
    }
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
                marked |= {word.value for word in node.args[:1] if isinstance(word, ast.Constant)}
    assert marked
    assert marked - known == set()


def test_no_sign_of_a_sentence_begins_a_line():
    """Section 6 of the guide: a no-break space before : ; ? ! and inside « »; not in an SMS, where it is costly."""
    alone = re.compile(r"« | »|[\w»’)}%] [;?!](?!\w)|[\w»)}] :(?!\w)|\d h\b")
    sms = {entry for entry in _written() if "'" in entry and fits(entry)}  # a page has the apostrophe of books
    assert sms
    assert {entry for entry in _written() if alone.search(entry)} - sms == set()


def _written() -> set[str]:
    return {entry.msgid for entry in polib.pofile(str(ROOT / "locale/fr/LC_MESSAGES/django.po"))}


def _key(entry: polib.POEntry | polib.MOEntry) -> tuple[str | None, str]:
    return entry.msgctxt, entry.msgid
