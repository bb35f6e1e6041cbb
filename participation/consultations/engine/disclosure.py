"""Which counts may be shown, so that no count under `k_min` is shown or found again. Pure.

The threats, and what is done about each (Hundepool and others, *Handbook on Statistical Disclosure Control*, chapters
4 and 5: threshold rule, group disclosure, secondary suppression, linked tables, differencing; Wong, Fu, Wang and Pei,
*Minimality attack in privacy preserving data publishing*, VLDB 2007):

- **Small, and nobody.** « Nobody said no » tells what everybody said: zero is a small count, like 1 or 4. A count is
  shown from `k_min` on; what is not shown is « moins de 5, ou caché », the same words for all of them.
- **Subtraction.** What is hidden in a line adds up to at least `k_min` people, over at least two answers. Anybody can
  compute that sum, so it is shown: « ces réponses ensemble : 8 ».
- **Who has read this code.** Hiding « the smallest that is needed » tells something to who knows it. Here the three
  ways of not answering (`NO_ANSWER`) are hidden together as soon as anything is: whatever number under `k_min` one
  imagines for a hidden answer, the rest fits there, and this code would have shown the very same line.
- **Crossed tables.** An answer is shown for every group or for none, so that hidden cells are whole columns: what the
  sums leave to each is then known exactly (Fréchet's bounds), and a column more is hidden until none is tied. Groups
  that are too small are one. The two crossings of a question meet only in its line: nothing passes between them.
- **Several answers.** Counts of answers, not of combinations. They do not add up, but each person gave at least one
  and at most `at_most`: what is shown leaves room for that, both ways. Who did *not* choose is a count too.
- **Conditions.** A question asked of those who answered so is shown when their number is; its line is theirs alone.
- **Successive publications.** What changed between two of them is a line too, of those who came in between: a figure
  is renewed when what it counts and what changed may both be shown. What was hidden stays hidden; otherwise the earlier
  figures stay, with their date. Fewer than `k_min` new answers change nothing. Crossings are decided once: waves,
  groups and answers crossed two by two would be three tables, and no simple rule says what they leave to each other.

What it does not stop: who knows how the others of a small group answered can take them away from what is shown, as
from any count of people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kit.suppression import Chosen, Layer, shut, shut_choices, shut_columns

from .counting import ANSWERED, CHANNEL, NO_ANSWER, TERRITORY, Counts, Crowd, Table, meets
from .form import Condition, Form, Kind, Operator, Question, Said

K_MIN = 5
"""Fewer than that many people are never counted apart, unless the consultation says another number."""
CROSSED_FROM = 50
"""Answers. Under that, totals only: the groups of thirty people in a room are people one knows."""
DIMENSIONS = (CHANNEL, TERRITORY)
FEW, FOLLOWS = "few", "follows"
"""Why nothing of a question is shown: too few people, or nearly all said the same; it follows a hidden answer."""

Shown = Mapping[str, Any]
"""Small JSON: {people, number, k, groups: {dimension: line or None}, questions: [...]}.

