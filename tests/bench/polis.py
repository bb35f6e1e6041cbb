"""`manage.py bench polis FOLDER`: a conversation of agree, disagree and pass, replayed through the real voting path.

FOLDER has votes.csv (comment-id, voter-id, vote), participants-votes.csv (the last vote of each on each) and
comments.csv (agrees and disagrees, of every vote that was cast). All statements are asked from the start.
"""

from __future__ import annotations

import csv
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from participation.consultations.engine.codes import new_code
from participation.consultations.models import Consultation, Statement, StatementVote, Vote
from participation.consultations.rules import Who, add_statements, cast_vote, last_votes
from tests.support.consultations import a_consultation
from tests.support.people import a_coordinator

NEEDS_A_FILE = True


def run(options: Any) -> Iterator[str]:
    """For each folder: how many cells and counts are exactly those that were given, and how long it took."""
    for folder in map(Path, options.files):
        yield from replay(folder)


def replay(folder: Path) -> Iterator[str]:
    consultation, statements = prepared(folder)
    codes = {}
    began = time.perf_counter()
    votes = _read(folder / "votes.csv")
    for row in votes:
        who = Who(code=codes.setdefault(row["voter-id"], new_code()))
        cast_vote(consultation, statements[row["comment-id"]].pk, Vote(int(row["vote"])), who=who)
    took = time.perf_counter() - began
    right, cells = compare_cells(folder, consultation, statements, codes)
    counted, counts = compare_counts(folder, statements)
    name = folder.name
    yield f"polis.folder: {name}"
    yield f"polis.votes: {len(votes)}"
    yield f"polis.voters: {len(codes)}"
    yield f"polis.cells: {right} of {cells}"
    yield f"polis.counts: {counted} of {counts}"
    yield f"polis.time: {took:.1f} s"
    yield f"polis.votes_a_second: {len(votes) / took:.0f}"


def prepared(folder: Path) -> tuple[Consultation, dict[str, Statement]]:
    """An open consultation with every statement of the folder, and the statements by their id there."""
    consultation = a_consultation()
    rows = sorted(_read(folder / "comments.csv"), key=lambda row: int(row["comment-id"]))
    known = {row["comment-id"]: row["comment-body"] for row in rows}
    for row in _read(folder / "votes.csv"):
        known.setdefault(row["comment-id"], "?")
    ids = sorted(known, key=int)
    texts = [f"{known[one][:120]} ({one})" for one in ids]
    made = add_statements(consultation.pk, texts, by=a_coordinator(consultation.structure))
    return consultation, dict(zip(ids, made, strict=True))


def compare_cells(folder: Path, consultation: Consultation, statements: dict[str, Statement], codes: dict[str, str]):
    """How many cells of participants-votes.csv are ours, of how many: last votes, as the page of each reads them."""
    right = total = 0
    for row in _read(folder / "participants-votes.csv"):
        code = codes.get(row["participant"])
        mine = last_votes(consultation, Who(code=code)) if code else {}
        for column, statement in statements.items():
            if column in row:
                total += 1
                vote = mine.get(statement.pk)
                right += row[column].strip() == ("" if vote is None else str(int(vote)))
    return right, total


def compare_counts(folder: Path, statements: dict[str, Statement]) -> tuple[int, int]:
    """How many agrees and disagrees of comments.csv are the number of votes cast here, of how many."""
    cast = Counter(StatementVote.objects.values_list("statement_id", "vote"))
    right = total = 0
    for row in _read(folder / "comments.csv"):
        statement = statements[row["comment-id"]]
        for column, vote in (("agrees", Vote.AGREE), ("disagrees", Vote.DISAGREE)):
            total += 1
            right += cast[statement.pk, vote] == int(row[column])
    return right, total


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
