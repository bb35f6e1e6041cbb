"""The pieces of the moderation page. The live view renders the same `_message.html` as the page."""

from collections.abc import Iterable
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from journal.models import head_seq
from kit.time import now, say_day
from participation.moderation.events import STREAM
from participation.moderation.models import UNDO_FOR, Decision, ReviewItem, ShownName, Verdict, pinned
from participation.moderation.permissions import visible_items
from participation.people.engine.takeaway import Column, Sheet
from participation.people.models import User

QUEUE = "messages"
"""Id of the list: new arrivals wait above it."""
LONGEST = 200
"""Messages on one page; the others come as these are decided."""


def dom_id(item_id: UUID) -> str:
    return f"message-{item_id}"


def render_message(item: ReviewItem) -> str:
    return render_to_string("moderation/_message.html", {"item": item, "opened": None})


def queue(user: User) -> dict[str, object]:
    """What the page « À lire » shows. The sequence is read first: what comes after it arrives by the live view."""
    seq = head_seq(STREAM)
    items = visible_items(user).on_the_desk().in_order().with_decisions()[:LONGEST]
    return {
        "seq": seq,
        "items": items,
        "waiting": visible_items(user).to_read().count(),
        "undoable": undoable(user),
        "queue_id": QUEUE,
        "pinned_above": pinned.above(user),
    }


def done(user: User) -> Iterable[ReviewItem]:
    """What the page « Fait » shows, newest decision first."""
    return visible_items(user).decided().with_decisions().order_by("-decided_at", "-pk")[:LONGEST]


def undoable(user: User) -> list[Decision]:
    """The user's own decisions that still hold and are fresh enough to take back, newest first."""
    recent = Decision.objects.filter(by=user, at__gt=now() - UNDO_FOR).exclude(verdict=Verdict.UNDONE)
    fresh = recent.select_related("item").order_by("-at")
    return [decision for decision in fresh if decision.version == decision.item.version]


def state_of_my_name(user: User) -> dict[str, object]:
    """For her page: what others see of her now, and her last proposal where it is not that one."""
    last = ShownName.objects.held().filter(user=user).select_related("review").first()
    shown = ShownName.objects.shown().filter(user=user).select_related("review").first()
    return {"shown": shown, "last": last if last != shown else None}


def sheet_of_names(user: User) -> Iterable[Sheet]:
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
    yield Sheet("nom-affiche", _("Mon nom affiché"), columns, rows)
