"""The registry of this room: each kind with its words."""

from dataclasses import replace

from outbox.kinds import Kind

from . import proposals, words


def kinds() -> tuple[Kind, ...]:
    """What this room may send, for AppConfig.ready()."""
    about_seats = (replace(kind, who=words.who, page=words.page) for kind in _about_seats())
    return (*about_seats, Kind("proposal_answered", proposals.answered))


def _about_seats() -> tuple[Kind, ...]:
    return (
        Kind("booking_confirmed", words.confirmed),
        Kind("booking_made_for_you", words.made_for_you),
        Kind("booking_cancelled_for_you", words.cancelled_for_you),
        Kind("booking_reminder", words.reminder),
        Kind("seats_offered", words.offered, asks=True),
        Kind("not_this_time", words.not_this_time),
        Kind("answered_no", words.answered_no),
        Kind("answer_unclear", words.answer_unclear, by_call=True),
        Kind("session_moved", words.moved),
        Kind("session_called_off", words.called_off),
    )
