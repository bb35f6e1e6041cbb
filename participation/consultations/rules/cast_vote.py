"""Say whether one agrees with a statement. Said again, the last one counts; the earlier ones stay."""

from uuid import UUID

from django.db import transaction

from kit.refusals import require
from participation.consultations.models import Consultation, Statement, StatementVote, Vote
from participation.consultations.permissions import can_answer

from .speaking import Who
from .voting import Polled, enter_ballot


@transaction.atomic
def cast_vote(consultation: Consultation, statement_id: UUID, vote: Vote, *, who: Who, key: UUID | None = None) -> None:
    """key: of the page that showed the buttons; the same one pressed twice is one vote.

    Nothing of it is written in the journal. In an anonymous consultation it stays sealed until the last day. Raises
    NotAllowed (also for a statement that is not shown), ConsultationClosed, SpeaksForAnother, KeyMissing.
    """
    polled = enter_ballot(consultation, who, may=can_answer)
    require(Statement.objects.shown().filter(consultation=consultation, pk=statement_id).exists())
    if polled.voted is not None:
        _seal(polled, statement_id, vote, key)
    elif key is None or not StatementVote.objects.filter(voter=polled.voter, key=key).exists():
        StatementVote.objects.create(
            statement_id=statement_id,
            voter=polled.voter,
            turn=polled.ballot.turn,
            vote=vote,
            channel=polled.channel,
            territory_id=polled.territory_id,
            key=key,
        )


def _seal(polled: Polled, statement_id: UUID, vote: Vote, key: UUID | None) -> None:
    voted = polled.voted
    if key is not None and str(key) in voted.keys:
        return
    voted.votes.append([str(statement_id), int(vote), str(polled.channel)])
    voted.keys.extend([str(key)] if key else [])
    polled.keep()
