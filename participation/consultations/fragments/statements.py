"""What a page shows of the statements of a consultation, to who votes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from participation.consultations.models import Consultation, Statement, Vote
from participation.consultations.rules import Who, last_votes

from .asking import Choice

BUTTONS = (
    Choice(str(int(Vote.AGREE)), _("D’accord"), "check"),
    Choice(str(int(Vote.DISAGREE)), _("Pas d’accord"), "x"),
    Choice(str(int(Vote.UNSURE)), _("Je ne sais pas"), "question-mark"),
)


@dataclass(frozen=True)
class Voting:
    """Where somebody is. rows: each statement that is shown with her last vote, or None; next: the one to vote on."""

    rows: list[tuple[Statement, Vote | None]]

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def voted(self) -> int:
        return sum(vote is not None for _statement, vote in self.rows)

    @property
    def left(self) -> int:
        return self.total - self.voted

    @property
    def next(self) -> Statement | None:
        return next((statement for statement, vote in self.rows if vote is None), None)


def voting(consultation: Consultation, who: Who) -> Voting:
    """In an order of her own, always the same: no statement is first for everybody."""
    votes = last_votes(consultation, who)
    shown = Statement.objects.shown().filter(consultation=consultation)
    mine = str(who.person.pk) if who.person else who.code
    found = sorted(shown, key=lambda one: _draw(mine, one.pk))
    return Voting([(one, Vote(votes[one.pk]) if one.pk in votes else None) for one in found])


def has_statements(consultation: Consultation) -> bool:
    return Statement.objects.shown().filter(consultation=consultation).exists()


def _draw(mine: str, statement: UUID) -> bytes:
    return hashlib.sha256(f"{mine}:{statement.hex}".encode()).digest()
