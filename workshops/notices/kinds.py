"""The registry of this room: each kind with its words."""

from outbox.kinds import Kind

from . import proposals, words


def kinds() -> tuple[Kind, ...]:
    """What this room may send, for AppConfig.ready()."""
    return (
        Kind("booking_confirmed", words.confirmed, who=words.who),
        Kind("booking_made_for_you", words.made_for_you, who=words.who),
        Kind("booking_cancelled_for_you", words.cancelled_for_you, who=words.who),
        Kind("booking_reminder", words.reminder, who=words.who),
        Kind("seats_offered", words.offered, who=words.who, asks=True),
        Kind("not_this_time", words.not_this_time, who=words.who),
        Kind("answered_no", words.answered_no, who=words.who),
        Kind("answer_unclear", words.answer_unclear, who=words.who, by_call=True),
        Kind("session_moved", words.moved, who=words.who),
        Kind("proposal_answered", proposals.answered),
        Kind("session_called_off", words.called_off, who=words.who),
    )
