"""Put a theme on the day's list, with the hands that were raised for it; or take it off."""

from uuid import UUID

from django.db import transaction

from journal.rules import record
from kit.refusals import NotAllowed
from kit.time import now
from participation.consultations.events import TopicChosen
from participation.consultations.models import Topic
from participation.people.models import User

from .plenary_steps import taken


@transaction.atomic
def choose_topic(topic_id: UUID, *, chosen: bool = True, hands: int | None = None, by: User) -> Topic:
    """hands: of the room, seen by everybody and shown whole; None when there was no vote. Done twice it is once.

    Raises NotAllowed, PlenaryOff.
    """
    topic = Topic.objects.lock(topic_id)
    taken(topic.plenary_id, by=by)
    if not topic.review.is_published:
        raise NotAllowed
    hands = hands if chosen else None
    if (topic.chosen_at is not None, topic.hands) == (chosen, hands):
        return topic
    topic.chosen_at, topic.hands = (topic.chosen_at or now()) if chosen else None, hands
    topic.save(update_fields=["chosen_at", "hands"])
    record(TopicChosen(plenary=topic.plenary_id, topic=topic.pk), by=by.pk)
    return topic
