"""The pieces of the moderation page. The live view renders the same `_message.html` as the page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from journal.models import head_seq
from kit.time import now, say_day
from participation.moderation.events import APPEALS, STREAM
from participation.moderation.models import (
    AWAITED,
    OPEN,
    SHOWN,
    UNDO_FOR,
    Decision,
    Report,
    ReviewItem,
    ReviewPicture,
    ShownName,
    State,
    Verdict,
    pinned,
    subjects,
)
from participation.moderation.permissions import hearable_appeals, visible_items
from participation.people.engine.takeaway import Attachment, Column, Sheet
from participation.people.models import User

QUEUE = "messages"
"""Id of the list: new arrivals wait above it."""
SENT = "envoyes"
"""Id of the list of what somebody sent, on her own page."""
LONGEST = 200
"""Messages on one page; the others come as these are decided."""
UNDOABLE = 3
"""Decisions of one's own that are offered back beside the queue: the last ones. The others, where each message is."""
BEFORE = 3
"""Earlier answers shown beside a message."""


@dataclass(frozen=True)
class Tab:
    """One part of the queue."""

    name: str
    icon: str
    text: str | Promise


TABS = (
    Tab("lire", "message-circle", _("À lire")),
    Tab("prive", "id", _("Vie privée")),
    Tab("deux", "users", _("À deux")),
    Tab("recours", "scale", _("Appels")),
    Tab("fait", "history", _("Fait")),
)
WITHOUT_ARRIVALS = ("recours", "fait")
"""Tabs whose list is that of the page: no message is added to it. That of the appeals is read again, whole."""


def dom_id(item_id: UUID) -> str:
    return f"message-{item_id}"


def render_message(item: ReviewItem, reports: Sequence[Report]) -> str:
    """The message and, of its open panel, what others did or said of it: each takes the place of its own.

    reports: of `item`, those of waiting_reports.
    """
    message = render_to_string("moderation/_message.html", {"item": item, "opened": None})
    return message + render_acted(item) + render_reports(item, reports)


def render_acted(item: ReviewItem) -> str:
    return render_to_string("moderation/_acted.html", {"item": item})


def render_reports(item: ReviewItem, reports: Sequence[Report]) -> str:
    return render_to_string("moderation/_reports.html", {"item": item, "reports": reports})


def waiting_reports(items: Iterable[ReviewItem]) -> dict[UUID, list[Report]]:
    """What readers of the site said of each and nobody answered, oldest first."""
    found: dict[UUID, list[Report]] = {item.pk: [] for item in items}
    for report in Report.objects.filter(item__in=found, outcome="").order_by("at", "pk"):
        found[report.item_id].append(report)
    return found


def counts(items: QuerySet[ReviewItem]) -> dict[str, int]:
    """How many wait under each tab, of these items, in one query."""
    every = ReviewItem.objects
    tabs = {"lire": every.to_read(), "prive": every.private(), "deux": every.for_two()}
    wanted = {name: Count("pk", filter=Q(pk__in=found.values("pk"))) for name, found in tabs.items()}
    return items.filter(AWAITED).order_by().aggregate(**wanted)


def render_counts(found: Mapping[str, int]) -> str:
    """The numbers on the tabs, each in the place of its own."""
    return "".join(render_to_string("moderation/_count.html", {"name": name, "n": n}) for name, n in found.items())


def queue(user: User, *, tab: str = "lire", kind: str = "", late: bool = False) -> dict[str, object]:
    """What the page shows of one tab. The sequence is read first: what comes after it arrives by the live view.

    kind: only this sort of words; late: only what was promised for a day that is over.
    """
    seq, appeals_seq = head_seq(STREAM), head_seq(APPEALS)
    mine = visible_items(user)
    appeals = hearable_appeals(user)
    items = _of_tab(mine, tab, appeals)
    if kind:
        items = items.filter(subject_kind=kind)
    if late:
        items = items.late()
    return {
        "seq": seq,
        "appeals_stream": APPEALS,
        "appeals_seq": appeals_seq,
        "items": items.select_related("claimed_by").with_decisions()[:LONGEST],
        "tabs": [(one, one.name == tab) for one in TABS],
        "tab": tab,
        "counts": counts(mine) | {"recours": len(appeals)},
        "waiting": mine.to_read().count(),
        "undoable": undoable(user)[:UNDOABLE],
        "queue_id": f"{QUEUE}-{tab}" if tab in WITHOUT_ARRIVALS else QUEUE,
        "takes": asked_of_arrivals(tab, kind=kind, late=late),
        "pinned_above": pinned.above(user),
        "kinds": [(name, one.label) for name, one in subjects.every().items()],
        "kind": kind,
        "late": late,
        "is_filtered": bool(kind or late),
        "can_choose": tab in ("lire", "prive"),
    }


def asked_of_arrivals(tab: str, *, kind: str = "", late: bool = False) -> str:
    """The marks (ReviewItem.marks) of what this list shows, of all that is on the desk: the browser compares them."""
    asked = {tab: tab != "lire", "late": late, f"kind-{kind}": kind}
    return " ".join(mark for mark, is_asked in asked.items() if is_asked)


