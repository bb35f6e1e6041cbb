"""Looking back together: the day, what happened since the last time, and what each side says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext as _

from kit.french import elide
from kit.time import in_paris, say_day, today
from participation.plans.engine.reviews import announced
from participation.plans.models import (
    Achievement,
    Goal,
    GoalWord,
    LifeCycle,
    Pillar,
    Review,
    ShownRating,
    Step,
    StepState,
    Voice,
)
from participation.plans.models.goal import AGREED

from .ratings import say_value
from .viewer import Viewer

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from participation.plans.models import Plan


ONCE_AGREED = (StepState.AGREED, StepState.STOPPED, StepState.REPLACED)
"""Of the plan, or once of it: what was changed, then changed again, was changed."""


@dataclass(frozen=True)
class ReviewShown:
    """The look back to come, for the plan page and the list: in words, with what this viewer may press."""

    id: UUID | None
    said: list[str]
    answer_url: str
    state: str
    hold_url: str
    url: str
    day: str


@dataclass(frozen=True)
class WordsOfReview:
    who: str
    voice: str
    text: str
    at: dt.datetime | None


@dataclass(frozen=True)
class Bilan:
    """Facts only: what was done, changed, given up, what is left; what she said of her goals and of her situation."""

    since: dt.date
    until: dt.date
    done: list[Fact]
    changed: list[Fact]
    stopped: list[Fact]
    left: list[Fact]
    goals: list[tuple[str, str]]
    ratings: list[tuple[str, str, dt.datetime]]


@dataclass(frozen=True)
class Fact:
    """A step, the part it is of, and a day or None."""

    title: str
    part: str
    on: dt.date | None


def reviews_url(plan: Plan, viewer: Viewer) -> str:
    return viewer.url("reviews", *([plan.pk] if viewer is Viewer.TEAM else []))


def show_to_come(plan: Plan, viewer: Viewer) -> ReviewShown | None:
    """The look back to come; None when no day is agreed, nor proposed."""
    review = plan.reviews.to_come().first()
    if review is None or (review.on is None and review.wanted_on is None):
        return None
    acts = viewer.acts and plan.is_open
    seen = f"?vu={review.seq}"
    mine = review.wanted_by == viewer.voice
    answers = acts and review.wanted_on is not None and not mine
    holds = acts and review.on is not None and review.on <= today()
    return ReviewShown(
        id=review.pk,
        said=list(_say(plan, review, viewer)),
        answer_url=viewer.url("review_answer", review.pk) + seen if answers else "",
        state=StepState.TALK if review.talk else StepState.PROPOSED,
        hold_url=viewer.url("review_hold", review.pk) + seen if holds else "",
        url=viewer.url("review", review.pk) if viewer.acts and review.on else "",
        day=say_day(review.wanted_on or review.on),
    )


def say_agreed_day(day: dt.date) -> str:
    return _("Prochain point ensemble : le %(day)s.") % {"day": say_day(day)}


def _say(plan: Plan, review: Review, viewer: Viewer) -> Iterator[str]:
    if review.on:
        yield _("Prochain point ensemble : le %(day)s.") % {"day": say_day(review.on)}
    if review.wanted_on is None:
        return
    named = {"name": review.author.get_short_name(), "day": say_day(review.wanted_on)}
    if review.wanted_by == viewer.voice and viewer.acts:
        yield _("Pour faire le point, vous proposez le %(day)s.") % named
    else:
        yield _("Pour faire le point, %(name)s propose le %(day)s.") % named
    if review.talk:
        other = plan.person.get_short_name() if review.wanted_by == Voice.TEAM else _("L’équipe")
        hers = review.wanted_by != viewer.voice and viewer.acts
        yield _("Vous voulez en parler avant.") if hers else _("%(name)s veut en parler avant.") % {"name": other}


def held_reviews(plan: Plan, viewer: Viewer) -> list[tuple[str, str]]:
    """Those before, latest first: the day in words, and the address."""
    held = plan.reviews.filter(held_on__isnull=False).order_by("-held_on", "-created_at")
    return [(say_day(review.held_on), viewer.url("review", review.pk)) for review in held]


def say_end(plan: Plan) -> str:
    """That the contract comes to its end, when its time to be announced has come."""
    if not plan.is_open or plan.in_force is None or plan.renewing or plan.ends_on is None:
        return ""
    if announced(plan.ends_on, today()) is None:
        return ""
    return _("Ce contrat finit le %(day)s. C’est le moment de faire un point ensemble.") % {
        "day": say_day(plan.ends_on)
    }


def show_review_words(review: Review, viewer: Viewer) -> list[WordsOfReview]:
    """Hers, then the team's."""
    words = {one.voice: one for one in review.words.select_related("author")}
    person = review.plan.person.get_short_name()
    shown = []
    for voice in Voice:
        one = words.get(voice)
        name = person if voice is Voice.PERSON else one.author.get_short_name() if one else _("l’équipe")
        hers = voice is Voice.PERSON and viewer is Viewer.PERSON
        who = _("Mes mots") if hers else elide(_("Les mots de %(name)s") % {"name": name})
        shown.append(
            WordsOfReview(who, "me" if voice is Voice.PERSON else "team", one.text if one else "", one and one.at)
        )
    return shown


