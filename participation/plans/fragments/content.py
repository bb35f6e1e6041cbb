"""What a version says, in words: all of it, for nobody signs what is not shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.french import elide
from kit.time import say_day
from participation.plans.engine.budget import LineKind, Period
from participation.plans.engine.kinds import Kind, Terms
from participation.plans.engine.money import say_amount
from participation.plans.models import Box, Pillar, Voice, Who

from .contract import say_contract
from .viewer import what_does
from .words import ORDER

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

KNOWN = {"id", "pillar", "aim", "words", "goals", "steps"}
"""Keys of a part with a place of their own on the page. Of any other, what it says is listed under its label."""
OF_THE_WHOLE = {"schema", "plan", "person", "structure", "kind", "terms", "parties", "sections"}
UNSAID = {"id", "at", "voice", "author", "box", "by"}
LABELS: dict[str, str | StrPromise] = {
    "aim": gettext_lazy("Le but"),
    "words": gettext_lazy("Les mots"),
    "budget": gettext_lazy("Le budget"),
    "sums": gettext_lazy("Le budget"),
    "goals": gettext_lazy("Objectif"),
    "steps": gettext_lazy("Étape"),
    "kind": gettext_lazy("La forme"),
    "terms": gettext_lazy("Le contrat"),
    "person": gettext_lazy("Le nom de la personne"),
    "structure": gettext_lazy("La structure"),
    "parties": gettext_lazy("Qui signe"),
}
"""How each key of a content is called on the page; a new key brings its own word here."""


@dataclass(frozen=True)
class WordsSaid:
    voice: str
    who: str
    text: str
    on: dt.datetime


@dataclass(frozen=True)
class More:
    """What a key without a place of its own says, line after line."""

    label: str
    lines: list[str]


@dataclass(frozen=True)
class PartSaid:
    pillar: Pillar
    aim: str
    words: list[WordsSaid]
    goals: list[str]
    steps: list[str]
    more: list[More]


@dataclass(frozen=True)
class ContentSaid:
    person: str
    structure: str
    contract: list[str]
    parts: list[PartSaid]
    more: list[More]


def show_content(content: Mapping[str, Any]) -> ContentSaid:
    return ContentSaid(
        person=content["person"]["name"],
        structure=content["structure"]["name"],
        contract=say_contract(terms_of(content)),
        parts=[_part(section, content) for section in content["sections"]],
        more=_more(content, OF_THE_WHOLE),
    )


def terms_of(content: Mapping[str, Any]) -> Terms:
    said = content["terms"]
    starts_on = dt.date.fromisoformat(said["starts_on"]) if said["starts_on"] else None
    return Terms(Kind(content["kind"]), starts_on, said["months"], said["benefits"], said["hours"])


def whose_words(words: Mapping[str, Any], content: Mapping[str, Any]) -> str:
    """« Les mots d’Awa Keïta », « Ce qui va déjà bien », « Ce que fait l’équipe », « Ce que fait Le Relais »."""
    if words["box"] not in (Box.OWN, Box.TEAM):
        label = str(Box(words["box"]).label)
        whose = {Box.MINE: content["person"], Box.PARTNER: words.get("structure")}.get(words["box"])
        return what_does(whose["name"]) if whose else label
    name = content["person"]["name"] if words["box"] == Box.OWN else words["author"]["name"]
    return elide(_("Les mots de %(name)s") % {"name": name})


def say_step(step: Mapping[str, Any]) -> str:
    """« Visiter la résidence. Ensemble. Avant le mardi 3 mars. » done_on, which no version has: when it was done."""
    who = step["name"] or str(Who(step["who"]).label)
    if step["who"] == Who.ME and not step["name"]:
        who = _("La personne")
    said = [step["title"].rstrip("."), who]
    if done_on := step.get("done_on"):
        said.append(_("Fait le %(day)s") % {"day": say_day(dt.date.fromisoformat(done_on))})
    elif step["due_on"]:
        said.append(_("Avant le %(day)s") % {"day": say_day(dt.date.fromisoformat(step["due_on"]))})
    return ". ".join(said) + "."


def say_line(line: Mapping[str, Any]) -> str:
    """« Loyer, Loyer : 412 €. Chaque mois. »"""
    said = _("%(kind)s, %(label)s : %(amount)s.") % {
        "kind": LineKind(line["kind"]).label,
        "label": line["label"],
        "amount": say_amount(line["cents"]),
    }
    left = ""
    if line["remains"] is not None:
        left = _("Il reste %(amount)s à payer.") % {"amount": say_amount(line["remains"])}
    return " ".join(filter(None, [said, f"{Period(line['period']).label}.", left]))


SAYS: dict[str, Callable[[Any], str]] = {
    "budget": say_line,
    "goals": lambda goal: goal["title"],
    "steps": say_step,
    "words": lambda words: words["text"],
}
"""How a thing under a key is said in one go; else what it holds is said one after the other."""


def say_value(key: str, value: Any) -> str:
    """A value of a content in words, "" for nothing."""
    if value in (None, "", [], {}):
        return ""
    if key in SAYS and isinstance(value, Mapping):
        return SAYS[key](value)
    if key in SAYS and isinstance(value, list):
        return "\n".join(SAYS[key](one) for one in value)
    return "\n".join(line for line in _lines(value) if line)


def _part(section: Mapping[str, Any], content: Mapping[str, Any]) -> PartSaid:
    words = [
        WordsSaid(
            voice={"": "", Voice.PERSON.value: "me"}.get(one["voice"], "team"),
            who=whose_words(one, content),
            text=one["text"],
            on=dt.datetime.fromisoformat(one["at"]),
        )
        for one in sorted(section["words"], key=lambda one: (*ORDER, Box.PARTNER).index(Box(one["box"])))
    ]
    steps = [say_step(step) for step in section["steps"]]
    goals = [goal["title"] for goal in section.get("goals", [])]
    return PartSaid(Pillar(section["pillar"]), section["aim"], words, goals, steps, _more(section, KNOWN))


def _more(content: Mapping[str, Any], known: set[str]) -> list[More]:
    rest = {key: say_value(key, value) for key, value in content.items() if key not in known}
    return [More(str(LABELS.get(key, key)), said.splitlines()) for key, said in rest.items() if said]


def _lines(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in UNSAID:
                yield from _lines(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _lines(inner)
    elif value is not None:
        yield {True: _("oui"), False: _("non")}[value] if isinstance(value, bool) else str(value)
