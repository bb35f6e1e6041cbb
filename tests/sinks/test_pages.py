"""Whatever is typed is shown as text: every page that each account of the demo can reach, in HTML, Atom and JSON."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter, deque
from html.parser import HTMLParser
from importlib import import_module
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from openpyxl import load_workbook

from config.demo_life import ROOMS
from kit.demo import Life
from tests.sinks.hostile import poison
from tests.support.clients import signed_in

pytestmark = pytest.mark.django_db

BEGINNINGS = ("/", "/mon-espace/", "/mon-projet/", "/compte/", "/equipe/", "/ateliers/", "/consultations/", "/gestion/")
MOST_PAGES, MOST_OF_GESTION, MOST_OF_A_VIEW = 140, 25, 2
VISITORS = ("", "moussa", "awa", "aidant", "nadia", "paul", "claire", "kader", "admin")


class Trap(HTMLParser):
    """Notes what our strings would become if they were not text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.caught: list[str] = []
        self.links: list[str] = []
        self.streams: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "ppx" or any(name.startswith("onppx") for name in found):
            self.caught.append(f"<{tag} {attrs}>"[:200])
        for name in ("href", "src", "action", "formaction"):
            if (found.get(name) or "").strip().lower().startswith("javascript:"):
                self.caught.append(f"{tag} {name}={found[name]}"[:200])
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
        if found.get("data-live"):
            self.streams.append(found["data-live"])


def faults(response) -> tuple[list[str], Trap]:
    """What is wrong with an answer, whatever its kind; and what its page leads to."""
    trap, wrong = Trap(), []
    if response.status_code >= 500:
        wrong.append(f"status {response.status_code}")
    if any("ppx" in f"{name}{value}".lower() for name, value in response.headers.items()):
        wrong.append(f"a header carries it: {response.headers}")
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if kind == "application/zip":
        wrong += [fault for name, text in _files(content) for fault in _of_text(name, text)]
    elif "spreadsheet" in kind:
        wrong += _of_workbook(content)
    elif kind == "text/csv":
        wrong += _of_text("x.csv", content.decode())
    elif kind == "text/calendar":  # read by calendars, as text: no browser takes it for a page (nosniff)
        wrong += _of_text("x.ics", content.decode())
    elif kind.startswith("text/") or "xml" in kind or "json" in kind:
        text = content.decode()
        wrong += _of_text("x.html", text)
        if kind == "text/html":
            trap.feed(text)
            wrong += trap.caught
    return wrong, trap


def _files(content: bytes) -> list[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as inside:
        return [(name, inside.read(name).decode()) for name in inside.namelist() if name.endswith((".html", ".csv"))]


def _of_workbook(content: bytes) -> list[str]:
    book = load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    wrong = [f"x.xlsx: a formula: {cell.value}" for cell in cells if cell.data_type == "f"]
    return wrong + _of_text("x.xlsx", "\n".join(str(cell.value) for cell in cells if cell.value is not None))


def _of_text(name: str, text: str) -> list[str]:
    wrong = []
    if name.endswith(".csv"):
        cells = [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]
        wrong += [f"{name}: a formula: {cell[:40]}" for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    elif not name.endswith((".xlsx", ".ics")) and (place := re.search(r"<ppx", text)):
        wrong.append(f"{name}: {text[max(0, place.start() - 120) : place.end() + 20]!r}")
    if "6676892993" in text:  # no key or token holds ten such digits by chance
        wrong.append(f"{name}: a template was run")
    return wrong


def walk(client: Client) -> tuple[list[str], list[str]]:
    """Follow every link of the house, each once, a few of each view; what was wrong, and where one has been."""
    waiting, seen, wrong, in_gestion = deque(BEGINNINGS), set(BEGINNINGS), [], 0
    been: list[str] = []
    views: Counter[str] = Counter()
    while waiting and len(been) < MOST_PAGES:
        path = waiting.popleft()
        if path.startswith("/gestion/"):
            in_gestion += 1
            if in_gestion > MOST_OF_GESTION:
                continue
        views[view := _view(path)] += 1
        if view != "wagtail_serve" and views[view] > MOST_OF_A_VIEW:
            continue
        response = client.get(path, follow=True)
        been.append(path)
        found, trap = faults(response)
        wrong += [f"{path}: {fault}" for fault in found]
        for stream in trap.streams:
            found, _none = faults(client.get(reverse("live:catch-up"), {"stream": stream, "after": 0}))
            wrong += [f"live {stream}: {fault}" for fault in found]
        for link in trap.links:
            to = urlsplit(urljoin(response.request["PATH_INFO"], link))
            target = to.path + (f"?{to.query}" if to.query else "")
            if to.scheme in ("", "http") and to.netloc in ("", "testserver") and target not in seen:
                seen.add(target)
                waiting.append(target)
    return wrong, been


def _view(path: str) -> str:
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return path


@pytest.fixture
def life(settings, tmp_path) -> Life:
    settings.MEDIA_ROOT = tmp_path
    life = Life()
    for room in ROOMS:
        import_module(room).build(life)
    return life


def test_whatever_is_typed_is_shown_as_text(life):
    assert poison() > 200
    wrong, been = {}, {}
    for key in VISITORS:
        client = signed_in(life.people[key]) if key else Client()
        found, been[key] = walk(client)
        if found:
            wrong[key or "visitor"] = found[:5]
    assert {key: len(paths) for key, paths in been.items() if len(paths) < 12} == {}
    assert wrong == {}


def test_the_trap_catches_what_is_not_text():
    for text in ('<p><ppx src="x"></p>', '<input value="" onppx=1>', '<a href=" javascript:ppx(1)">x</a>'):
        trap = Trap()
        trap.feed(text)
        assert trap.caught, text
    assert _of_text("x.csv", "nom;age\n=1+1;2\n")
    assert _of_text("x.html", "6676892993")
    assert not _of_text("x.csv", "nom;age\n'=1+1;2\n")
