"""A door of the walk: where to knock, how one recognises that it opened, and what the same address says of nothing."""

import copy
import enum
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from participation.people.permissions import Column
from tests.doors import rights
from tests.doors.matrix.world import NOBODY, World

EVERYBODY = frozenset(rights.COLUMNS)
NEAR = frozenset({rights.PERSON, rights.HELPER})
TEAM_SIDE = EVERYBODY - NEAR

# The tie that the account of each column really holds to an object of this sort, when no cell of the table gives
# it another one. Awa's own tie to herself, « S », is in the cells that grant it.
LETTERS = {
    "person": dict.fromkeys(rights.COLUMNS, "E") | {rights.REFERENT: "R"},
    "structure": dict.fromkeys(rights.COLUMNS, "E"),
}
for letters in LETTERS.values():
    letters |= {rights.ANONYMOUS: "O", rights.COMMITTEE: "T", rights.TERRITORY: "T", rights.PLATFORM: "Y"}
LETTERS["self"] = dict.fromkeys(rights.COLUMNS, "S")
LETTERS["site"] = {rights.COMMITTEE: "T", rights.TERRITORY: "T", rights.PLATFORM: "Y"}


class Outcome(enum.StrEnum):
    GRANTED = "granted"
    DENIED = "denied"
    OTHER = "neither"  # not what is behind the door, and not what a visitor is told at a closed one
    ERROR = "error"


@dataclass(frozen=True)
class Door:
    """One address, or one stream, behind which something may be done.

    actions: of the table; all of them are needed. args: of the address, from the world. sends: what is posted, None for
    a GET. shows: whether the answer, or what is in the database after it, is that of somebody who may.
    serves: the columns that find here what the table grants them; the others find nothing here, whatever it grants.
    walks: the columns that are tried at all. of: to what the ties are. given: makes hold, before, what has to hold
    besides, for this column. editor: a page of /gestion/. public: what is at this address is for everybody, and only
    something in it is not.
    """

    name: str
    actions: tuple[str, ...]
    shows: Callable[[World, str, HttpResponse], bool]
    args: Callable[[World], tuple] = lambda world: ()
    query: Callable[[World], str] = lambda world: ""
    sends: Callable[[World, str], Mapping[str, object]] | None = None
    serves: frozenset[str] = EVERYBODY
    walks: frozenset[str] = EVERYBODY
    of: str = "person"
    given: Callable[[World, str], None] | None = None
    editor: bool = False
    public: bool = False
    label: str = ""

    def __str__(self) -> str:
        return f"{self.label or self.name} {'POST' if self.sends else 'GET'}"

    def path(self, world: World) -> str:
        return reverse(self.name, args=self.args(world)) + self.query(world)

    def path_of_nothing(self, world: World) -> str | None:
        """The same address with ids that do not exist; None when it has none."""
        args, query = tuple(map(_nothing, self.args(world))), self.query(world)
        query_of_nothing = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", str(NOBODY), query)
        if args == self.args(world) and query == query_of_nothing:
            return None
        return reverse(self.name, args=args) + query_of_nothing

    def expects(self, column: str) -> Outcome:
        """What the agreement says, not the code."""
        granted = column in self.serves and rights.may(column, *self.actions)
        return Outcome.GRANTED if granted else Outcome.DENIED


def _nothing(value: object) -> object:
    if isinstance(value, UUID):
        return NOBODY
    return 999_999 if isinstance(value, int) else "cela-n-existe-pas"


@contextmanager
def untouched() -> Iterator[None]:
    """Whatever happens inside leaves no trace in the database or the cache."""
    cache.clear()
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)


def knock(world: World, door: Door, who: str) -> tuple[Outcome, HttpResponse | None]:
    """Knock once, as this actor of the world."""
    with untouched():
        if door.given:
            door.given(world, who)
        client = world.editor(who) if door.editor else world.client(who)
        try:
            response = _send(client, door, world, who, door.path(world))
        except Exception:
            return Outcome.ERROR, None
        if door.shows(world, who, response):
            return Outcome.GRANTED, response
        led_away = who == rights.ANONYMOUS and response.status_code == 302 and not _is_entrance(response)
        return (Outcome.OTHER if led_away else Outcome.DENIED), response


def knock_at_nothing(world: World, door: Door, who: str) -> HttpResponse | None:
    """The same knock, in the same world, where the object of the address does not exist; None when it names none."""
    path = door.path_of_nothing(world)
    if path is None:
        return None
    with untouched():
        if door.given:
            door.given(world, who)
        client = world.editor(who) if door.editor else world.client(who)
        return _send(client, door, world, who, path)


def _send(client: Client, door: Door, world: World, who: str, path: str) -> HttpResponse:
    """The phone is left as it was, like the database: what a page says once would be said to the first knock alone."""
    cookies = copy.deepcopy(client.cookies)
    try:
        return client.get(path) if door.sends is None else client.post(path, door.sends(world, who))
    finally:
        client.cookies = cookies


def bare(response: HttpResponse) -> tuple[int, str, bytes]:
    """What the viewer is told: status, where to, and the page without its token and nonce, which always differ."""
    where = response.headers.get("Location", "").partition("?")[0]
    page = re.sub(rb'(name="csrfmiddlewaretoken" value|nonce)="[^"]*"', b"", response.content)
    return response.status_code, where, page


def _is_entrance(response: HttpResponse) -> bool:
    return response["Location"].partition("?")[0] in ("/entrer/", "/entrer/equipe/")


def text(response: HttpResponse) -> str:
    return response.content.decode() if response.status_code == 200 else ""


def says(*words: str) -> Callable[[World, str, HttpResponse], bool]:
    """Opened: the page has all these words."""
    return lambda world, who, response: all(word in text(response) for word in words)


def column_of(name: str) -> Column:
    return Column(name)
