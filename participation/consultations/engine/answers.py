"""What one answers: is it one of the answers of the question, and which question comes next. Pure.

An answer is a small JSON object: {"s": "unsure"} or {"s": "unwilling"}, which every question takes; {"v": ["matin"]},
the names chosen, with {"o": "..."} for the words of « Autre »; {"n": 3}; {"t": "..."}. Answers of a sheet: name of the
question -> answer. A question that was passed is not there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .form import CHOSEN, OTHER, WRITTEN, Condition, Form, Kind, Operator, Question, Said
from .words import LONGEST, is_empty, is_storable, normalised

Answer = Mapping[str, Any]
Answers = Mapping[str, Answer]
SHORTEST_FIELD = 200
"""Characters of a short text, and of « Autre »."""
BIGGEST = 999_999_999


class Unfit(ValueError):
    """Not an answer to this question. what: a code that the screen turns into a sentence."""

    def __init__(self, what: str, **detail: object) -> None:
        self.what, self.detail = what, detail
        super().__init__(what)


def answer_to(question: Question, sent: Sequence[str], *, words: str = "") -> Answer | None:
    """What a form sent, as an answer; None when nothing was said (the question is passed).

    sent: the values of the field, as the browser sent them. words: those beside « Autre ». Raises Unfit.
    """
    values = [value for value in (one.strip() if question.kind not in WRITTEN else one for one in sent) if value != ""]
    if not question.is_asked or not values:
        return None
    if len(values) == 1 and values[0] in set(Said) and question.kind not in WRITTEN:
        return {"s": values[0]}
    if question.kind in CHOSEN:
        return _chosen(question, values, words)
    if len(values) > 1:
        raise Unfit("too_many", most=1)
    return _number(question, values[0]) if question.kind is Kind.NUMBER else _text(question, values[0])


def said(which: Said) -> Answer:
    """« Je ne sais pas », « Je préfère ne pas répondre »: to any question, those with words too."""
    return {"s": str(which)}


def _chosen(question: Question, values: Sequence[str], words: str) -> Answer:
    unknown = [value for value in values if value not in question.values]
    if unknown:
        raise Unfit("unknown_choice")
    most = 1 if question.kind is not Kind.SEVERAL else question.at_most
    distinct = [value for value in question.values if value in values]
    if most is not None and len(distinct) > most:
        raise Unfit("too_many", most=most)
    other = normalised(words).strip() if OTHER in distinct and question.with_other else ""
    if not is_storable(other):
        raise Unfit("unreadable")
    if len(other) > SHORTEST_FIELD:
        raise Unfit("too_long", typed=len(other), most=SHORTEST_FIELD)
    return {"v": distinct} | ({"o": other} if other else {})


def _number(question: Question, value: str) -> Answer:
    plain = value.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    digits = plain.removeprefix("-")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 9:
        raise Unfit("not_a_number")
    number = int(plain)
    if question.least is not None and number < question.least:
        raise Unfit("too_small", least=question.least)
    if question.most is not None and number > question.most:
        raise Unfit("too_big", most=question.most)
    return {"n": number}


def _text(question: Question, value: str) -> Answer | None:
    text = normalised(value)
    if is_empty(text):
        return None
    if not is_storable(text):
        raise Unfit("unreadable")
    most = SHORTEST_FIELD if question.kind is Kind.SHORT else LONGEST
    if len(text) > most:
        raise Unfit("too_long", typed=len(text), most=most)
    return {"t": text}


# Which question comes next


def is_relevant(form: Form, question: Question, answers: Answers) -> bool:
    """Whether it is asked of who answered so. A question whose own condition was never asked is not asked either."""
    condition = question.relevant
    if condition is None:
        return True
    about = form.question(condition.question)
    return is_relevant(form, about, answers) and holds(condition, answers.get(condition.question))


def holds(condition: Condition, answer: Answer | None) -> bool:
    """A question that was passed is nothing: it is not « different » either; « Je ne sais pas » is not « less »."""
    if answer is None:
        return False
    if "n" in answer:
        return _compare(answer["n"], condition.operator, int(condition.value))
    if condition.operator not in (Operator.IS, Operator.IS_NOT):
        return False
    chosen = answer.get("v") or [answer.get("s")]
    return (condition.value in chosen) == (condition.operator is Operator.IS)


def _compare(number: int, operator: Operator, value: int) -> bool:
    return {
        Operator.IS: number == value,
        Operator.IS_NOT: number != value,
        Operator.LESS: number < value,
        Operator.AT_MOST: number <= value,
        Operator.MORE: number > value,
        Operator.AT_LEAST: number >= value,
    }[operator]


def screens(form: Form, answers: Answers) -> list[Question]:
    """The questions and notes that are shown to who answered so, in order."""
    return [one for one in form.questions if is_relevant(form, one, answers)]


def kept(form: Form, answers: Answers) -> dict[str, Answer]:
    """The answers that count: those of questions that are asked of who answered so. Going back may have closed one."""
    return {one.name: answers[one.name] for one in screens(form, answers) if one.name in answers}


def texts(form: Form, answers: Answers) -> dict[str, str]:
    """The free words in a sheet, by question: the texts, and what was written beside « Autre »."""
    found = {}
    for one in form.asked:
        answer = answers.get(one.name, {})
        if words := answer.get("t") or answer.get("o"):
            found[one.name] = words
    return found


def with_texts(answers: Answers, words: Mapping[str, str]) -> dict[str, Answer]:
    """A sheet and its free words, together again."""
    found: dict[str, Any] = {name: dict(answer) for name, answer in answers.items()}
    for name, text in words.items():
        if name in found:
            found[name]["t" if "t" in found[name] else "o"] = text
    return found


def without_texts(answers: Answers) -> dict[str, Answer]:
    """The sheet without its free words: that something was written is left, not what."""
    return {
        name: {key: True if key == "t" else value for key, value in answer.items() if key != "o"}
        for name, answer in answers.items()
    }
