"""What each screen of the race of supports does. Top-level functions: a process finds them by name."""

import random
from uuid import UUID

from django.db import IntegrityError

from participation.consultations.engine.plenaries import MOST_SUPPORTS
from participation.consultations.models import Topic, TopicSupport
from participation.consultations.rules import ThreeAtMost, support_topic
from participation.people.models import User


def support(plenary: UUID, by: UUID) -> int:
    """Support every theme, in an order of one's own. How many times one was let."""
    person, done = User.objects.get(pk=by), 0
    topics = list(Topic.objects.filter(plenary=plenary).values_list("pk", flat=True))
    random.shuffle(topics)
    for topic in topics:
        try:
            support_topic(topic, by=person)
        except ThreeAtMost:
            continue
        done += 1
    return done


def count_naively(plenary: UUID, by: UUID) -> int:
    """Count, then add: with three places for as many rows as one likes. How many more than three there were."""
    for topic in Topic.objects.filter(plenary=plenary).order_by("?"):
        mine = TopicSupport.objects.filter(plenary=plenary, user=by).count()
        if mine < MOST_SUPPORTS:
            taken = set(TopicSupport.objects.filter(plenary=plenary, user=by).values_list("place", flat=True))
            place = next(place for place in range(1, MOST_SUPPORTS + 2) if place not in taken)
            lost = TopicSupport(topic=topic, plenary_id=plenary, user_id=by, place=place)
            try:
                TopicSupport.objects.bulk_create([lost], ignore_conflicts=True)
            except IntegrityError:  # a fourth place
                return 1
            if not TopicSupport.objects.filter(topic=topic, user=by).exists():
                return 1
    return 0


ROLES = {"support": support, "count_naively": count_naively}


def act(role: str, plenary: UUID, by: UUID) -> int:
    return ROLES[role](plenary, by)
