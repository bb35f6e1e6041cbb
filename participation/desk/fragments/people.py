"""The persons a worker accompanies, one line each: by name, and in no other order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.time import now
from participation.plans.fragments import Change, PlanCard, changes_since_look

from .coming import Coming, coming_of

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from participation.people.models import User


class Rows(StrEnum):
    """Which of them a page shows: read in the address, `?voir=aujourd-hui`."""

    ALL = ""
    TODAY = "aujourd-hui"
    ASKS = "a-relire"
    WITHOUT = "sans-projet"

    @property
    def label(self) -> StrPromise:
        return LABELS[self]

    @classmethod
    def read(cls, typed: str) -> Rows:
        """What the address asks; all of them when it asks for something else."""
        return cls(typed) if typed in set(cls) else cls.ALL


LABELS = {
    Rows.ALL: gettext_lazy("Toutes"),
    Rows.TODAY: gettext_lazy("Aujourd’hui"),
    Rows.ASKS: gettext_lazy("Projet à relire"),
    Rows.WITHOUT: gettext_lazy("Sans projet"),
}


@dataclass(frozen=True)
class PersonRow:
    """card: of her plan, if she has one; coming: what is known of her hours, soonest first; change: in her plan, since
    the worker's last look."""

    person: User
    card: PlanCard | None
    coming: list[Coming]
    change: Change | None

    @property
    def next(self) -> Coming | None:
        """What comes first, of what is not over."""
        return next((one for one in self.coming if not one.is_over), None)

    @property
    def asks(self) -> str:
        """Why the worker would look at her plan, in a sentence, or ""."""
        if self.card and self.card.asks:
            return self.card.asks
        said, name = self.change.sentence if self.change else "", self.person.get_short_name()
        # In a list of several people, what another did in her plan says whose plan it is.
        if not said or said.startswith(name):
            return said
        return _("Pour %(name)s : %(said)s") % {"name": name, "said": said}

    @property
    def changed_at(self) -> dt.datetime:
        """When what is to be looked at happened."""
        return self.change.at if self.change else self.card.changed_at if self.card else now()

    @property
    def belongs(self) -> set[Rows]:
        """The lists she is in."""
        told = {
            Rows.ALL: True,
            Rows.TODAY: any(one.is_today for one in self.coming),
            Rows.ASKS: bool(self.asks),
            Rows.WITHOUT: self.card is None,
        }
        return {rows for rows, there in told.items() if there}


def rows_of(worker: User, persons: Sequence[User], cards: Iterable[PlanCard]) -> list[PersonRow]:
    """persons: whom the worker accompanies; cards: of their plans, noted as read. A handful of queries in all."""
    of_person = {card.person.pk: card for card in cards}
    changes = changes_since_look([card.plan for card in of_person.values()], worker)
    coming: dict[object, list[Coming]] = {}
    for one in coming_of(persons, seen_by=worker):
        coming.setdefault(one.person.pk, []).append(one)
    return [
        PersonRow(person, card, coming.get(person.pk, []), changes.get(card.plan.pk) if card else None)
        for person in persons
        for card in [of_person.get(person.pk)]
    ]