def bilan_of(review: Review) -> Bilan:
    """What happened between the look back before this one, or the opening of the plan, and this one, or today."""
    plan = review.plan
    earlier = plan.reviews.filter(held_on__isnull=False, created_at__lt=review.created_at)
    before = earlier.order_by("created_at").last()
    since = before.held_on if before else in_paris(plan.opened_at).date()
    until = review.held_on or today()
    steps = Step.objects.filter(section__plan=plan).select_related("section").order_by("section__rank", "rank")
    agreed = steps.filter(state__in=ONCE_AGREED)
    ratings = ShownRating.objects.filter(section__plan=plan, at__date__gte=since, at__date__lte=until)
    return Bilan(
        since=since,
        until=until,
        done=[_fact(step, step.done_on) for step in agreed.filter(done_on__range=(since, until))],
        changed=[
            _fact(step, in_paris(step.answered_at).date())
            for step in agreed.filter(replaces__isnull=False, answered_at__date__range=(since, until))
        ],
        stopped=[
            _fact(step, step.stopped_on)
            for step in steps.filter(state=StepState.STOPPED, stopped_on__range=(since, until))
        ],
        left=[_fact(step, step.due_on) for step in _left(steps, review)],
        goals=_goals(review),
        ratings=[
            (Pillar(one.section.pillar).label, say_value(one.value), one.at)
            for one in ratings.select_related("section").order_by("section__rank", "at", "pk")
        ],
    )


def _fact(step: Step, on: dt.date | None) -> Fact:
    return Fact(step.title, Pillar(step.section.pillar).label, on)


def _left(steps: QuerySet[Step], review: Review) -> QuerySet[Step]:
    """What is still to do; of a look back that is over, what was still to do that day, whatever became of it since."""
    day = review.held_on
    if day is None:
        return steps.filter(state=StepState.AGREED, done_on=None)
    later = Q(state=StepState.STOPPED, stopped_on__gt=day)
    follower = Step.objects.filter(replaces=OuterRef("pk"), state__in=ONCE_AGREED, answered_at__date__gt=day)
    later |= Q(state=StepState.REPLACED) & Exists(follower)
    to_do = Q(done_on=None) | Q(done_on__gt=day)
    return steps.filter(to_do, Q(state=StepState.AGREED) | later, answered_at__date__lte=day)


def _goals(review: Review) -> list[tuple[str, str]]:
    """Each goal, and where it is; of a look back that is over, where it was that day."""
    day = review.held_on
    agreed = Goal.objects.filter(section__plan=review.plan, lifecycle__in=AGREED).order_by("section__rank", "rank")
    if day is None:
        return [(goal.title, _how_far(goal.lifecycle, goal.achievement)) for goal in agreed]
    said = GoalWord.objects.filter(state=StepState.AGREED, at__date__lte=day).order_by("at", "pk")
    known = agreed.filter(answered_at__date__lte=day).prefetch_related(Prefetch("said", said))
    return [(goal.title, _stood(goal)) for goal in known]


def _stood(goal: Goal) -> str:
    """goal: read with what was said of it until then."""
    *_before, last = [None, *goal.said.all()]
    return _how_far(last.lifecycle, last.achievement) if last else _how_far(LifeCycle.ACCEPTED, "")


def _how_far(lifecycle: str, achievement: str) -> str:
    said = [LifeCycle(lifecycle).label, Achievement(achievement).label if achievement else ""]
    return ". ".join(str(one) for one in said if one)
