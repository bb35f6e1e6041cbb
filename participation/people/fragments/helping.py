"""« Ce que Lucie a fait pour vous »: said by the rooms in which it was done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from journal.models import Entry

if TYPE_CHECKING:
    from participation.people.models import Mandate

SHOWN = 30
"""The last things a helper did: the others are in the pages where they were done."""

_sayings: list[tuple[frozenset[str], Callable[[Sequence[Entry]], Mapping[UUID, str]]]] = []


@dataclass(frozen=True)
class Deed:
    """One thing a helper did in somebody's name."""

    at: dt.datetime
    text: str


def register(verbs: Sequence[str], say: Callable[[Sequence[Entry]], Mapping[UUID, str]]) -> None:
    """Registry: entries with one of these verbs -> a sentence to the person, « Une place prise… », for each entry id.

    An entry left out is said in general words: what was done in her name is never hidden from her.
    """
    _sayings.append((frozenset(verbs), say))


def deeds_of(mandate: Mandate) -> list[Deed]:
    """What this helper did in the person's name, the last first, also under the mandates of before."""
    done = Entry.objects.filter(on_behalf=mandate.person_id, actor=mandate.helper_id).order_by("-at", "-pk")[:SHOWN]
    entries = list(done)
    said: dict[UUID, str] = {}
    for verbs, say in _sayings:
        if mine := [entry for entry in entries if entry.verb in verbs]:
            said |= say(mine)
    # One act may be written in several streams: it is said once.
    deeds = {(entry.at, said.get(entry.pk, _("Quelque chose dans votre espace"))): None for entry in entries}
    return [Deed(at, text) for at, text in deeds]
