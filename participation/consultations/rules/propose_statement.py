"""Propose a statement of one's own: others vote on it once it was read."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.once import said_once
from kit.refusals import Refusal, require
from kit.time import midnight, today
from participation.consultations.engine import keyring
from participation.consultations.events import StatementDecided
from participation.consultations.models import Ballot, Consultation, Statement
from participation.consultations.permissions import can_contribute, can_manage
from participation.moderation.engine.danger import is_danger
from participation.moderation.models import ReviewItem, subjects
from participation.moderation.rules import submit_for_review
from participation.people.models import User

from .speaking import ConsultationClosed, Who, key_of
from .voting import Voted, enter_ballot

STATEMENT = "statement"
"""Name of these words in the registry of moderation."""
MOST_OF_ONE = 10
_random = random.SystemRandom()


class TooManyOfHers(Refusal):
    sentence = _("Vous avez déjà proposé 10 phrases. Votez d’abord sur celles des autres.")


@transaction.atomic
def propose_statement(consultation: Consultation, *, text: str, key: UUID, who: Who) -> None:
    """text: as the form cleaned it. key: of the form; sent twice as it is, it is one statement.

    In an anonymous consultation it waits, sealed, for those of others, and is nobody's; words of danger leave at once.
    Raises NotAllowed, ConsultationClosed, SpeaksForAnother, TooManyOfHers, KeyMissing.
    """
    key = said_once(key, text)
    Consultation.objects.lock(consultation.pk)  # its row gives the numbers, and comes before any ballot
    polled = enter_ballot(consultation, who, may=can_contribute)
    if polled.voted is None:
        _now(polled.consultation, text, key=key, author=who.person, by=who.by, channel=polled.channel)
        return
    if str(key) in polled.voted.keys:
        return
    if len(polled.voted.proposals) >= MOST_OF_ONE:
        raise TooManyOfHers
    polled.voted.keys.append(str(key))
    if is_danger(text):
        publish_statements(polled.consultation, [text])
    else:
        polled.voted.proposals.append([str(key), text])
    polled.keep()


@transaction.atomic
def add_statements(consultation_id: UUID, texts: Iterable[str], *, by: User) -> list[Statement]:
    """Those of the coordinators, in order; asked as they are written. Raises NotAllowed, ConsultationClosed."""
    consultation = Consultation.objects.lock(consultation_id)
    require(can_manage(by, consultation))
    if consultation.is_finished:
        raise ConsultationClosed
    first = _next(consultation)
    rows = [Statement(consultation=consultation, number=first + place, text=text) for place, text in enumerate(texts)]
    return Statement.objects.bulk_create(rows)


@transaction.atomic
def flush_statements(consultation_id: UUID) -> int:
    """Give the statements that wait in an anonymous consultation to moderation, if enough people proposed some."""
    consultation = Consultation.objects.lock(consultation_id)
    if not consultation.is_open or not consultation.is_anonymous:
        return 0
    ballots = Ballot.objects.filter(consultation=consultation, sealed__isnull=False)
    key = key_of(consultation)
    ballots.update(consultation=consultation)  # the lock
    opened = unsealed(ballots, key)
    if sum(bool(voted.proposals) for _ballot, voted in opened) < consultation.k_min:
        return 0
    texts = [text for _ballot, voted in opened for _key, text in voted.proposals]
    for ballot, voted in opened:  # all: of two copies of the database, nobody can tell who proposed something
        voted.proposals = []
        ballot.sealed = key.seal(vars(voted))
    Ballot.objects.bulk_update([ballot for ballot, _voted in opened], ["sealed"], batch_size=100)
    publish_statements(consultation, texts)
    return len(texts)


def unsealed(ballots: Iterable[Ballot], key: keyring.Key) -> list[tuple[Ballot, Voted]]:
    return [(ballot, Voted(**key.unseal(ballot.sealed))) for ballot in ballots]


def publish_statements(consultation: Consultation, texts: Iterable[str]) -> None:
    """Words that are nobody's, for moderation, in an order that says nothing, with the day alone. Under the lock of the
    consultation."""
    shuffled = list(texts)
    _random.shuffle(shuffled)
    for text in shuffled:
        drawn = {"id": uuid.uuid4(), "key": uuid.uuid4(), "created_at": midnight(today())}
        _submit(Statement(consultation=consultation, text=text, **drawn), by=None, day=today())


def _now(
    consultation: Consultation, text: str, *, key: UUID, author: User | None, by: User | None, channel: str
) -> None:
    Consultation.objects.lock(consultation.pk)  # its row gives the numbers
    if Statement.objects.filter(consultation=consultation, key=key).exists():
        return
    mine = Statement.objects.filter(consultation=consultation, author=author)
    if author is not None and mine.count() >= MOST_OF_ONE:
        raise TooManyOfHers
    _submit(Statement(consultation=consultation, text=text, key=key, author=author), by=by, channel=channel)


def _submit(statement: Statement, *, by: User | None, **options) -> None:
    statement.number = _next(statement.consultation)
    statement.review = submit_for_review(STATEMENT, statement, by=by, **options)
    statement.save()


def _next(consultation: Consultation) -> int:
    return (Statement.objects.filter(consultation=consultation).aggregate(last=Max("number"))["last"] or 0) + 1


# What moderation asks


def statement_subject(statement: Statement) -> subjects.Subject:
    return subjects.Subject(
        id=statement.pk,
        structure_id=statement.consultation.structure_id,
        author_id=statement.author_id,
        text=statement.text,
        context=statement.consultation.title,
    )


def hear_statement(item: ReviewItem) -> None:
    """There is one more to vote on, or one less. The house notes it: who decided is in the journal of moderation."""
    where = Statement.objects.values_list("consultation_id", flat=True).get(pk=item.subject_id)
    record(StatementDecided(consultation=where, statement=item.subject_id), by=None)
