"""The two formulas of a row that we have a meaning for: the one simple condition, and the bounds of an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from participation.consultations.engine.form import Condition, Kind, Operator, Question

from .rows import Refused

QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
"""What a word processor makes of straight quotes; pyxform turns them back too."""
NAME = r"(?:\$\{\s*(?P<name>[^${}\s]+)\s*\}|\.\./(?P<path>[\w.-]+))"
VALUE = r"(?:'(?P<single>[^']*)'|\"(?P<double>[^\"]*)\"|(?P<number>-?\d+))"
COMPARED = re.compile(rf"{NAME}\s*(?P<operator><=|>=|!=|=|<|>)\s*{VALUE}")
CHOSEN = re.compile(rf"selected\s*\(\s*{NAME}\s*,\s*{VALUE}\s*\)")
NOT = re.compile(r"not\s*\((.*)\)", re.DOTALL)
BOUND = re.compile(r"\.\s*(?P<operator><=|>=|<|>)\s*(?P<number>-?\d{1,9})")
COUNTED = re.compile(r"count-selected\s*\(\s*\.\s*\)\s*(?P<operator><=|<)\s*(?P<number>\d{1,4})")


@dataclass(frozen=True)
class Meant:
    """A condition as it is written. chosen: with selected(), which a list of several needs."""

    condition: Condition
    chosen: bool


def read_condition(text: str) -> Meant:
    """Raises Refused for anything but one comparison of one answer with one value."""
    plain = _bare(text.translate(QUOTES))
    negated = NOT.fullmatch(plain)
    inside = _bare(negated[1]) if negated else plain
    if found := CHOSEN.fullmatch(inside):
        return Meant(_condition(found, Operator.IS_NOT if negated else Operator.IS), chosen=True)
    if not negated and (found := COMPARED.fullmatch(plain)):
        return Meant(_condition(found, Operator(found["operator"])), chosen=False)
    raise Refused("condition_complicated", text)


def _condition(found: re.Match[str], operator: Operator) -> Condition:
    value = next(found[kind] for kind in ("single", "double", "number") if found[kind] is not None)
    return Condition(found["name"] or found["path"], operator, value)


def write_condition(condition: Condition, about: Question) -> str:
    """What `read_condition` reads. about: the question it looks at."""
    if about.kind is Kind.SEVERAL:
        chosen = f"selected(${{{condition.question}}}, '{condition.value}')"
        return chosen if condition.operator is Operator.IS else f"not({chosen})"
    value = condition.value if about.kind is Kind.NUMBER else f"'{condition.value}'"
    return f"${{{condition.question}}} {condition.operator} {value}"


def read_bounds(text: str) -> tuple[int | None, int | None]:
    """least, most of a whole number: `. >= 0 and . <= 30`. Raises Refused."""
    least = most = None
    for part in _parts(text):
        found = BOUND.fullmatch(part)
        if not found:
            raise Refused("constraint", text)
        number = int(found["number"])
        if found["operator"].startswith(">"):
            if least is not None:
                raise Refused("constraint", text)
            least = number + (found["operator"] == ">")
        else:
            if most is not None:
                raise Refused("constraint", text)
            most = number - (found["operator"] == "<")
    return least, most


def write_bounds(least: int | None, most: int | None) -> str:
    return " and ".join([f". >= {least}"] * (least is not None) + [f". <= {most}"] * (most is not None))


def read_count(text: str) -> int:
    """How many may be chosen: `count-selected(.) <= 3`. Raises Refused."""
    found = COUNTED.fullmatch(_bare(text))
    if not found:
        raise Refused("constraint", text)
    return int(found["number"]) - (found["operator"] == "<")


def write_count(most: int) -> str:
    return f"count-selected(.) <= {most}"


def _parts(text: str) -> list[str]:
    return [_bare(part) for part in re.split(r"\s+and\s+", _bare(text))]


def _bare(text: str) -> str:
    """Without the brackets around the whole."""
    text = text.strip()
    while text.startswith("(") and text.endswith(")") and _close_together(text):
        text = text[1:-1].strip()
    return text


def _close_together(text: str) -> bool:
    """Whether the first bracket is closed by the last one."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return place == len(text) - 1
    return False
