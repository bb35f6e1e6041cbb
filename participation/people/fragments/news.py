"""What a person should see first, when she comes into her space."""

from kit.time import today
from participation.people.models import Referent, User


def stand_in_to_answer(person: User) -> Referent | None:
    """The next stand-in about whom she has said nothing yet."""
    named = Referent.objects.filter(person=person, ends_on__gte=today(), agreed_at=None, refused_at=None)
    unanswered = named.filter(talk_asked_at=None).exclude(stands_in_for=None)
    return unanswered.select_related("worker", "stands_in_for__worker").order_by("starts_on", "pk").first()
