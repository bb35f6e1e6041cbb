"""Propose a theme for a plenary: it is read before others see it."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.once import said_once
from kit.refusals import Stale, require
from participation.consultations.models import Plenary, Topic
from participation.consultations.permissions import can_propose
from participation.moderation.rules import submit_for_review
from participation.people.models import User

TOPIC_KIND = "topic"
"""Name of these words in the registry of moderation."""


class TopicsClosed(Stale):
    sentence = _("On ne propose plus de thème pour cette plénière. Vous pouvez en proposer pour la prochaine.")


@transaction.atomic
def propose_topic(plenary_id: UUID, *, text: str, person: User | None = None, key: UUID, by: User) -> Topic:
    """text: as the form cleaned it, not empty. person: in whose name, `by` when not given. The same key and
    words twice are one.

    The journal entry is the one of `submit_for_review`. Raises NotAllowed, TopicsClosed.
    """
    person = person or by
    plenary = Plenary.objects.lock(plenary_id)
    require(can_propose(by, plenary, person))
    key = said_once(key, plenary_id, text)
    if earlier := Topic.objects.filter(author=person, key=key).first():
        return earlier
    if not plenary.takes_topics:
        raise TopicsClosed
    helped = person.pk != by.pk
    channel = Channel.ASSISTED if helped else Channel.SELF
    topic = Topic(plenary=plenary, author=person, helper=by if helped else None, channel=channel, text=text, key=key)
    topic.review = submit_for_review(TOPIC_KIND, topic, by=by, channel=channel)
    topic.save()
    return topic
