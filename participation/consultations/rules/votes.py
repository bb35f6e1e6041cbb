"""The votes on statements: opened on the last day, read as sheets of one more questionnaire."""

from __future__ import annotations

import random
import secrets
from collections import Counter
from collections.abc import Iterator, Set
from uuid import UUID

from participation.consultations.engine.blurring import told_apart
from participation.consultations.engine.form import Form, Kind, Question, Said, Words
from participation.consultations.models import Ballot, Consultation, Statement, StatementVote, Vote

from .propose_statement import publish_statements, unsealed
from .sheets import Filled
from .speaking import key_of
from .voting import Voted

_random = random.SystemRandom()
SAID = {Vote.AGREE: {"v": ["yes"]}, Vote.DISAGREE: {"v": ["no"]}, Vote.UNSURE: {"s": str(Said.UNSURE)}}


def open_ballots(consultation: Consultation) -> None:
    """Under the lock of a consultation that closes: the votes of each sealed ballot become rows, of a voter drawn at
    random; statements that still waited are given to moderation, so that they are read at least."""
    ballots = Ballot.objects.filter(consultation=consultation)
    if consultation.is_anonymous and ballots.filter(sealed__isnull=False).exists():
        ballots.update(consultation=consultation)  # the lock: whoever was just voting is waited for
        opened = [voted for _ballot, voted in unsealed(ballots.filter(sealed__isnull=False), key_of(consultation))]
        where = Counter(voted.territory or None for voted in opened if voted.votes)
        told = told_apart(where, least=consultation.k_min)  # nobody is found by where she is supported
        rows = [row for voted in opened for row in _rows_of(voted, told)]
        _random.shuffle(rows)
        StatementVote.objects.bulk_create(rows, batch_size=500)
        publish_statements(consultation, [text for voted in opened for _key, text in voted.proposals])
    ballots.delete()


def _rows_of(voted: Voted, told: Set[str]) -> Iterator[StatementVote]:
    voter = secrets.token_hex(32)
    territory = UUID(voted.territory) if voted.territory in told else None
    for turn, (statement, vote, channel) in enumerate(voted.votes, start=1):
        yield StatementVote(
            statement_id=UUID(statement), voter=voter, turn=turn, vote=vote, channel=channel, territory_id=territory
        )


def form_of_statements(consultation: Consultation) -> Form:
    """The statements that are shown, each a question named by its number: what results are drawn from."""
    asked = [
        Question(name_of(one), Kind.STATEMENT, {"fr": Words(one.words)})
        for one in Statement.objects.shown().filter(consultation=consultation).order_by("number")
    ]
    return Form(consultation.title, questions=tuple(asked))


def name_of(statement: Statement) -> str:
    return f"a{statement.number}"


def votes_of(consultation: Consultation) -> Iterator[Filled]:
    """One sheet for each voter: her last vote on each statement that is shown."""
    shown = {one.pk: name_of(one) for one in Statement.objects.shown().filter(consultation=consultation)}
    rows = StatementVote.objects.filter(statement__in=shown).order_by("voter", "turn")
    columns = rows.values_list("voter", "statement_id", "vote", "channel", "territory_id")
    voter, content, last = None, {}, ("", None)
    for who, statement, vote, channel, territory in columns.iterator(chunk_size=5_000):
        if who != voter and voter is not None:
            yield Filled(1, content, *last, {})
            content = {}
        voter, last = who, (channel, territory)
        content[shown[statement]] = SAID[Vote(vote)]
    if voter is not None:
        yield Filled(1, content, *last, {})


def count_voters(consultation: Consultation) -> int:
    """How many voted: while an anonymous consultation is open, by its ballots."""
    if consultation.is_anonymous and not consultation.is_finished:
        return Ballot.objects.filter(consultation=consultation, sealed__isnull=False).count()
    return StatementVote.objects.filter(statement__consultation=consultation).values("voter").distinct().count()
