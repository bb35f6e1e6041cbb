"""How she finds her situation: what she shows of it on her plan, and, on a page of hers alone, all of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from participation.plans.models import HIGHEST, OwnRating, Pillar, ShownRating

from .viewer import Viewer

if TYPE_CHECKING:
    from participation.plans.models import Plan, Section


@dataclass(frozen=True)
class SituationShown:
    """What she shows: who, the last value in words, and those before, latest first. url: where she rates; hers alone.

    Everything is empty for a partner: what was opened to him speaks of words and steps.
    """

    who: str = ""
    text: str = ""
    at: dt.datetime | None = None
    before: list[tuple[str, dt.datetime]] = field(default_factory=list)
    url: str = ""


@dataclass(frozen=True)
class OwnShown:
    """One value on her own page."""

    id: UUID
    text: str
    at: dt.datetime
    shown: bool


def show_situation(plan: Plan, section: Section, viewer: Viewer) -> SituationShown:
    """section: read with its shown ratings. Never what she keeps for herself."""
    if viewer is Viewer.PARTNER:
        return SituationShown()
    rates = viewer is Viewer.PERSON and plan.is_open and section.pillar != Pillar.WISH
    url = reverse("plans:situation", args=[section.pk]) if rates else ""
    last, *before = [*sorted(section.ratings.all(), key=lambda one: (one.at, one.pk), reverse=True), None]
    if last is None:
        return SituationShown(url=url)
    name = plan.person.get_short_name()
    return SituationShown(
        who=_("Où j’en suis") if viewer is Viewer.PERSON else _("Où en est %(name)s, à ses yeux") % {"name": name},
        text=say_value(last.value),
        at=last.at,
        before=[(say_value(one.value), one.at) for one in before if one],
        url=url,
    )


def own_ratings(section: Section) -> Sequence[OwnShown]:
    """All she ever said here, latest first: for a page of hers alone."""
    kept = OwnRating.objects.filter(section=section)
    shown = ShownRating.objects.filter(section=section)
    values = [OwnShown(one.pk, say_value(one.value), one.at, False) for one in kept]
    values += [OwnShown(one.pk, say_value(one.value), one.at, True) for one in shown]
    return sorted(values, key=lambda one: (one.at, one.id), reverse=True)


def say_value(value: int) -> str:
    return _("%(value)s sur %(highest)s") % {"value": value, "highest": HIGHEST}
