"""What every rule of voting begins with: whose ballot it is, locked, and may one still vote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings

from kit.refusals import NotAllowed, require
from participation.consultations.engine import keyring
from participation.consultations.models import Ballot, Consultation, StatementVote
from participation.consultations.permissions import can_answer_without_account, can_enter_for

from .speaking import ConsultationClosed, Who, key_of, owner_behind, speak, territory_of_person
from .visitors import count_visitor


@dataclass
class Voted:
    """What a sealed ballot holds. votes: (id of the statement, vote, channel), in order; proposals: (key, words) that
    wait; keys: of all that was pressed, so that what comes again counts once, however late; territory: where she is
    supported."""

    votes: list[list] = field(default_factory=list)
    proposals: list[list[str]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    territory: str = ""


@dataclass
class Polled:
    """Somebody's ballot, locked until the end of the transaction. votes: None where they are rows."""

    consultation: Consultation
    ballot: Ballot
    key: keyring.Key
    who: Who
    voted: Voted | None

    @property
    def voter(self) -> str:
        """The digest under which her votes are: not the one of her draft."""
        return voter_of(self.key, self.ballot.owner)

    @property
    def channel(self) -> str:
        return self.who.channel

    @property
    def territory_id(self) -> UUID | None:
        return territory_of_person(self.who.person) if self.who.person else None

    def has_pressed(self, key: UUID) -> bool:
        """Whether the page of this key has sent a vote already."""
        if self.voted is not None:
            return str(key) in self.voted.keys
        return StatementVote.objects.filter(voter=self.voter, key=key).exists()

    def last_vote(self, statement: UUID) -> int | None:
        if self.voted is None:
            rows = StatementVote.objects.filter(statement_id=statement, voter=self.voter)
            return rows.order_by("turn").values_list("vote", flat=True).last()
        votes = [vote for voted, vote, _channel in self.voted.votes if voted == str(statement)]
        return votes[-1] if votes else None

    def has_voted(self, **on: object) -> bool:
        """Whether she has voted, alone or with somebody. on: `statement`, its id; `channel`; all of them without."""
        if self.voted is None:
            rows = StatementVote.objects.filter(statement__consultation=self.consultation, voter=self.voter)
            return rows.filter(**on).exists()
        found = ({"statement": UUID(statement), "channel": channel} for statement, _vote, channel in self.voted.votes)
        return any(on.items() <= vote.items() for vote in found)

    def keep(self) -> None:
        if self.voted is not None:
            Ballot.objects.filter(pk=self.ballot.pk).update(sealed=self.key.seal(vars(self.voted)))


def enter_ballot(consultation: Consultation, who: Who, *, may: Callable[..., bool]) -> Polled:
    """Raises NotAllowed, ConsultationClosed, SpeaksForAnother, KeyMissing, TooManyFromHere."""
    key = key_of(consultation)
    ballot = Ballot.objects.enter(consultation, owner_in(consultation, who, key))
    consultation = Consultation.objects.select_related("structure").get(pk=consultation.pk)
    require(_allowed(consultation, who, ballot, key, can_enter_for if who.is_entered else may))
    if consultation.is_finished:
        raise ConsultationClosed
    if who.is_visitor and ballot.sealed is None and ballot.turn <= 1:  # she begins
        count_visitor("votes", address=who.address, key=key)
    if who.by is not None and not who.is_entered:  # a worker writes down for many
        speak(consultation, who, ballot.owner, key)
    voted = None
    if consultation.is_anonymous:
        voted = Voted(**key.unseal(ballot.sealed)) if ballot.sealed else Voted()
        if who.person is not None and not voted.territory:
            voted.territory = str(territory_of_person(who.person) or "")
    return Polled(consultation, ballot, key, who, voted)


def last_votes(consultation: Consultation, who: Who) -> dict[UUID, int]:
    """Statement -> her last vote, for the page; nothing is written."""
    try:
        key = keyring.find(settings.KEYS_DIR, consultation.pk)
    except keyring.KeyGone:
        return {}
    if who.person is None and not who.code:
        return {}
    owner = owner_in(consultation, who, key)
    if consultation.is_anonymous:
        ballot = Ballot.objects.filter(consultation=consultation, owner=owner, sealed__isnull=False).first()
        votes = Voted(**key.unseal(ballot.sealed)).votes if ballot else []
        return {UUID(statement): vote for statement, vote, _channel in votes}
    votes = StatementVote.objects.filter(statement__consultation=consultation, voter=voter_of(key, owner))
    return dict(votes.order_by("turn").values_list("statement_id", "vote"))


def owner_in(consultation: Consultation, who: Who, key: keyring.Key) -> str:
    """The digest of whose voice this is: hers, or the one behind her code."""
    if who.person is None and not who.code:
        raise NotAllowed
    return owner_behind(consultation, who, key)


def voter_of(key: keyring.Key, owner: str) -> str:
    return key.digest("voter", owner)


def _allowed(consultation: Consultation, who: Who, ballot: Ballot, key: keyring.Key, may: Callable[..., bool]) -> bool:
    if who.by is not None:
        return may(who.by, consultation, who.person)
    return ballot.owner != who.owner(key) or can_answer_without_account(consultation)
