"""Erase the themes somebody proposed, and what she supported."""

from participation.consultations.models import Approval, Topic, TopicSupport
from participation.moderation.rules import withdrawn_words
from participation.people.models import User


def erase_topics(person: User) -> None:
    """A theme that was published leaves « Message retiré » in its place: others support it. The rest goes."""
    TopicSupport.objects.filter(user=person).delete()
    Approval.objects.filter(by=person).update(by=None)
    hers = Topic.objects.filter(author=person)
    hers.filter(review__published_text="").delete()
    hers.update(text=withdrawn_words(), author=None)
