"""Consultations that never were, to be attacked: every crowd of a few people, and random ones of any size."""

from __future__ import annotations

import itertools
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from participation.consultations.engine.answers import kept
from participation.consultations.engine.counting import Counts, Crowd, Sheet, counted
from participation.consultations.engine.disclosure import disclosed
from participation.consultations.engine.form import CHOSEN, Choice, Condition, Form, Kind, Operator, Question, Said

CHANNELS, TERRITORIES = ("self", "assisted", "paper", "phone"), ("nord", "sud", "est", "")
Publish = Callable[..., dict]


@dataclass(frozen=True)
class World:
    """A consultation with all its publications: `waves` are the sheets that came before each of them."""

    form: Form
    waves: Sequence[Sequence[Sheet]]
    k: int = 5
    crossed_from: int = 50
    channels: Sequence[str] = CHANNELS
    territories: Sequence[str] = TERRITORIES

    def sheets(self, number: int) -> list[Sheet]:
        """Those of publication `number`, the first being 1."""
        return [sheet for wave in self.waves[:number] for sheet in wave]

    def crowd(self, number: int) -> Crowd:
        return counted(self.form, self.sheets(number), channels=self.channels, territories=self.territories)

    def publications(self, publish: Publish = disclosed) -> list[dict]:
        found: list[dict] = []
        for number in range(1, len(self.waves) + 1):
            earlier = found[-1] if found else None
            rules = {"k": self.k, "number": number, "earlier": earlier, "crossed_from": self.crossed_from}
            found.append(publish(self.form, self.crowd(number), **rules))
        return found


# Random ones


def random_world(rng: random.Random) -> World:
    """1 to 6 questions, 1 to 300 people, 1 to 4 publications; answers that are even, or nearly all the same."""
    form = random_form(rng)
    size = rng.choice((rng.randint(1, 60), rng.randint(1, 300)))
    moods = [_mood(rng, form) for _ in range(rng.randint(1, 3))]
    people = [_person(rng, form, rng.choice(moods)) for _ in range(size)]
    cuts = sorted(rng.randint(0, size) for _ in range(rng.randint(0, 3)))
    waves = [people[start:end] for start, end in zip([0, *cuts], [*cuts, size], strict=True)]
    return World(form, waves, k=rng.choice((3, 5, 5, 5, 10)))


def random_form(rng: random.Random) -> Form:
    questions: list[Question] = []
    for number in range(rng.randint(1, 6)):
        kind = rng.choice([kind for kind in Kind if kind is not Kind.NOTE])
        listed = kind in (Kind.ONE, Kind.SEVERAL, Kind.FACES)
        choices = tuple(Choice(f"c{place}") for place in range(rng.randint(2, 6) if listed else 0))
        most = rng.choice((None, *range(1, len(choices) + 1))) if kind is Kind.SEVERAL else None
        least = {"least": 0, "most": rng.choice((5, 40, None))} if kind is Kind.NUMBER else {}
        other = listed and kind is not Kind.FACES and rng.random() < 0.3
        about = _condition(rng, questions)
        questions.append(
            Question(f"q{number}", kind, choices=choices, at_most=most, with_other=other, relevant=about, **least)
        )
    return Form(questions=tuple(questions))


def _condition(rng: random.Random, before: Sequence[Question]) -> Condition | None:
    possible = [one for one in before if one.kind in CHOSEN or one.kind is Kind.NUMBER]
    if not possible or rng.random() < 0.6:
        return None
    about = rng.choice(possible)
    if about.kind is Kind.NUMBER:
        return Condition(about.name, rng.choice(list(Operator)), str(rng.randint(0, 9)))
    return Condition(
        about.name, rng.choice((Operator.IS, Operator.IS_NOT)), rng.choice((*about.values, str(Said.UNSURE)))
    )


