"""One look at the journal for many viewers: the database work behind the hub and behind GET /live/.

Everything here is synchronous and keeps nothing: it is given where each viewer is, and says what to send.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from journal.events import RIGHTS
from journal.models import Entry, entries_after, head_seqs
from kit.refusals import NotAllowed
from kit.time import now, today
from live import presence, refusals, streams, wire
from live.presence import Here
from live.sessions import Viewer, viewers_of

log = logging.getLogger(__name__)

FURTHEST = 200  # entries: beyond, reloading is quicker than catching up
# Entries drawn at once for those who catch up: a phone that stays a second only has to get some of them each time.
PORTION = 20
# What rights depend on besides what is written in a stream: how often they changed, and the day, since all are dated.
Rights = tuple[int, dt.date]


@dataclass(eq=False)
class Follower:
    """One socket, or one GET, that follows one stream.

    after: last seq it has. asked: its right was checked once; from then on it is asked only when there is something to
    say, or when rights are no longer those under which it was asked. view: the one it is shown; with another, it
    reloads. ends: when that view ends by itself, if it does. here: who it was last told is there; nobody, at first.
    by_get: no subscription counts as its read, so that each answer that shows something is one.
    """

    session: str
    stream: str
    after: int
    asked: bool = False
    rights: Rights | None = None
    view: str | None = None
    ends: dt.datetime | None = None
    here: Here = ()
    by_get: bool = False

    def is_to_ask(self, rights: Rights, moment: dt.datetime) -> bool:
        return not self.asked or self.rights != rights or (self.ends is not None and self.ends <= moment)


@dataclass
class Delivery:
    """What to send to one follower: frames as JSON text, then where it is; or the code to close with."""

    frames: list[str] = field(default_factory=list)
    after: int = 0
    rights: Rights | None = None
    view: str | None = None
    ends: dt.datetime | None = None
    here: Here = ()
    close: int | None = None


@dataclass
class Places:
    """Where people are, in the sockets of one process: (session, stream, where)."""

    process: str
    places: Sequence[tuple[str, str, str]]


@dataclass
class Scene:
    """What a look found besides the entries: where the streams are, who is behind each session, and who is where in the
    streams that show it."""

    heads: Mapping[str, int] = field(default_factory=dict)
    viewers: Mapping[str, Viewer] = field(default_factory=dict)
    presences: Mapping[str, Here] = field(default_factory=dict)


@dataclass
class Frame:
    """One entry as it goes out, and the seq of the piece that tells as much (Piece.told_by)."""

    full: str
    skipped: str
    told_by: int = 0

    def since(self, after: int) -> str:
        """For who has everything up to `after`, and gets all of these frames."""
        return self.skipped if self.told_by > after else self.full


def look(
    followers: Sequence[Follower], *, places: Places | None = None, ask_all: bool = False
) -> dict[Follower, Delivery]:
    """What each follower gets now; those for whom nothing is new are left out. See `looks`."""
    deliveries: dict[Follower, Delivery] = {}
    for some in looks(followers, places=places, ask_all=ask_all):
        deliveries |= some
    return deliveries


def looks(
    followers: Sequence[Follower], *, places: Places | None = None, ask_all: bool = False, scene: Scene | None = None
) -> Iterator[dict[Follower, Delivery]]:
    """The same, part by part, each to be handed over at once: who may see nothing more, then stream after stream.

    Rights that changed are asked before anything is drawn, which takes longer; whoever stops between two parts leaves
    the others for the next look. Streams come in the order of their first follower.
    places: also say who is where, in the streams that show it. ask_all: check every right again, with or without news.
    scene: filled with what was found, for who asks later whether it is still so.
    One query for the heads of the streams, one for the sessions, one for the accounts, those of the guards; then, per
    stream with something to say, one for its entries, those of its `views`, and one rendering per view.
    """
    names = {follower.stream for follower in followers}
    # Read first: what is written meanwhile moves them on, and is looked at again.
    heads = heads_of(names)
    rights = (heads.get(RIGHTS, 0), today())
    viewers = viewers_of(follower.session for follower in followers)
    presences = meet(names, viewers, places) if places else {}
    if scene is not None:
        scene.heads, scene.viewers, scene.presences = heads, viewers, presences
    moment = now()
    unsure: dict[str, list[Follower]] = defaultdict(list)
    news: dict[str, list[Follower]] = defaultdict(list)
    gone = {one: Delivery(close=wire.SIGNED_OUT) for one in followers if one.session not in viewers}
    for one in followers:
        head, here = heads.get(streams.journal_of(one.stream), 0), presences.get(one.stream, one.here)
        if one in gone:
            continue
        if not one.asked or one.after != head or one.here != here or one.by_get:
            news[one.stream].append(one)
        if one.asked and (ask_all or one.is_to_ask(rights, moment)):
            unsure[one.stream].append(one)
    if gone:
        yield gone
    for name, group in unsure.items():
        asked = _safely(name, group, partial(_ask_again, name, group, viewers, rights))
        yield {one: asked[one] for one in group if asked[one].close is not None or one not in news[name]}
        news[name] = [one for one in news[name] if one not in asked or asked[one].close is None]
    for name, group in news.items():
        if group:
            here, head = presences.get(name), heads.get(streams.journal_of(name), 0)
            drawn = _look_at(name, head, group, viewers, here, rights)
            left = set(group)
            while left and (some := _safely(name, [*left], partial(next, drawn, {}))):
                left -= some.keys()
                yield some


def heads_of(names: Iterable[str]) -> Mapping[str, int]:
    """How far the journal is, in what these streams read and in RIGHTS."""
    return head_seqs({streams.journal_of(name) for name in names} | {RIGHTS})


def is_behind(follower: Follower, delivery: Delivery, heads: Mapping[str, int]) -> bool:
    """Whether it was handed a part of what it lacks: the next look goes on."""
    return bool(delivery.frames) and delivery.after < heads.get(streams.journal_of(follower.stream), 0)


def _safely(name: str, group: list[Follower], work: Callable[[], dict[Follower, Delivery]]) -> dict[Follower, Delivery]:
    """One room's mistake must not silence the others. Its pages reload, and show their own error."""
    try:
        return work()
    except Exception:
        log.exception("the live stream %s could not be shown", name.partition(":")[0])
        return {one: Delivery(close=wire.RELOAD) for one in group}


