"""Say whether one agrees with a statement. Said again, the last one counts; the earlier ones stay."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.once import said_once
from kit.refusals import Stale, require
from participation.consultations.events import WorkerEntered
from participation.consultations.models import Consultation, Statement, StatementVote, Vote
from participation.consultations.permissions import can_answer

from .speaking import Who
from .voting import Polled, enter_ballot


class VotedOtherwise(Stale):
    """The page was sent again, after she has said something else with it."""

    sentence = _("Vous avez changé ce vote depuis. Regardez-le, puis votez encore si vous voulez.")


class AlreadyVoted(Stale):
    """She has voted on it, alone or with somebody: a worker neither sees how, nor changes it."""

    sentence = _("Cette personne a déjà voté sur cette phrase. Elle seule peut changer son vote.")


@transaction.atomic
def cast_vote(consultation: Consultation, statement_id: UUID, vote: Vote, *, who: Who, key: UUID | None = None) -> None:
    """key: of the page that showed the buttons; the same button pressed twice there is one vote, another is another.
    A worker who writes down what somebody says does it once for each statement: to change it is hers alone.

    Nothing of it is written in the journal, but that a worker began to vote for her, unless the consultation is
    anonymous: it stays sealed then until the last day. Raises NotAllowed (also for a statement that is not shown),
    ConsultationClosed, SpeaksForAnother, AlreadyVoted, VotedOtherwise, KeyMissing.
    """
    polled = enter_ballot(consultation, who, may=can_answer)
    require(Statement.objects.shown().filter(consultation=consultation, pk=statement_id).exists())
    if key is not None:
        key = said_once(key, statement_id, int(vote))
        if polled.has_pressed(key):
            if polled.last_vote(statement_id) != int(vote):
                raise VotedOtherwise
            return
    if who.is_entered and polled.has_voted(statement=statement_id):
        raise AlreadyVoted
    begins = who.is_entered and not polled.has_voted(channel=polled.channel)
    if polled.voted is not None:
        _seal(polled, statement_id, vote, key)
    else:
        StatementVote.objects.create(
            statement_id=statement_id,
            voter=polled.voter,
            turn=polled.ballot.turn,
            vote=vote,
            channel=polled.channel,
            territory_id=polled.territory_id,
            key=key,
        )
        if begins and who.person is not None:
            told = WorkerEntered(person=who.person.pk, consultation=consultation.pk)
            record(told, by=who.by.pk, on_behalf=who.person.pk, channel=who.through)


def _seal(polled: Polled, statement_id: UUID, vote: Vote, key: UUID | None) -> None:
    voted = polled.voted
    voted.votes.append([str(statement_id), int(vote), str(polled.channel)])
    voted.keys.extend([str(key)] if key else [])
    polled.keep()