def _mood(rng: random.Random, form: Form) -> dict:
    """How some people lean: the weights of each answer, of each way of not answering, of channels and territories."""
    lean = rng.choice((0.3, 1.0, 4.0))

    def weights(count: int) -> list[float]:
        return [rng.random() ** lean + 1e-9 for _ in range(count)]

    return {
        "silence": rng.choice((0.0, 0.02, 0.1, 0.3)),
        "channel": [weight * scale for weight, scale in zip(weights(4), (8, 1, 2, 1), strict=True)],
        "territory": weights(4),
        **{one.name: weights(max(len(one.values), 1)) for one in form.questions},
    }


def _person(rng: random.Random, form: Form, mood: dict) -> Sheet:
    answers = {}
    for one in form.questions:
        if rng.random() < mood["silence"]:
            if said := rng.choice((None, *Said)):
                answers[one.name] = {"s": str(said)}
        elif one.kind is Kind.NUMBER:
            answers[one.name] = {"n": min(int(rng.expovariate(0.25)), one.most or 200)}
        elif one.kind is Kind.SEVERAL:
            count = rng.randint(1, one.at_most or len(one.values))
            answers[one.name] = {"v": sorted(set(rng.choices(one.values, mood[one.name], k=count)))}
        elif one.kind in CHOSEN:
            answers[one.name] = {"v": rng.choices(one.values, mood[one.name])}
        else:
            answers[one.name] = {"t": True}
    channel = rng.choices(CHANNELS, mood["channel"])[0]
    return Sheet(kept(form, answers), channel, rng.choices(TERRITORIES, mood["territory"])[0])


# All of them


def every_crowd(kinds: Sequence[Sheet], size: int) -> Iterator[list[Sheet]]:
    """Every crowd of so many people who each are of one of these kinds."""
    return (list(crowd) for crowd in itertools.combinations_with_replacement(kinds, size))


def by_publication(worlds: Iterator[World], publish: Publish = disclosed) -> dict[str, list[World]]:
    """The worlds that nobody can tell from one another: what is published of them is the same, by this very code."""
    found = defaultdict(list)
    for world in worlds:
        found[repr(world.publications(publish))].append(world)
    return found


# What one would do without thinking


def primary_only(form: Form, crowd: Crowd, *, k: int, number: int, crossed_from: int, **_: object) -> dict:
    """Hide the counts under k, and nothing else. Groups of fewer than k people are one."""

    def line(counts: Mapping[str, int]) -> dict:
        rows = [[name, count if count >= k else None] for name, count in counts.items()]
        return {"of": number, "people": sum(counts.values()), "rows": rows, "together": None}

    def crossed(by: Mapping[str, Counts]) -> dict | None:
        small = [name for name, counts in by.items() if counts.people < k]
        groups = [[name] for name in by if name not in small] + ([small] if small else [])
        return {"of": number, "groups": [group([by[name] for name in names], names) for names in groups]}

    def group(counts: Sequence[Counts], names: list[str]) -> dict:
        states = {state: sum(one.states[state] for one in counts) for state in counts[0].states}
        chosen = {value: sum(one.chosen[value] for one in counts) for value in counts[0].chosen}
        return {"names": names, **line(states), "choices": line(chosen)["rows"]}

    may_cross = crowd.people >= crossed_from
    return {
        "people": crowd.people,
        "number": number,
        "k": k,
        "groups": {dimension: line(counts) if may_cross else None for dimension, counts in crowd.groups.items()},
        "questions": [
            {
                "name": table.question.name,
                "why": "",
                **line(table.whole.states),
                "choices": line(table.whole.chosen)["rows"],
                "crossed": {one: crossed(by) if may_cross else None for one, by in table.by.items()},
            }
            for table in crowd.tables
        ],
    }


def forgetful(form: Form, crowd: Crowd, *, earlier: object = None, **rules: int) -> dict:
    """Each publication as if it were the first."""
    return disclosed(form, crowd, **rules)
