"""Which items wait, for whom, and in what order: the tabs of the queue, and what others read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce

from kit.time import now, today

from .states import OPEN, SHOWN, UNDO_FOR, State

if TYPE_CHECKING:
    from uuid import UUID

    from participation.people.models import User

    from .items import ReviewItem  # noqa: F401  it is a name in a string below


AWAITED = Q(state__in=(*OPEN, State.APPEALED)) | Q(reported_at__isnull=False)
"""Somebody waits for an answer: its author, or who reported it."""


class ReviewItemQuerySet(models.QuerySet["ReviewItem"]):
    def pending(self) -> Self:
        return self.filter(state=State.PENDING)

    def open(self) -> Self:
        """What one reader may decide now."""
        return self.filter(state__in=OPEN)

    def decidable(self) -> Self:
        """The same, and what was published and then reported."""
        return self.filter(Q(state__in=OPEN) | Q(reported_at__isnull=False, state__in=SHOWN))

    def shown(self) -> Self:
        """What others read: an appeal against hidden words leaves the rest where it is."""
        return self.exclude(published_text="")

    def decided(self) -> Self:
        return self.filter(state__in=(State.APPROVED, State.EDITED, State.REFUSED))

    def to_read(self) -> Self:
        """The tab « À lire »: what waits for a first reader, what was put aside, what readers of the site reported."""
        alone = Q(state=State.PENDING, wants_opinion=False) | Q(state=State.HELD)
        return self.filter(alone | Q(reported_at__isnull=False))

    def private(self) -> Self:
        """The tab « Vie privée »: those of « À lire » in which personal data was seen."""
        return self.to_read().filter(private=True)

    def late(self) -> Self:
        """What was promised for a day that is over: to its author, or to who reported it."""
        return self.filter(AWAITED, due_on__lt=today())

    def for_two(self) -> Self:
        """The tab « À deux »: somebody asked for an opinion, or the coordination decides."""
        return self.filter(Q(state=State.PENDING, wants_opinion=True) | Q(state=State.ESCALATED))

    def appealed(self) -> Self:
        return self.filter(state=State.APPEALED)

    def on_the_desk(self) -> Self:
        """What stays on the pages of the queue: what waits, and for 5 minutes what was just decided.

        The second part keeps the list still under the finger when somebody else decides.
        """
        return self.filter(AWAITED | Q(decided_at__gt=now() - UNDO_FOR))

    def sent_by(self, user: User) -> Self:
        """All she sent, of any sort, newest first: what her own page shows. A name that she took off is no more."""
        hers = self.filter(author=user.pk).exclude(shown_name__taken_off_at__isnull=False)
        return hers.told().order_by("-created_at", "-pk")

    def told(self) -> Self:
        """With whom to call, and who helped to write them."""
        return self.select_related("structure", "writer")

    def in_order(self) -> Self:
        """What somebody waits for: words of danger, then what is late, then newest first, a report being as new as it
        was made. What was just decided comes last."""
        late, waits, over = Value(0), Value(1), Value(2)
        rank = Case(When(AWAITED, due_on__lt=today(), then=late), When(AWAITED, then=waits), default=over)
        danger = Case(When(AWAITED, then=F("care_level")), default=Value(0))
        return self.order_by(danger.desc(), rank, Coalesce("reported_at", "created_at").desc(), "-pk")

    def with_decisions(self) -> Self:
        """With the decisions and their deciders, read in two queries for the whole list."""
        return self.prefetch_related("decisions__by")

    def take(self, item_id: UUID, *, seen: int) -> bool:
        """Move the item from the version that was seen to the next one: the lock of every decision.

        False when somebody was faster: two deciders of one version cannot both get True.
        """
        return bool(self.filter(pk=item_id, version=seen).update(version=F("version") + 1))
