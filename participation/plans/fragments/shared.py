"""What a partner sees of somebody's plan: the parts she opened to his structure, and nothing else of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from participation.plans.engine.sharing import Opened
from participation.plans.models import Consent, Pillar, Plan, Section, Step, StepState
from participation.plans.permissions import shared_sections, structures_opened_to

from .shown import NOTHING_NEW, SectionShown, names_of, show_section
from .talk_links import News
from .viewer import Viewer

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from participation.people.models import User


@dataclass(frozen=True)
class SharedCard:
    """A person and what she opened, for the list: (part, last day) each. asked: she asks where a step is, or ""."""

    person: User
    url: str
    parts: list[tuple[Pillar, dt.date]]
    asked: str


@dataclass(frozen=True)
class SharedPlan:
    """acts: whether there is a button on it."""

    plan: Plan
    sections: list[SectionShown]
    acts: bool


def show_shared(plan: Plan, parts: Mapping[UUID, Opened], news: News = NOTHING_NEW) -> SharedPlan:
    """plan: from load(). parts: the sections that are open, and what may be done there."""
    opened = [section for section in plan.sections.all() if section.pk in parts]
    names = names_of(plan)
    acts = any(part.voices for part in parts.values())
    return SharedPlan(plan, [_section(plan, section, names, parts[section.pk], news) for section in opened], acts)


def _section(plan: Plan, section: Section, names: Mapping[str, str], opened: Opened, news: News) -> SectionShown:
    step_url = reverse("plans:shared_step_propose", args=[section.pk]) if opened.proposes else ""
    shown = show_section(plan, section, Viewer.PARTNER, names, news=news, opened=opened)
    return replace(shown, step_url=step_url)


def shared_with(user: User) -> Sequence[SharedCard]:
    """The persons who opened a part to the user's structures, by name."""
    sections = shared_sections(user).values("pk")
    consents = Consent.objects.holding().filter(section__in=sections, structure__in=structures_opened_to(user))
    consents = consents.select_related("section__plan__person")
    rows = consents.order_by("section__plan__person__name", "section__plan", "section__rank", "until")
    asked = _asked(consents)
    return [
        _card(list(group), asked=plan in asked)
        for plan, group in groupby(rows, key=lambda consent: consent.section.plan_id)
    ]


def _asked(consents: QuerySet[Consent]) -> set[UUID]:
    """The plans where she asks one of these structures about its step, and it may answer."""
    answers = consents.filter(may_commit=True, section=OuterRef("section"), structure=OuterRef("partner"))
    steps = Step.objects.filter(Exists(answers), state=StepState.AGREED, done_on=None)
    waiting = steps.filter(questions__isnull=False, questions__answered_at=None)
    return set(waiting.values_list("section__plan", flat=True))


def _card(consents: list[Consent], *, asked: bool) -> SharedCard:
    plan = consents[0].section.plan
    # Open to two structures of his: until the last of the two days.
    parts = {Pillar(consent.section.pillar): consent.until for consent in consents}
    said = _("%(name)s demande où en est une étape") % {"name": plan.person.get_short_name()} if asked else ""
    return SharedCard(plan.person, reverse("plans:shared_plan", args=[plan.pk]), list(parts.items()), said)
