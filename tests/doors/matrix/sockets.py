"""The doors that are sockets: a stream that is followed, something that happens, and what comes down to whom.

Needs a world that is committed and a site that is served: the hub looks from a thread of its own.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from journal.models import head_seq
from journal.rules import record
from live import wire
from participation.moderation.events import STREAM, MessageSubmitted
from participation.plans.events import MessageSent, WordsWritten
from participation.plans.models import Box, Message
from tests.doors.matrix import talk
from tests.doors.matrix.flips import Cell, flipped, knocker, letter_of
from tests.doors.matrix.knocking import EVERYBODY, Door, Outcome
from tests.doors.matrix.moderation import MODERATE
from tests.doors.matrix.plans import GLASS, READ, with_glass
from tests.doors.matrix.world import HER_LETTER, HER_MESSAGE, NOBODY, TEAM_WORDS, World
from tests.support import live

PATIENCE = 10.0  # seconds for a frame or the end, on a machine that does much else


@dataclass(frozen=True)
class Stream:
    """A door that is followed. happens: tells it again, in the journal alone: no rule asks the table in between.

    says: the words in the frame of somebody who may. nothing: a name alike, of what does not exist. shared: followed by
    other structures too, for what is theirs: what is not is a number to them, without words.
    """

    door: Door
    name: Callable[[World], str]
    nothing: str
    says: str
    happens: Callable[[World], None]
    shared: bool = False

    def __str__(self) -> str:
        return self.door.label


@dataclass
class Heard:
    """All that came down one socket: frames as they came, and the code with which it closed, None while it is open."""

    frames: list[str] = field(default_factory=list)
    code: int | None = None

    @property
    def told(self) -> tuple[int | None, list[str]]:
        return self.code, self.frames

    @property
    def skipped(self) -> bool:
        """A number came, and it says nothing else: no word, no id of what happened."""
        kinds = [json.loads(frame) for frame in self.frames]
        return bool(kinds) and all(frame.keys() == {"stream", "seq", "kind"} for frame in kinds)


def _words_again(world: World) -> None:
    """Her part's words of the team: what a partner to whom it is open is shown, too."""
    words = world.section.words.get(box=Box.TEAM)
    ids = {"plan": world.plan.pk, "section": world.section.pk, "words": words.pk, "post": 1}
    with transaction.atomic():
        record(WordsWritten(**ids), by=None)


def _message_again(world: World) -> None:
    with transaction.atomic():
        record(MessageSubmitted(item=world.item.pk), by=None)


def _letter_again(world: World) -> None:
    letter = Message.objects.get(thread__person=world.awa, text=HER_LETTER)
    with transaction.atomic():
        record(MessageSent(thread=world.awa.pk, message=letter.pk), by=None)


PLAN = Stream(
    Door("live", READ, lambda *_: False, given=with_glass, label="socket plan"),
    name=lambda world: f"plan:{world.plan.pk}",
    nothing=f"plan:{NOBODY}",
    says=TEAM_WORDS,
    happens=_words_again,
)
MODERATION = Stream(
    Door("live", MODERATE, lambda *_: False, of="structure", label="socket moderation"),
    name=lambda world: STREAM,
    nothing=f"{STREAM}-d-ailleurs",
    says=HER_MESSAGE,
    happens=_message_again,
    shared=True,
)
MESSAGES = Stream(
    Door("live", talk.READ, lambda *_: False, label="socket messages"),
    name=lambda world: f"messages:{world.awa.pk}",
    nothing=f"messages:{NOBODY}",
    says=HER_LETTER,
    happens=_letter_again,
)
STREAMS = (PLAN, MODERATION, MESSAGES)


@contextmanager
def follows(site: str, world: World, who: str, name: str) -> Iterator[ClientConnection]:
    """The browser of this actor follows a stream from now on; a visitor's brings no cookie."""
    cookie = world.client(who).cookies.get(settings.SESSION_COOKIE_NAME)
    with live.socket(site, cookie.value if cookie else "", **{name: head_seq(name)}) as end:
        yield end


def hear(end: ClientConnection, says: str, *, seconds: float = PATIENCE) -> Heard:
    """Until a frame has these words or none, or the server closes, or nothing of that came for so long."""
    heard, until = Heard(), time.monotonic() + seconds
    try:
        while not heard.skipped and not any(says in frame for frame in heard.frames):
            heard.frames.append(_plain(end.recv(timeout=max(0.0, until - time.monotonic()))))
    except TimeoutError:
        pass
    except ConnectionClosed as closed:
        heard.code = closed.rcvd.code if closed.rcvd else 1006
    return heard


def _plain(frame: str | bytes) -> str:
    return json.dumps(json.loads(frame), ensure_ascii=False)


def outcome_of(heard: Heard, stream: Stream) -> Outcome:
    """Denied is a code and not a frame before it, or a bare number: a socket that only says nothing is neither."""
    if any(stream.says in frame for frame in heard.frames):
        return Outcome.GRANTED
    closed = heard.told in ((wire.NOT_YOURS, []), (wire.SIGNED_OUT, [])) or (stream.shared and heard.skipped)
    return Outcome.DENIED if closed else Outcome.OTHER


def hear_all(site: str, world: World, who: Mapping[str, str], stream: Stream) -> dict[str, Heard]:
    """actor -> name of a stream: all follow at once, it happens, and what came to each."""
    with ExitStack() as ends:
        sockets = {one: ends.enter_context(follows(site, world, one, name)) for one, name in who.items()}
        stream.happens(world)
        return {one: hear(end, stream.says) for one, end in sockets.items()}


def cells_of(stream: Stream) -> list[Cell]:
    """One action each; a column that holds no tie to the object has no cell to turn over here."""
    cells = [Cell(stream.door.actions[0], column) for column in sorted(EVERYBODY)]
    return [cell for cell in cells if letter_of(stream.door, cell) is not None]


def seen(site: str, world: World, stream: Stream, cell: Cell) -> bool:
    """Whether the next frame alone shows that this cell was turned over.

    Who is granted by the agreement follows already when the cell goes; who is not comes after it was given.
    """
    who, letter = knocker(stream.door, cell), letter_of(stream.door, cell) or ""
    if not cell.granted:
        with flipped(cell, letter):
            return outcome_of(hear_all(site, world, {who: stream.name(world)}, stream)[who], stream) == Outcome.GRANTED
    if cell.column in GLASS and stream is PLAN:
        world.break_glass(cell.column)
    with follows(site, world, who, stream.name(world)) as end:
        stream.happens(world)
        if outcome_of(hear(end, stream.says), stream) != Outcome.GRANTED:
            return False  # nothing to lose: nothing is proved
        with flipped(cell, letter):
            stream.happens(world)
            return outcome_of(hear(end, stream.says), stream) == Outcome.DENIED
