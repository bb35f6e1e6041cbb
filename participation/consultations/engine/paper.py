"""A sheet of paper, typed in: what is typed of each question, and where two who typed the same sheet differ. Pure.

On paper each answer has its number. « 2 » is the second one; « 1 3 » is two of them; « 4: mon vélo » is the fourth,
which is « Autre », with its words; « ? » is « Je ne sais pas », « - » « Je préfère ne pas répondre ». A number and a
text are typed as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .answers import Answer, Answers, Unfit, answer_to, said
from .form import CHOSEN, OTHER, Question, Said

UNSURE, UNWILLING = "?", "-"
SIGNS = {UNSURE: Said.UNSURE, UNWILLING: Said.UNWILLING, "–": Said.UNWILLING}
NUMBERS = re.compile(r"\s*([0-9]{1,3}(?:[\s,;.+]+[0-9]{1,3})*)\s*(?::(.*))?$", re.DOTALL)
"""Numbers, then words after a colon alone: « 4 3 rue des Lilas » would say three answers."""
FIRST, SECOND = "1", "2"


def read_typed(question: Question, typed: str) -> Answer | None:
    """What was typed of this question; None for nothing. Raises Unfit."""
    if typed.strip() in SIGNS:
        return said(SIGNS[typed.strip()])
    if question.kind not in CHOSEN or not typed.strip():
        return answer_to(question, [typed])
    found = NUMBERS.match(typed)
    if found is None:
        raise Unfit("no_number", most=len(question.values))
    numbers = [int(one) for one in re.findall(r"[0-9]+", found[1])]
    unknown = [one for one in numbers if not 1 <= one <= len(question.values)]
    if unknown:
        raise Unfit("unknown_number", typed=unknown[0], most=len(question.values))
    names, words = [question.values[one - 1] for one in numbers], (found[2] or "").strip()
    if words and OTHER not in names:
        raise Unfit("words_of_nothing")
    return answer_to(question, names, words=words)


def differences(first: Answers, second: Answers) -> list[str]:
    """The names of the questions of which the two do not say the very same, sorted."""
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


def decided(first: Answers, second: Answers, picks: Mapping[str, str]) -> dict[str, Answer]:
    """What both say, and of each difference the one that was chosen. Raises KeyError for one without a choice."""
    found = {name: answer for name, answer in first.items() if second.get(name) == answer}
    for name in differences(first, second):
        chosen = {FIRST: first, SECOND: second}[picks[name]].get(name)
        if chosen is not None:
            found[name] = chosen
    return found
