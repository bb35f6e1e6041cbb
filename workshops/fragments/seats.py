"""A session's free seats, for the pages that follow them: what is left, and what one may ask for.

Pages and stream draw the same pieces, each with an id: what arrives is what a fresh page shows. They say numbers, the
same to everybody, and never who.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.loader import render_to_string

from journal.models import head_seq, head_seqs
from workshops.models import Session

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet


def journal_of(session_id: UUID) -> str:
    return f"session:{session_id}"


def last_told(session_id: UUID) -> int:
    """Where the stream of a session is. Asked before the session itself: nothing is missed in between."""
    return head_seq(journal_of(session_id))


def followed(sessions: QuerySet[Session]) -> list[Session]:
    """These, each with `followed`. Two queries more, whatever their number."""
    heads = head_seqs(journal_of(pk) for pk in sessions.values_list("pk", flat=True))
    found = list(sessions)
    for session in found:
        session.followed = heads.get(journal_of(session.pk), 0)
    return found


def draw_seats(session: Session) -> str:
    """All that the free seats change on a page, whoever looks: a page keeps the pieces it has a place for."""
    return render_to_string("workshops/_seats_live.html", {"session": session})