def _of_tab(mine: QuerySet[ReviewItem], tab: str, appeals: list[ReviewItem]) -> QuerySet[ReviewItem]:
    if tab == "recours":
        return ReviewItem.objects.filter(pk__in=[item.pk for item in appeals]).in_order()
    if tab == "fait":
        return mine.decided().order_by("-decided_at", "-pk")
    if tab == "lire":
        return mine.on_the_desk().in_order()
    return (mine.private() if tab == "prive" else mine.for_two()).in_order()


def beside(user: User, item: ReviewItem) -> dict[str, object]:
    """What helps to decide on one message: what was answered before on the same subject, and its own history."""
    before = (
        visible_items(user)
        .decided()
        .filter(subject_kind=item.subject_kind, context=item.context)
        .exclude(pk=item.pk)
        .order_by("-decided_at", "-pk")
    )
    said = dict(before.order_by().values_list("state").annotate(n=Count("pk")))
    history = list(item.decisions.select_related("by").order_by("version"))
    if item.is_appealed:  # who hears it speaks before she knows what the other one said
        history = [act for act in history if act.round < item.round or act.verdict != Verdict.HEARD]
    return {
        "before": before[:BEFORE],
        "published_before": said.get(State.APPROVED, 0) + said.get(State.EDITED, 0),
        "refused_before": said.get(State.REFUSED, 0),
        "history": history,
        "question": next((one for one in reversed(history) if one.verdict == Verdict.ASKED), None),
        "reports": waiting_reports([item])[item.pk],
    }


def undoable(user: User) -> list[Decision]:
    """The user's own decisions that still hold and are fresh enough to take back, newest first."""
    recent = Decision.objects.filter(
        by=user, at__gt=now() - UNDO_FOR, verdict__in=Verdict.undoable(), state_before__in=(*OPEN, *SHOWN)
    )
    fresh = recent.select_related("item").order_by("-at")
    return [decision for decision in fresh if decision.version == decision.item.version]


def state_of_my_name(user: User) -> dict[str, object]:
    """For her page: what others see of her now, and her last proposal where it is not that one."""
    last = ShownName.objects.held().filter(user=user).select_related("review").first()
    shown = ShownName.objects.shown().filter(user=user).select_related("review").first()
    return {"shown": shown, "last": last if last != shown else None}


def taken_along(user: User) -> Iterable[Sheet | Attachment]:
    """What this room gives her to take along: what she sent and reported, the names she proposed, her pictures."""
    yield from what_one_sent(user)
    yield _sheet_of_names(user)
    for item_id in ReviewPicture.objects.filter(item__author=user).order_by("pk").values_list("pk", flat=True):
        yield Attachment(f"images/{item_id}.webp", partial(_content, item_id))


def _content(item_id: UUID) -> Iterable[bytes]:
    return [bytes(one) for one in ReviewPicture.objects.filter(pk=item_id).values_list("content", flat=True)]


def _sheet_of_names(user: User) -> Sheet:
    columns = [
        Column("nom", _("Le nom que j’ai proposé")),
        Column("affiche", _("Ce que les autres voient")),
        Column("etat", _("État")),
        Column("le", _("Proposé le")),
        Column("retire", _("Retiré le")),
    ]
    hers = ShownName.objects.filter(user=user).select_related("review").order_by("created_at", "pk")
    rows = [
        (
            one.review.text,
            one.review.published_text if one.taken_off_at is None else "",
            one.review.get_state_display(),
            say_day(one.created_at),
            say_day(one.taken_off_at) if one.taken_off_at else "",
        )
        for one in hers
    ]
    return Sheet("nom-affiche", _("Mon nom affiché"), columns, rows)


def draw_sent(item: ReviewItem) -> str:
    """One message on its author's page: live, it is drawn by the same hand."""
    return render_to_string("moderation/mine/_card.html", {"item": item})


def draw_report(report: Report) -> str:
    return render_to_string("moderation/mine/_report.html", {"report": report})


def what_one_sent(user: User) -> Iterable[Sheet]:
    """What she sent for review, of any sort, with each answer; and what she reported."""
    columns = [
        Column("sujet", _("À propos de")),
        Column("quand", _("Quand")),
        Column("texte", _("Mes mots")),
        Column("etat", _("État")),
        Column("publie", _("Ce qui est publié")),
        Column("raison", _("Pourquoi il n’est pas publié")),
        Column("recours", _("Pourquoi je n’étais pas d’accord")),
    ]
    rows = []
    for item in reversed(ReviewItem.objects.sent_by(user).with_decisions()):
        why = " ".join(filter(None, [item.get_reason_display(), item.more]))
        note = item.appeal.note if item.appeal else ""
        state = item.get_state_display()
        rows.append((item.context, say_day(item.created_at), item.text, state, item.published_text, why, note))
    yield Sheet("mots-envoyes", _("Ce que j’ai envoyé, et ce que c’est devenu"), columns, rows)
    columns = [
        Column("quand", _("Quand")),
        Column("pourquoi", _("Pourquoi")),
        Column("mots", _("Mes mots")),
        Column("suite", _("La réponse")),
    ]
    told = Report.objects.filter(by=user).order_by("at", "pk")
    rows = [(say_day(one.at), one.get_concern_display(), one.words, one.get_outcome_display()) for one in told]
    yield Sheet("signalements", _("Ce que j’ai signalé"), columns, rows)
