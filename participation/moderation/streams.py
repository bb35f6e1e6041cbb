"""What is live in moderation: arrivals wait above the queue, decisions change the message where it stands."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.translation import get_language

from journal.models import Entry
from kit.time import now
from live.streams import LiveStream, Piece
from participation.moderation.events import (
    APPEALS,
    MINE,
    STREAM,
    AppealHeard,
    AppealMade,
    DecisionUndone,
    MessageEscalated,
    MessageHeld,
    MessageMoved,
    MessageReported,
    MessageSubmitted,
    NameTakenBack,
    OpinionAsked,
    OpinionGiven,
    ReportMoved,
    WordsCorrected,
    WordsErased,
)
from participation.moderation.fragments import (
    QUEUE,
    SENT,
    counts,
    dom_id,
    draw_report,
    draw_sent,
    render_counts,
    render_message,
    waiting_reports,
)
from participation.moderation.models import Report, ReviewItem
from participation.people.models import Mandate, Referent, User, accompanying, mandated
from participation.people.permissions import structures_where_each

# What may bring a message under a tab where it was not: everything but a lease, and an answer to its author.
ARRIVALS = {
    one.__name__
    for one in (
        MessageSubmitted,
        WordsCorrected,
        MessageReported,
        MessageMoved,
        MessageHeld,
        OpinionAsked,
        OpinionGiven,
        MessageEscalated,
        DecisionUndone,
        AppealMade,
        AppealHeard,
    )
}
# What another desk reads from now on.
LEAVES = {one.__name__ for one in (MessageMoved, WordsCorrected)}
# What is no more.
GONE = {one.__name__ for one in (NameTakenBack, WordsErased)}


def views(user_ids: Sequence[UUID], _key: str) -> Mapping[UUID, str | None]:
    """« structures|authors|writers|named »: whose messages one sees; those of whom, written down by whom, and naming
    whom one does not. The team alone has a view.

    Says for many users, in some few queries, what `permissions.visible_items` says for one.
    """
    granted = structures_where_each(user_ids, "contribution.moderate")
    structures = {user_id: {str(one) for one in found} for user_id, found in granted.items() if found}
    hidden: dict[UUID, set[str]] = {user_id: set() for user_id in structures}
    # Oneself is named only by those who have written: the others share one view, rendered once.
    for author_id in ReviewItem.objects.filter(author_id__in=structures).values_list("author_id", flat=True).distinct():
        hidden[author_id].add(str(author_id))
    written = ReviewItem.objects.filter(writer_id__in=structures).values_list("writer_id", flat=True)
    writers = dict.fromkeys(structures, "") | {writer_id: str(writer_id) for writer_id in written.distinct()}
    names = ReviewItem.named.through.objects.filter(user_id__in=structures).values_list("user_id", flat=True)
    named = dict.fromkeys(structures, "") | {user_id: str(user_id) for user_id in names.distinct()}
    accompanied = Referent.objects.filter(accompanying(), worker_id__in=structures)
    for worker_id, person_id in accompanied.values_list("worker_id", "person_id"):
        hidden[worker_id].add(str(person_id))
    helped = Mandate.objects.filter(mandated(), helper_id__in=structures)
    for worker_id, person_id in helped.values_list("helper_id", "person_id"):
        hidden[worker_id].add(str(person_id))
    return {
        user_id: f"{','.join(sorted(seen))}|{','.join(sorted(hidden[user_id]))}|{writers[user_id]}|{named[user_id]}"
        for user_id, seen in structures.items()
    }


def waiting(user_ids: Sequence[UUID]) -> Mapping[UUID, int]:
    """How many messages wait for each of them now; the team alone has a number.

    Says for many users, in one query more than `views`, what `permissions.pending_count` says for one.
    """
    found = views(user_ids, "")
    rows = ReviewItem.objects.to_read().order_by().values_list("reader_id", "author_id", "writer_id", "pk")
    waits = list(rows) if found else []
    naming: dict[UUID, set[UUID]] = defaultdict(set)
    for item_id, user_id in ReviewItem.named.through.objects.filter(
        user_id__in=found, reviewitem__in=ReviewItem.objects.to_read()
    ).values_list("reviewitem_id", "user_id"):
        naming[item_id].add(user_id)
    counts = {}
    for user_id, view in found.items():
        readers, authors, writers, named = map(set, _parts(view or "|||"))
        counts[user_id] = sum(
            reader in readers and author not in authors and writer not in writers and not named & naming[item]
            for reader, author, writer, item in waits
        )
    return counts


def _parts(view: str) -> list[list[UUID]]:
    return [[UUID(text) for text in part.split(",") if text] for part in view.split("|")]


def _visible(view: str):
    readers, _authors, _writers, named = _parts(view)
    return (
        _of_others(view)
        .filter(reader_id__in=readers)
        .exclude(pk__in=ReviewItem.named.through.objects.filter(user_id__in=named).values("reviewitem_id"))
    )


def _of_others(view: str):
    """To those near its author nothing ever shows."""
    _readers, authors, writers, _named = _parts(view)
    # An author may be nobody any more: NULL is in no list, and must stay visible.
    return ReviewItem.objects.filter(
        Q(author_id__isnull=True) | ~Q(author_id__in=authors),
        Q(writer_id__isnull=True) | ~Q(writer_id__in=writers),
    )


@dataclass(frozen=True)
class _Drawing:
    """A message as it is drawn now: the same for every view that may see it, so that a look draws it once."""

    state: tuple[object, ...]
    item: ReviewItem = field(compare=False)
    reports: Sequence[Report] = field(compare=False)

    @classmethod
    def of(cls, item: ReviewItem, reports: Sequence[Report]) -> "_Drawing":
        """reports: those of it that nobody answered."""
        # The second: how long ago something was is said in words, that a reload would say too.
        moved = (item.version, item.claimed_by_id, item.claimed_until, item.reported_at, len(reports), item.care_level)
        return cls((item.pk, *moved, int(now().timestamp()), get_language()), item, reports)


@lru_cache(maxsize=256)
def _drawn(drawing: _Drawing) -> str:
    return render_message(drawing.item, drawing.reports)


def render(entries: Sequence[Entry], _key: str, view: str) -> Mapping[int, Piece]:
    """Each piece shows the item as it is now, which is what a reload would show; the last one brings the counts.

    Of all that happened to a message two pieces tell: its last arrival, and the last of all for those who had that
    arrival before. A line that breaks between any two entries loses nothing.
    """
    wanted = {entry.seq: UUID(entry.targets["item"]) for entry in entries}
    visible = _visible(view)
    mine = visible.filter(pk__in=wanted.values())
    known = set(mine.values_list("pk", flat=True))
    read_by = dict(_of_others(view).filter(pk__in=wanted.values()).values_list("pk", "reader_id"))
    readers, authors, *_rest = _parts(view)
    on_the_desk = {item.pk: item for item in mine.on_the_desk().select_related("claimed_by").with_decisions()}
    reports = waiting_reports(on_the_desk.values())
    pieces: dict[int, Piece] = {}
    by_item: dict[UUID, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_item[wanted[entry.seq]].append(entry)
    for item_id, acts in by_item.items():
        if item := on_the_desk.get(item_id):
            drawn = _drawn(_Drawing.of(item, reports[item_id]))
            arrived = max((act.seq for act in acts if act.verb in ARRIVALS), default=0)
            pieces[acts[-1].seq] = Piece("replace", drawn, told_by=arrived)
            if arrived:
                pieces[arrived] = Piece(f"hold:{QUEUE}", drawn)
        elif gone := [act for act in acts if item_id in known or _had(act, readers, authors, read_by.get(item_id))]:
            pieces[gone[-1].seq] = Piece(f"remove:{dom_id(item_id)}", "")
    if pieces:
        last = pieces[max(pieces)]
        pieces[max(pieces)] = Piece(last.kind, last.html + render_counts(counts(visible)))
    return pieces


def _had(entry: Entry, readers: Sequence[UUID], authors: Sequence[UUID], reader_id: UUID | None) -> bool:
    """Whether this view may have on its screen what it sees no more. reader_id: who reads it now, unless this view is
    near its author; None where it is gone."""
    if entry.verb in GONE:
        return UUID(entry.targets["reader"]) in readers and entry.actor not in authors
    if entry.verb not in LEAVES or reader_id is None:
        return False
    left = UUID(entry.targets.get("left", str(reader_id)))  # the same structure: who is named in the new words
    return left in readers


def presence(here: Sequence[tuple[UUID, str]], _key: str, view: str) -> str | None:
    """« Samira lit ce message », for the messages that this view may see; the page moves each line to its message."""
    places = {place: UUID(place) for _user, place in here if _is_id(place)}
    shown = set(_visible(view).open().filter(pk__in=places.values()).values_list("pk", flat=True))
    names = User.objects.in_bulk({user_id for user_id, place in here if places.get(place) in shown})
    readers = [
        {"user": names[user_id], "item": dom_id(places[place])}
        for user_id, place in here
        if user_id in names and places.get(place) in shown
    ]
    return render_to_string("moderation/_readers.html", {"readers": readers})


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


moderation = LiveStream(STREAM, views=views, render=render, presence=presence)


def whose(user_ids: Sequence[UUID], key: str) -> Mapping[UUID, str | None]:
    """« words:<account id> » is its owner's alone, whatever else she may do in the house."""
    return {user_id: key for user_id in user_ids if str(user_id) == key}


