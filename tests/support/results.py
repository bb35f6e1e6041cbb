"""Consultations with answers to publish, without answering each by hand."""

from __future__ import annotations

import itertools
import random
from collections.abc import Mapping, Sequence

from journal.models import Channel
from participation.consultations.engine.form import Choice, Form, Kind, Question
from participation.consultations.models import Consultation, Sheet, State, Statement, StatementVote, Vote
from participation.people.models import Structure, Territory
from tests.support.consultations import an_anonymous_one, fr

DAYS = tuple(
    Choice(name, fr(text)) for name, text in (("lundi", "Le lundi"), ("jeudi", "Le jeudi"), ("samedi", "Le samedi"))
)
FACES = tuple(Choice(f"f{number}", fr(text)) for number, text in enumerate(("Mal", "Moyen", "Bien")))
WHOLE = Form(
    "La vie au Trait d’union",
    questions=(
        Question("samedi", Kind.STATEMENT, fr("Le Trait d’union doit ouvrir le samedi.")),
        Question("jours", Kind.SEVERAL, fr("Quels jours venez-vous ?"), choices=DAYS, at_most=2, with_other=True),
        Question("bien", Kind.FACES, fr("Comment êtes-vous reçu ou reçue ?"), choices=FACES),
        Question("combien", Kind.NUMBER, fr("Combien de fois par mois venez-vous ?"), least=0),
        Question("idee", Kind.LONG, fr("Une idée pour le lieu ?")),
    ),
)
"""One question of most kinds."""


def sheets(consultation: Consultation, *groups: tuple[int, Mapping], channel: str = Channel.SELF, **fields) -> None:
    """sheets(consultation, (12, {"samedi": YES}), (3, {})): so many anonymous sheets of each, counted already."""
    Sheet.objects.bulk_create(
        Sheet(consultation=consultation, questionnaire=1, content=dict(content), channel=channel, **fields)
        for count, content in groups
        for _ in range(count)
    )


def closed(structure: Structure | None = None, form: Form | None = None, **fields) -> Consultation:
    """An anonymous consultation that is closed: its sheets are to be added."""
    fields = {"finished": True, "state": State.CLOSED, "took_part": 0} | fields
    return an_anonymous_one(structure, **fields, **({"form": form} if form else {}))


def lively(size: int, *, form: Form = WHOLE, seed: int = 1, **fields) -> Consultation:
    """Closed, with so many sheets: some by each channel, from two territories."""
    consultation = closed(form=form, took_part=size, **fields)
    rng = random.Random(seed)
    own = consultation.structure.territory
    other = Territory.objects.exclude(pk=own.pk).first() or own
    rows = (
        Sheet(
            consultation=consultation,
            questionnaire=1,
            content=_answers(rng, form),
            channel=rng.choices((Channel.SELF, Channel.ASSISTED, Channel.PAPER), (6, 2, 2))[0],
            territory=rng.choices((own, other), (3, 1))[0],
        )
        for _ in range(size)
    )
    for batch in iter(lambda: list(itertools.islice(rows, 2_000)), []):
        Sheet.objects.bulk_create(batch)
    return consultation


def voted(consultation: Consultation, *, statements: int, voters: int, each: int, seed: int = 2) -> int:
    """So many statements and voters, who each voted on some of them; how many votes."""
    made = Statement.objects.bulk_create(
        Statement(consultation=consultation, number=number, text=f"Phrase {number}.")
        for number in range(1, statements + 1)
    )
    rng, rows = random.Random(seed), []
    leans = [rng.random() for _ in made]
    for _ in range(voters):
        voter, channel = f"{rng.getrandbits(256):064x}", rng.choice((Channel.SELF, Channel.PAPER))
        for turn, place in enumerate(rng.sample(range(statements), each), start=1):
            vote = Vote.UNSURE if rng.random() < 0.15 else Vote.AGREE if rng.random() < leans[place] else Vote.DISAGREE
            rows.append(StatementVote(statement=made[place], voter=voter, turn=turn, vote=vote, channel=channel))
    StatementVote.objects.bulk_create(rows, batch_size=2_000)
    return len(rows)


def _answers(rng: random.Random, form: Form) -> dict:
    found = {}
    for one in form.asked:
        if rng.random() < 0.15:
            if said := rng.choice(("unsure", "unwilling", None)):
                found[one.name] = {"s": said}
        elif one.kind is Kind.NUMBER:
            found[one.name] = {"n": int(rng.expovariate(0.2))}
        elif one.kind is Kind.SEVERAL:
            found[one.name] = {"v": _some(rng, one.values, one.at_most or 3)}
        elif one.values:
            found[one.name] = {"v": rng.choices(one.values, range(len(one.values), 0, -1))}
        else:
            found[one.name] = {"t": True}
    return found


def _some(rng: random.Random, values: Sequence[str], most: int) -> list[str]:
    chosen = rng.sample(values, rng.randint(1, min(most, len(values))))
    return [value for value in values if value in chosen]