def _ask_again(
    name: str, group: list[Follower], viewers: Mapping[str, Viewer], rights: Rights
) -> dict[Follower, Delivery]:
    """For each: that she may still see it, in the same view, with nothing to send; or the code to close with."""
    found = streams.find(name)
    if found is None:
        return {one: Delivery(close=wire.NOT_YOURS) for one in group}
    family, key = found
    users = list({viewers[one.session].id for one in group})
    ends, views = family.ends(users, key) if family.ends else {}, family.views(users, key)
    deliveries = {}
    for one in group:
        user = viewers[one.session].id
        view, still = views.get(user), Delivery([], one.after, rights, one.view, ends.get(user), one.here)
        deliveries[one] = still if view is not None else Delivery(close=wire.NOT_YOURS)
        if view is not None and one.view not in (None, view):  # what the page shows was drawn for another view
            deliveries[one] = _as_now(family, name, key, view, still) if family.whole else Delivery(close=wire.RELOAD)
    return deliveries


def _as_now(family: streams.LiveStream, name: str, key: str, view: str, still: Delivery) -> Delivery:
    """What she has seen last, as it is in her new view."""
    told = entries_after(streams.journal_of(name), max(0, still.after - FURTHEST), min(still.after, FURTHEST))
    pieces = family.render(told, key, view) if told else {}
    if not pieces:  # nothing was written yet, and yet she sees it otherwise
        return Delivery(close=wire.RELOAD)
    still.view = view
    still.frames = [wire.entry_frame(name, still.after, pieces[max(pieces)], whole=True)]
    return still


def meet(names: Iterable[str], viewers: Mapping[str, Viewer], places: Places) -> Mapping[str, Here]:
    """Who is where, in those of these streams that show it."""
    mine: dict[str, list[tuple[UUID, str]]] = {
        name: [] for name in names if (found := streams.find(name)) and found[0].presence
    }
    for session, stream, where in places.places:
        if session in viewers and stream in mine:
            mine[stream].append((viewers[session].id, where))
    return presence.meet(places.process, mine) if mine else {}