def render_mine(entries: Sequence[Entry], _key: str, view: str) -> Mapping[int, Piece]:
    """What she sent, and what she reported, as they are now."""
    wanted = {entry.seq: UUID(entry.targets["item"]) for entry in entries}
    hers = {item.pk: item for item in ReviewItem.objects.filter(author=view, pk__in=wanted.values()).told()}
    reports = Report.objects.filter(by=view, item__in=wanted.values()).told()
    reported = {report.item_id: report for report in reversed(reports)}  # of two of one message, the newest
    pieces = {}
    for entry in entries:
        item_id = wanted[entry.seq]
        if entry.verb == NameTakenBack.__name__:
            pieces[entry.seq] = Piece(f"remove:mot-{item_id}", "")
        elif entry.verb == ReportMoved.__name__:
            if report := reported.get(item_id):
                pieces[entry.seq] = Piece("replace", draw_report(report))
        elif item := hers.get(item_id):
            kind = f"hold:{SENT}" if entry.verb == MessageSubmitted.__name__ else "replace"
            pieces[entry.seq] = Piece(kind, draw_sent(item))
    return pieces


words = LiveStream(MINE, views=whose, render=render_mine)


def team(user_ids: Sequence[UUID], _key: str) -> Mapping[UUID, str | None]:
    """One view: who hears which appeal, the page says when it is asked again."""
    return {user: "" for user, found in structures_where_each(user_ids, "contribution.moderate").items() if found}


def render_appeals(entries: Sequence[Entry], _key: str, _view: str) -> Mapping[int, Piece]:
    """Few things happen here, and what they change depends on each reader: her page asks for its own again."""
    return {entries[-1].seq: Piece("reload", "")}


appeals = LiveStream(APPEALS, views=team, render=render_appeals, whole=True)
