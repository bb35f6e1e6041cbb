"""The word in the column `type`: the kind of question it asks for, or why we do not have it.

pyxform knows how each was written over the years; its expressions and its dictionary are asked.
"""

from __future__ import annotations

from dataclasses import dataclass

from pyxform import aliases, constants
from pyxform.question_type_dictionary import QUESTION_TYPE_DICT
from pyxform.xls2json import RE_BEGIN_CONTROL, RE_END_CONTROL, RE_SELECT

from participation.consultations.engine.form import Kind

from .rows import Refused

INTEGERS = {"integer", "int", "q int", "add integer prompt"}
TEXTS = {"text", "string", "q string", "add text prompt"}
NOTES = {"note", "q note", "add note prompt"}
PLACES = "location gps geopoint geoshape geotrace osm"
DATES = "date time datetime"
FILES = "picture photo image video audio file"
DECIMALS = "decimal percentage range"
WATCHED = (
    "start end today deviceid device subscriberid subscriber simserial sim phonenumber username email imei audit uri "
    "background-audio background-geopoint start-geopoint get"
)
COMPUTED = "calculate hidden trigger xml-external csv-external"
REASONS = {
    word: reason
    for reason, words in {
        "type_place": PLACES,
        "type_date": DATES,
        "type_file": FILES,
        "type_decimal": DECIMALS,
        "type_watched": WATCHED,
        "type_computed": COMPUTED,
        "type_barcode": "barcode",
        "type_rank": "rank",
        "type_acknowledge": "acknowledge",
        "type_title": "set",
        "type_cascade": "cascading cascading_select",
    }.items()
    for word in words.split()
}
"""First or last word of a type -> why it is not taken."""
FROM_FILE = set(aliases.select_from_file)


@dataclass(frozen=True)
class Asked:
    """kind: ONE, SEVERAL, NUMBER, SHORT or NOTE; the other columns may make another of it."""

    kind: Kind
    list_name: str = ""
    with_other: bool = False


def is_begin(word: str) -> str:
    """ "group", "repeat" or "loop" where it begins, "" for anything else."""
    found = RE_BEGIN_CONTROL.match(_plain(word).lower())
    return aliases.control[found["type"]] if found else ""


def is_end(word: str) -> str:
    found = RE_END_CONTROL.match(_plain(word).lower())
    return aliases.control[found["type"]] if found else ""


def read_type(word: str) -> Asked:
    """Raises Refused with why."""
    plain = _plain(word)
    if found := RE_SELECT.match(plain):
        return _select(found["select_command"], found["list_name"], bool(found["specify_other"]))
    low = plain.lower()
    if low in INTEGERS:
        return Asked(Kind.NUMBER)
    if low in TEXTS:
        return Asked(Kind.SHORT)
    if low in NOTES:
        return Asked(Kind.NOTE)
    raise Refused(_why_not(low), word)


def _select(command: str, list_name: str, with_other: bool) -> Asked:
    if command in FROM_FILE:
        raise Refused("type_from_file", command)
    kind = aliases.select[command]
    if kind == constants.SELECT_ONE:
        return Asked(Kind.ONE, list_name, with_other)
    if kind == constants.SELECT_ALL_THAT_APPLY:
        return Asked(Kind.SEVERAL, list_name, with_other)
    raise Refused("type_rank" if kind == constants.RANK else "type_from_file", command)


def _why_not(low: str) -> str:
    if low == "phone number":
        return "type_phone"
    words = low.replace(":", " ").split()
    if not words:
        return "no_type"
    if low not in QUESTION_TYPE_DICT and words[0] not in REASONS:
        return "type_select" if words[0].startswith("select") else "type_unknown"
    return REASONS.get(words[0]) or REASONS.get(words[-1]) or _of_prompt(words)


def _of_prompt(words: list[str]) -> str:
    """« add date prompt », « q geopoint »."""
    return next((REASONS[word] for word in words if word in REASONS), "type_unknown")


def _plain(word: str) -> str:
    return " ".join(word.split())
