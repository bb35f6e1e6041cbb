"""The pieces of the moderation page. The live view renders the same `_message.html` as the page."""

from collections.abc import Iterable
from uuid import UUID

from django.template.loader import render_to_string

from journal.models import head_seq
from kit.time import now
from participation.moderation.events import STREAM
from participation.moderation.models import UNDO_FOR, Decision, ReviewItem, Verdict, pinned
from participation.moderation.permissions import visible_items
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
