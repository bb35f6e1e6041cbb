"""Every address Django would answer, with a path that leads to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from tests.doors.audience import Audience

NOBODY = "0199a0b0-0000-7000-8000-000000000000"
CONVERTERS = {"uuid": NOBODY, "int": "1", "slug": "x", "str": "x", "path": "x.jpg"}
# Where a regular expression is too free to be written out.
EXAMPLES = {
    "cms:walled_up": "/gestion/users/",
    "cms:no_page_passwords": "/_util/login/",
    "wagtaildocs_serve": "/documents/1/x.pdf",
    "wagtail_serve": "/cela-n-existe-pas/",
}


@dataclass(frozen=True)
class Route:
    """A line of the resolver: `name` with its namespaces, `path` an example of it, `says` what its view declares."""

    name: str
    pattern: str
    path: str
    says: Audience | None

    def __str__(self) -> str:
        return f"{self.name} /{self.pattern}"

    @property
    def takes_arguments(self) -> bool:
        return "<" in self.pattern or "(" in self.pattern

    @property
    def answers(self) -> str | None:
        """The name of the route that really answers `path`: another one when it was put in front; None: nobody."""
        try:
            return resolve(self.path).view_name
        except Resolver404:
            return None


def every() -> list[Route]:
    return list(_walk(get_resolver().url_patterns, "", ()))


def _walk(entries: list, prefix: str, namespaces: tuple[str, ...]) -> Iterator[Route]:
    for entry in entries:
        pattern = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            inner = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from _walk(entry.url_patterns, pattern, inner)
        elif isinstance(entry, URLPattern):
            name = ":".join((*namespaces, entry.name or ""))
            path = EXAMPLES.get(name) or _example(pattern)
            yield Route(name, pattern, path, getattr(entry.callback, "audience", None))


def _example(pattern: str) -> str:
    path = re.sub(r"<(?:(\w+):)?\w+>", lambda found: CONVERTERS.get(found[1] or "str", "x"), pattern)
    path = re.sub(r"\(\?P<\w+>\\d\+\)|\(\\d\+\)", "1", path)
    return "/" + re.sub(r"[\^$?\\]|\.\*|\([^()]*\)", "", path)


def declared() -> dict[str, Audience]:
    """The rooms' tables as one. Raises ValueError when two rooms declare one door."""
    doors: dict[str, Audience] = {}
    for table in sorted(Path(__file__).parent.glob("table_*.py")):
        room = import_module(f"tests.doors.{table.stem}").DOORS
        if twice := doors.keys() & room.keys():
            raise ValueError(f"{table.stem} declares again {twice}")
        doors |= room
    return doors
