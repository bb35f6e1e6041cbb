"""« Ce qui change »: what an amendment changes of the version that is signed, part by part, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from participation.plans.engine.differences import differences, named
from participation.plans.models import Pillar
from participation.plans.rules import content_of

from .content import LABELS, say_value, terms_of, whose_words
from .contract import say_contract

if TYPE_CHECKING:
    from participation.plans.models import Agreement, Plan

PATH_OF_A_THING = 4  # sections, which one, its key, which thing


@dataclass(frozen=True)
class SignedChange:
    """part: of the plan, or ""; what: the thing that changes. before, after: "" for what was not, or is no more."""

    part: str
    what: str
    before: str
    after: str


def what_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[SignedChange]:
    """One line for each thing that is not the same, said whole on both sides."""
    paths = dict.fromkeys(
        difference.path[: PATH_OF_A_THING if difference.path[0] == "sections" else 1]
        for difference in differences(before, after)
    )
    return [_change(path, before, after) for path in paths]


def changes_since_signed(plan: Plan) -> list[SignedChange]:
    """What is written now, beside the version that holds; nothing when none does."""
    held: Agreement | None = plan.agreements.filter(number=plan.in_force).first() if plan.in_force else None
    return what_changes(held.said, content_of(plan)) if held else []


def _change(path: tuple[str, ...], before: Mapping[str, Any], after: Mapping[str, Any]) -> SignedChange:
    if path[0] != "sections":
        return _change_of_the_whole(path[0], before, after)
    old, new = (named(content["sections"], path[1]) for content in (before, after))
    part = str(Pillar((new or old or {})["pillar"]).label)
    if len(path) == len(("sections", "id")):
        return SignedChange(part, _("La partie entière"), _said_part(old), _said_part(new))
    key = path[2]
    if len(path) < PATH_OF_A_THING:
        values = (_said(key, section.get(key) if section else None) for section in (old, new))
        return SignedChange(part, str(LABELS.get(key, key)), *values)
    things = [named(section.get(key, []), path[3]) if section else None for section in (old, new)]
    return SignedChange(part, _what(key, things, after), *(_said(key, thing) for thing in things))


def _what(key: str, things: list[Any], content: Mapping[str, Any]) -> str:
    thing = things[1] or things[0]
    if key == "words":
        return whose_words(thing, content)
    return str(LABELS.get(key, key))


def _change_of_the_whole(key: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> SignedChange:
    if key in ("kind", "terms"):
        said = (" ".join(say_contract(terms_of(content))) for content in (before, after))
        return SignedChange("", str(LABELS["terms"]), *said)
    return SignedChange("", str(LABELS.get(key, key)), *(_said(key, content.get(key)) for content in (before, after)))


def _said_part(section: Mapping[str, Any] | None) -> str:
    """All a part says, one thing a line; its name, when it says nothing yet."""
    if section is None:
        return ""
    lines = [
        say_value(key, one)
        for key, value in section.items()
        if key not in ("id", "pillar")
        for one in (value if isinstance(value, list) else [value])
    ]
    return "\n".join(line for line in lines if line) or str(Pillar(section["pillar"]).label)


def _said(key: str, value: Any) -> str:
    return say_value(key, value) if value is not None else ""
