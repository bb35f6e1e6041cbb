"""Opening a part of a plan to a structure: for how long, and the words one says yes to."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from kit.time import say_day

LONGEST_MONTHS = 12
"""A part is opened for a year at most; she may open it again."""


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day some months later; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def consent_words(*, part: str, structure: str, until: dt.date, may_write: bool, money: bool = False) -> list[str]:
    """What she reads before she opens a part, one sentence each: they are kept with her yes. money: the part has the
    lines of her budget."""
    return [
        _("Vous ouvrez la partie « %(part)s » de votre projet.") % {"part": part},
        _("Les travailleurs sociaux de « %(structure)s » peuvent la lire.") % {"structure": structure},
        _("Ils lisent les mots que vous montrez, les mots de l’équipe, les objectifs et les étapes de cette partie."),
        _("Ils lisent aussi ce que d’autres structures y écrivent."),
        *([_("Ils lisent aussi les lignes de votre budget, avec les montants.")] if money else []),
        *(_what_writing_gives() if may_write else [_("Ils ne peuvent rien écrire.")]),
        _("Ils ne voient pas vos brouillons. Ils ne voient pas le reste de votre projet."),
        _("C’est ouvert jusqu’au %(day)s, ou jusqu’à la fin de votre projet.") % {"day": say_day(until)},
        _("Vous pouvez fermer quand vous voulez, en un geste."),
        _("Nous gardons la preuve de votre accord."),
    ]


def _what_writing_gives() -> list[str]:
    return [
        _("Ils peuvent proposer des étapes. Vous répondez oui ou non."),
        _("Ils peuvent écrire ce que leur structure fait, et dire que c’est fait."),
        _("Quand ils écrivent, vous relisez le projet avant de dire « d’accord »."),
        _("Ils ne peuvent jamais changer vos mots."),
    ]


@dataclass(frozen=True)
class Opened:
    """What a part that is open lets a partner do. proposes: steps; voices: his structures that write there what they
    do, and say that it is done."""

    proposes: bool = False
    voices: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class SharedView:
    """What a partner sees of a plan, live: through which structures, and the parts that are open to them."""

    structures: frozenset[UUID]
    parts: Mapping[UUID, Opened]

    def __str__(self) -> str:
        """One text for one view, whoever looks: "partner:<structures>:<parts>", ids. After a part, "w" where a step
        may be proposed, then "+" and each structure that writes there what it does."""
        parts = [
            "+".join([f"{part}{'w' if opened.proposes else ''}", *_in_order(opened.voices)])
            for part, opened in self.parts.items()
        ]
        return f"{PARTNER}:{','.join(_in_order(self.structures))}:{','.join(sorted(parts))}"


PARTNER = "partner"


def read_view(view: str) -> SharedView:
    """Of a view that begins with PARTNER."""
    _partner, structures, parts = view.split(":")
    opened = {}
    for said in parts.split(","):
        part, *voices = said.split("+")
        opened[UUID(part.rstrip("w"))] = Opened(part.endswith("w"), frozenset(map(UUID, voices)))
    return SharedView(frozenset(map(UUID, structures.split(","))), opened)


def _in_order(ids: Iterable[UUID]) -> list[str]:
    return sorted(map(str, ids))
