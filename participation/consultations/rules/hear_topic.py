"""What moderation asks of the themes of plenaries: whose words they are, and to hear what was decided."""

from django.utils.translation import gettext as _

from journal.rules import record
from kit.time import say_day
from participation.consultations.events import TopicDecided
from participation.consultations.models import Topic
from participation.moderation.models import ReviewItem, subjects


def subject_of_topic(topic: Topic) -> subjects.Subject:
    return subjects.Subject(
        id=topic.pk,
        structure_id=topic.plenary.structure_id,
        author_id=topic.author_id,
        text=topic.text,
        context=_("Thème pour la plénière du %(day)s") % {"day": say_day(topic.plenary.day)},
        writer_id=topic.helper_id,
    )


def hear_topic(item: ReviewItem) -> None:
    """Note that the public page has changed."""
    plenary_id = Topic.objects.values_list("plenary_id", flat=True).get(pk=item.subject_id)
    record(TopicDecided(plenary=plenary_id, topic=item.subject_id), by=None)