A line is {of, people, rows: [[name, count or None]], together}; `of` is the number of the publication whose figures
they are. A question adds name, kind, why, choices (as rows, of several answers) and crossed: {dimension: {of, groups:
[{names, people, rows, together, choices}]} or None}. `people` is None for too few.
"""


def disclosed(
    form: Form,
    crowd: Crowd,
    *,
    k: int = K_MIN,
    number: int = 1,
    earlier: Shown | None = None,
    crossed_from: int = CROSSED_FROM,
) -> Shown:
    """What publication `number` shows after `earlier`, the one before it. With too little to add, `earlier` itself."""
    if earlier and not is_news(crowd.people, earlier):
        return earlier
    if crowd.people < k:
        return {"people": None, "number": number, "k": k, "groups": dict.fromkeys(DIMENSIONS), "questions": []}
    return _Publication(form, crowd, k, number, crossed_from, earlier or {}).content()


def is_news(people: int, earlier: Shown) -> bool:
    """Whether enough people came since for anything to change. Nothing was shown while they were too few."""
    return earlier["people"] is None or people - earlier["people"] >= earlier["k"]


class _Publication:
    """One call of `disclosed`: what was decided for a question is asked again by those that follow from it."""

    def __init__(self, form: Form, crowd: Crowd, k: int, number: int, crossed_from: int, earlier: Shown) -> None:
        self.form, self.crowd, self.k, self.number, self.crossed_from = form, crowd, k, number, crossed_from
        self.before = {one["name"]: one for one in earlier.get("questions", ())}
        self.groups_before, self.people_before = earlier.get("groups", {}), earlier.get("people") or 0
        self.groups: dict[str, Shown | None] = {}
        self.done: dict[str, Shown] = {}

    def content(self) -> Shown:
        self.groups = {dimension: self._who(dimension) for dimension in DIMENSIONS}
        for table in self.crowd.tables:
            self.done[table.question.name] = self._question(table)
        return {
            "people": self.crowd.people,
            "number": self.number,
            "k": self.k,
            "groups": self.groups,
            "questions": list(self.done.values()),
        }

    def _who(self, dimension: str) -> Shown | None:
        """The people by channel or by territory; the earlier line when it may not be renewed."""
        counts, before = self.crowd.groups[dimension], self.groups_before.get(dimension)
        if self.crowd.people < self.crossed_from or (before is None and self.people_before >= self.crossed_from):
            return before
        names = tuple(counts)
        hidden = shut(names, _layers(counts, before), self.k, closed=_unseen(names, before))
        return before if len(hidden) == len(names) else {"of": self.number, **_line(names, counts, hidden)}

    def _question(self, table: Table) -> Shown:
        question, before = table.question, self.before.get(table.question.name)
        if before and _is_bare(before):
            return before
        found = self._whole(table, before) if self._is_known(question, None) else None
        if found is None:
            return before or self._nothing(question, FEW if self._is_known(question, None) else FOLLOWS)
        if before:
            return found | {"crossed": before["crossed"]}
        return found | {"crossed": {dimension: self._crossed(table, dimension, found) for dimension in DIMENSIONS}}

    def _nothing(self, question: Question, why: str) -> Shown:
        return self._head(question, why) | {"people": None, "rows": [], "together": None}

    def _head(self, question: Question, why: str = "") -> dict[str, Any]:
        crossed = dict.fromkeys(DIMENSIONS)
        return {
            "name": question.name,
            "kind": str(question.kind),
            "of": self.number,
            "why": why,
            "choices": [],
            "crossed": crossed,
        }

    def _whole(self, table: Table, before: Shown | None) -> dict[str, Any] | None:
        """The line of everybody who was asked; None when it may not be shown, or not renewed."""
        states, names = table.whole.states, tuple(table.whole.states)
        layers = _layers(states, before)
        if any(sum(layer.values()) < self.k for layer in layers):
            return None
        hidden = shut(names, layers, self.k, together=NO_ANSWER, closed=_unseen(names, before))
        found = self._head(table.question) | _line(names, states, hidden)
        if table.question.kind is Kind.SEVERAL:
            found["choices"] = self._choices(table, before, hidden)
        return None if _is_bare(found) else found

    def _choices(self, table: Table, before: Shown | None, hidden: frozenset[str]) -> list[list[Any]]:
        names = tuple(table.whole.chosen)
        layers = [_chosen(table.whole, hidden)]
        if before:
            layers.append(_chosen_since(table.whole, before, hidden))
        closed = _unseen(names, before, "choices")
        return _rows(names, table.whole.chosen, shut_choices(names, layers, _most(table.question), self.k, closed))

    def _crossed(self, table: Table, dimension: str, whole: Shown) -> Shown | None:
        """The question by channel or by territory; None when it is not shown so."""
        line = self.groups[dimension]
        if line is None or line["of"] != self.number or whole["people"] < self.crossed_from:
            return None
        groups = _gathered(table.by[dimension], _hidden(line))
        if len(groups) < 2 or not self._is_known(table.question, dimension):
            return None
        names, layers = tuple(table.whole.states), [counts.states for _, counts in groups]
        hidden = shut_columns(names, layers, self.k, together=NO_ANSWER, closed=_hidden(whole))
        if len(hidden) == len(names) or not self._may_cross_choices(table.question, groups, hidden, whole):
            return None
        return {"of": self.number, "groups": [_group(one, counts, hidden, whole) for one, counts in groups]}

    def _may_cross_choices(
        self, question: Question, groups: Sequence[tuple[list[str], Counts]], hidden: frozenset[str], whole: Shown
    ) -> bool:
        """Several answers are crossed when no more than what is hidden for everybody has to be hidden in a group."""
        if question.kind is not Kind.SEVERAL:
            return True
        closed = _hidden(whole, "choices")
        if ANSWERED in hidden or len(closed) == len(whole["choices"]):
            return False
        names = tuple(name for name, _ in whole["choices"])
        layers = [_chosen(counts, hidden) for _, counts in groups]
        return shut_choices(names, layers, _most(question), self.k, closed) == closed

    def _is_known(self, question: Question, dimension: str | None) -> bool:
        """Whether those who were asked it can be counted in what is shown, now, of the question it follows from."""
        if question.relevant is None:
            return True
        about = self.done[question.relevant.question]
        lines = [about]
        if dimension:
            crossed = about["crossed"][dimension]
            lines = crossed["groups"] if crossed and crossed["of"] == self.number else []
        asked = self.form.question(question.relevant.question)
        found = [_leads(question.relevant, asked, one) for one in lines]
        return about["of"] == self.number and bool(found) and all(found)


# Lines


def _rows(names: Sequence[str], counts: Layer, hidden: frozenset[str]) -> list[list[Any]]:
    return [[name, None if name in hidden else counts[name]] for name in names]


def _line(names: Sequence[str], counts: Layer, hidden: frozenset[str]) -> dict[str, Any]:
    together = sum(counts[name] for name in hidden) if hidden else None
    people = sum(counts[name] for name in names)
    return {"people": people, "rows": _rows(names, counts, hidden), "together": together}


def _group(names: list[str], counts: Counts, hidden: frozenset[str], whole: Shown) -> Shown:
    choices = _rows(tuple(counts.chosen), counts.chosen, _hidden(whole, "choices"))
    return {"names": names, **_line(tuple(counts.states), counts.states, hidden), "choices": choices}


def _hidden(line: Shown, key: str = "rows") -> frozenset[str]:
    return frozenset(name for name, count in line[key] if count is None)


def _is_bare(line: Shown) -> bool:
    """Whether it shows nothing. That is something too: nearly all said the same, or fewer than k said each."""
    return all(count is None for key in ("rows", "choices") for _, count in line[key])


def _unseen(names: Sequence[str], before: Shown | None, key: str = "rows") -> frozenset[str]:
    """The names that an earlier line did not show. Without an earlier line, none is held back."""
    if before is None:
        return frozenset()
    return frozenset(names) - {name for name, count in before[key] if count is not None}


def _layers(counts: Layer, before: Shown | None) -> list[Layer]:
    """Everybody; after an earlier line, those who came since too.

    Of what was hidden only the sum is known: it is put in one place, and all of it stays hidden.
    """
    if before is None:
        return [counts]
    seen = {name: count for name, count in before["rows"] if count is not None}
    came = {name: counts[name] - seen[name] if name in seen else 0 for name in counts}
    unseen = [name for name in counts if name not in seen]
    if unseen:
        came[unseen[0]] = sum(counts[name] for name in unseen) - (before["together"] or 0)
    return [counts, came]


def _chosen(counts: Counts, hidden: frozenset[str]) -> Chosen:
    exact = ANSWERED not in hidden
    return Chosen(counts.chosen, counts.states[ANSWERED] if exact else counts.people, exact)


def _chosen_since(whole: Counts, before: Shown, hidden: frozenset[str]) -> Chosen:
    """The answers of those who came since. A change that nobody was shown is not known here either: taken at worst."""
    answered, seen = dict(before["rows"]).get(ANSWERED), dict(before["choices"])
    exact = ANSWERED not in hidden and answered is not None
    base = whole.states[ANSWERED] - answered if exact else whole.people - before["people"]
    came = {name: base if seen.get(name) is None else count - seen[name] for name, count in whole.chosen.items()}
    return Chosen(came, base, exact)


def _most(question: Question) -> int:
    return question.at_most or len(question.values)


def _gathered(by: Mapping[str, Counts], hidden: frozenset[str]) -> list[tuple[list[str], Counts]]:
    """The groups whose people may be counted, then all the others as one."""
    found = [([name], counts) for name, counts in by.items() if name not in hidden]
    others = [name for name in by if name in hidden]
    return [*found, (others, _added([by[name] for name in others]))] if others else found


def _added(all_counts: Sequence[Counts]) -> Counts:
    first = all_counts[0]
    return Counts(
        {name: sum(one.states[name] for one in all_counts) for name in first.states},
        {name: sum(one.chosen[name] for one in all_counts) for name in first.chosen},
    )


def _leads(condition: Condition, about: Question, line: Shown) -> bool:
    """Whether the number of people who meet the condition can be read in the line."""
    rows, choices = dict(line["rows"]), dict(line["choices"])
    if about.kind is Kind.SEVERAL and condition.value not in set(Said):
        leading = [choices.get(condition.value)]
        if condition.operator is Operator.IS_NOT:
            leading += [rows.get(ANSWERED), *(rows.get(str(said)) for said in Said)]
    else:
        leading = [count for name, count in line["rows"] if meets(condition, about, name)]
    return bool(leading) and None not in leading
