"""What people said after a session."""

from __future__ import annotations

from workshops.models import Booking, Feedback

WORDS_SHOWN = 3


def feedback_of(booking: Booking) -> Feedback | None:
    """What was said for this booking, with what became of the word."""
    return Feedback.objects.select_related("review", "helper").filter(booking=booking).first()


def words_on(workshop_id) -> list[Feedback]:
    """What everybody reads of a workshop: the last words that were published, of whatever session. One query."""
    return list(Feedback.objects.heard().filter(booking__session__workshop=workshop_id)[:WORDS_SHOWN])
