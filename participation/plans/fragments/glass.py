"""Emergency readings, in words: on her page, on the worker's, and before whoever reviews them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.time import now, say_day, say_hour
from participation.people.models import User
from participation.plans.models import BreakGlass, Verdict
from participation.plans.notices import GLASS_OVERDUE
from participation.plans.permissions import can_review_glass, glass_ends, reviewers_of

if TYPE_CHECKING:
    from outbox.models import Message
    from participation.plans.models import Plan

REMEMBERED = dt.timedelta(days=7)
"""How long an emergency reading, once reviewed, is still said at the top of her pages."""


@dataclass(frozen=True)
class GlassShown:
    """sentence: who, and when or until when. outcome: what the second person said, or that it is awaited."""

    id: UUID
    lasting: bool
    sentence: str
    reason: str
    outcome: str


@dataclass(frozen=True)
class ReviewShown:
    """One line of what is to review. review_url: "" for who opened it, or when nobody may.

    stuck: nobody but who opened it may review it here.
    """

    id: UUID
    person: User
    who: str
    opened_at: dt.datetime
    due_at: dt.datetime
    overdue: bool
    reason: str
    outcome: str
    review_url: str
    stuck: bool


def glass_told(person: User) -> list[GlassShown]:
    """What her pages say first: what lasts, what nobody reviewed yet, and what was reviewed these last days."""
    told = Q(reviewed_at=None) | Q(reviewed_at__gt=now() - REMEMBERED)
    broken = BreakGlass.objects.filter(told, plan__person=person).select_related("opened_by", "reviewed_by")
    return [show_glass(glass) for glass in broken.order_by("-opened_at", "-pk")[:3]]


def show_glass(glass: BreakGlass) -> GlassShown:
    who, lasting = glass.opened_by.get_short_name(), glass.expires_at > now()
    if lasting:
        sentence = _("%(who)s lit votre projet en urgence, jusqu’à %(hour)s.") % {
            "who": who,
            "hour": say_hour(glass.expires_at),
        }
    else:
        sentence = _("%(who)s a lu votre projet en urgence, %(day)s, à %(hour)s.") % {
            "who": who,
            "day": say_day(glass.opened_at),
            "hour": say_hour(glass.opened_at),
        }
    return GlassShown(glass.pk, lasting, sentence, glass.reason, outcome_of(glass))


def outcome_of(glass: BreakGlass) -> str:
    if glass.reviewed_at is None:
        return _("Une autre personne va dire si c’était nécessaire.")
    name = {"name": glass.reviewed_by.get_short_name()}
    if glass.verdict == Verdict.RIGHT:
        return _("%(name)s a vérifié : c’était nécessaire.") % name
    return _("%(name)s a vérifié : ce n’était pas nécessaire.") % name


def banner(plan: Plan, user: User) -> str:
    """What the worker reads at the top of the plan while it lasts; "" once it does not."""
    glass = BreakGlass.objects.open().filter(plan=plan, opened_by=user).order_by("-expires_at").first()
    if glass is None:
        return ""
    return _("Lecture d’urgence jusqu’à %(hour)s. %(name)s le sait.") % {
        "hour": say_hour(glass.expires_at),
        "name": plan.person.get_short_name(),
    }


def seconds_left(plan: Plan, user: User) -> int:
    """Until the emergency reading is over, at least 1."""
    ends = glass_ends([user.pk], plan).get(user.pk, now())
    return max(1, ceil((ends - now()).total_seconds()))


def show_reviews(broken: Iterable[BreakGlass], user: User) -> list[ReviewShown]:
    """broken: with plan__person, opened_by and reviewed_by; those waited for too long come first, then the others."""
    return [_review(glass, user) for glass in broken]


def render_to_review(message: Message) -> str | None:
    """The message to who may review. None once it was reviewed, or for somebody who may not any more."""
    glass = BreakGlass.objects.to_review().filter(pk=message.data["glass"]).select_related("plan__person").first()
    user = User.objects.filter(pk=message.to, is_active=True).first()
    if glass is None or user is None or not can_review_glass(user, glass):
        return None
    if message.kind == GLASS_OVERDUE:
        return _("Une lecture attend encore votre avis. Le délai est passé. Allez voir dans votre espace.")
    return _("Une lecture attend votre avis. Allez voir dans votre espace.")


def _review(glass: BreakGlass, user: User) -> ReviewShown:
    waits = glass.reviewed_at is None
    reviewers = reviewers_of(glass) if waits else []
    return ReviewShown(
        id=glass.pk,
        person=glass.plan.person,
        who=glass.opened_by.get_full_name(),
        opened_at=glass.opened_at,
        due_at=glass.review_due_at,
        overdue=waits and glass.review_due_at <= now(),
        reason=glass.reason,
        outcome="" if waits else outcome_of(glass),
        review_url=reverse("plans:glass_review", args=[glass.pk]) if user in reviewers else "",
        stuck=waits and not reviewers,
    )
