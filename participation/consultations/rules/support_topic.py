"""Say that a theme matters to oneself; or no more. Which one, and when, is written nowhere else."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kit.refusals import NotAllowed, Refusal, require
from participation.consultations.engine.plenaries import MOST_SUPPORTS
from participation.consultations.models import Topic, TopicSupport
from participation.consultations.permissions import can_support
from participation.people.models import User

from .propose_topic import TopicsClosed


class ThreeAtMost(Refusal):
    status = 409
    sentence = _("Vous avez déjà choisi 3 thèmes. Enlevez-en un pour choisir celui-ci.")


@transaction.atomic
def support_topic(topic_id: UUID, *, by: User) -> TopicSupport:
    """One voice each, on three themes of a plenary at most. Raises NotAllowed, TopicsClosed, ThreeAtMost."""
    topic = _open_topic(topic_id, by=by)
    mine = {one.place: one for one in TopicSupport.objects.filter(plenary=topic.plenary, user=by)}
    if already := next((one for one in mine.values() if one.topic_id == topic.pk), None):
        return already
    free = next((place for place in range(1, MOST_SUPPORTS + 1) if place not in mine), None)
    if free is None:
        raise ThreeAtMost
    # Two of her own screens may take one place at once: the constraint lets one through, the other is told.
    support = TopicSupport(topic=topic, plenary=topic.plenary, user=by, place=free)
    TopicSupport.objects.bulk_create([support], ignore_conflicts=True)
    kept = TopicSupport.objects.filter(topic=topic, user=by).first()
    if kept is None:
        raise ThreeAtMost
    return kept


@transaction.atomic
def leave_topic(topic_id: UUID, *, by: User) -> None:
    """Take one's voice back. Raises NotAllowed, TopicsClosed."""
    topic = _open_topic(topic_id, by=by)
    TopicSupport.objects.filter(topic=topic, user=by).delete()


def _open_topic(topic_id: UUID, *, by: User) -> Topic:
    topic = Topic.objects.lock(topic_id)
    require(can_support(by, topic.plenary))
    if not topic.review.is_published:
        raise NotAllowed
    if not topic.plenary.takes_topics:
        raise TopicsClosed
    return topic