def _look_at(
    name: str,
    head: int,
    group: list[Follower],
    viewers: Mapping[str, Viewer],
    here: Here | None,
    rights: Rights,
) -> Iterator[dict[Follower, Delivery]]:
    """First those who see nothing more of it; then, view by view, those who are about as far, the least behind first.

    Who is far behind gets a part of it, and the next ones in the looks that follow.
    """
    found = streams.find(name)
    if found is None:
        refusals.note(f"{wire.NOT_YOURS}, no such stream")
        yield {one: Delivery(close=wire.NOT_YOURS) for one in group}
        return
    family, key = found
    near = {one for one in group if 0 <= head - one.after <= FURTHEST or (family.whole and one.after <= head)}
    if any(one.after > head for one in group):  # or a database that was put back
        refusals.note(f"{wire.RELOAD}, ahead of the stream")
    first = max(min((one.after for one in near), default=head), head - FURTHEST)
    entries = entries_after(streams.journal_of(name), first, FURTHEST) if near else []
    last = entries[-1].seq if entries else 0
    users = list({viewers[one.session].id for one in group})
    ends = family.ends(users, key) if family.ends else {}
    # The rights are asked once the entries are read: what goes out is what each may see now.
    views = family.views(users, key)
    deliveries: dict[Follower, Delivery] = {}
    by_view: dict[str, list[Follower]] = defaultdict(list)
    for one in group:
        view = views.get(viewers[one.session].id)
        if view is None:
            deliveries[one] = Delivery(close=wire.NOT_YOURS)
        elif one not in near or (one.view not in (None, view) and not family.whole):  # its page shows another view
            deliveries[one] = Delivery(close=wire.RELOAD)
        else:
            by_view[view].append(one)
    if deliveries:
        yield deliveries
    groups = [(view, group) for view, ones in by_view.items() for group in _abreast(family, ones)]
    for view, ones in sorted(groups, key=lambda group: -group[1][0].after):
        deliveries = {}
        frames = _frames(family, name, key, view, _portion(family, ones, entries))
        told = _presence(family, name, key, view, here) if here is not None else None
        for one in ones:
            mine = {seq: frame.since(one.after) for seq, frame in frames.items() if seq > one.after}
            try:
                if family.opened and (mine if one.by_get else not one.asked):
                    family.opened(viewers[one.session].id, key)
            except NotAllowed:  # the right ended since it was asked, a moment ago: hers alone
                deliveries[one] = Delivery(close=wire.NOT_YOURS)
                continue
            after = max(one.after, last) if family.whole else max(mine, default=one.after)
            delivery = Delivery([*mine.values()], after, rights, view)
            delivery.here = one.here if here is None else here
            delivery.ends = ends.get(viewers[one.session].id)
            if told and one.here != here:
                delivery.frames.append(told)
            deliveries[one] = delivery
        yield deliveries


def _is_drawn_whole(family: streams.LiveStream, ones: Iterable[Follower]) -> bool:
    """A piece that is enough alone, and an answer to a GET, come in one."""
    return family.whole or any(one.by_get for one in ones)


def _abreast(family: streams.LiveStream, ones: Sequence[Follower]) -> list[list[Follower]]:
    """Followers of one view, together those who are no more than a portion apart, from the least behind on."""
    if _is_drawn_whole(family, ones):
        return [[*ones]]
    groups: list[list[Follower]] = []
    for one in sorted(ones, key=lambda one: -one.after):
        if not groups or groups[-1][0].after - one.after > PORTION:
            groups.append([])
        groups[-1].append(one)
    return groups


def _portion(family: streams.LiveStream, ones: Sequence[Follower], entries: Sequence[Entry]) -> Sequence[Entry]:
    """What is drawn for them now: at least a portion for the one who has most."""
    begin = min(one.after for one in ones)
    lacking = [entry for entry in entries if entry.seq > begin]
    return lacking if _is_drawn_whole(family, ones) else lacking[: 2 * PORTION]


def _frames(family: streams.LiveStream, name: str, key: str, view: str, entries: Sequence[Entry]) -> dict[int, Frame]:
    pieces = family.render(entries, key, view) if entries else {}
    if family.whole:
        last = max(pieces, default=0)
        return {last: Frame(wire.entry_frame(name, last, pieces[last], whole=True), "")} if pieces else {}
    frames = {}
    for entry in entries:
        piece, skipped = pieces.get(entry.seq), wire.entry_frame(name, entry.seq, None)
        full = wire.entry_frame(name, entry.seq, piece) if piece else skipped
        frames[entry.seq] = Frame(full, skipped, piece.told_by if piece else 0)
    return frames


def _presence(family: streams.LiveStream, name: str, key: str, view: str, here: Here) -> str | None:
    html = family.presence(here, key, view) if family.presence else None
    return None if html is None else wire.presence_frame(name, html)
