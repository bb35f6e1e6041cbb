"""What is open to whom: said beside each part of the plan, and on « Qui peut lire mon projet »."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.urls import reverse

from participation.plans.models import Consent, Pillar, Section
from participation.plans.permissions import helpers_of, open_consents, referents_of

if TYPE_CHECKING:
    from participation.people.models import User
    from participation.plans.models import Plan


def opened_today() -> Prefetch:
    """For a queryset of sections: what opened_to() draws."""
    consents = Consent.objects.holding().select_related("structure").order_by("structure__name")
    return Prefetch("consents", consents, to_attr="opened")


@dataclass(frozen=True)
class OpenedShown:
    """A part, open to a structure until a day. close_url: for her alone, else ""."""

    part: str
    structure: str
    until: dt.date
    may_write: bool
    may_commit: bool
    close_url: str


@dataclass(frozen=True)
class ReadersShown:
    """« Qui peut lire mon projet »: by right, then what she opened."""

    referents: list[User]
    helpers: list[User]
    opened: list[OpenedShown]


def opened_to(section: Section, *, hers: bool) -> list[OpenedShown]:
    """section: read with opened_today(). hers: drawn for the person, who can close it."""
    return [_opened(consent, Pillar(section.pillar), "?de=projet" if hers else None) for consent in section.opened]


def readers_of(plan: Plan) -> ReadersShown:
    opened = [_opened(consent, Pillar(consent.section.pillar), "") for consent in open_consents(plan)]
    return ReadersShown(referents_of(plan), helpers_of(plan), opened)


def _opened(consent: Consent, part: Pillar, query: str | None) -> OpenedShown:
    return OpenedShown(
        part=part.label,
        structure=consent.structure.name,
        until=consent.until,
        may_write=consent.may_write,
        may_commit=consent.may_commit,
        close_url="" if query is None else reverse("plans:unshare", args=[consent.pk]) + query,
    )
