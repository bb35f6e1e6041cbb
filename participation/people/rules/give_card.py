"""Give a paper card to somebody met face to face: a name to type, and a code that works once."""

from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import F

from journal.rules import record
from kit.ids import new_id
from kit.refusals import require
from kit.time import now
from participation.people import notices
from participation.people.engine import codes
from participation.people.events import CardGiven
from participation.people.models import User
from participation.people.permissions import can_give_card

from .new_invitation import new_invitation


class Card(NamedTuple):
    username: str
    code: str


@transaction.atomic
def give_card(person_id: UUID, *, by: User) -> Card:
    """An invitation for INVITATION_LIFE; the card and the PIN before it stop working. She is told, if she can be.

    She is there: her number is sure from now on. Raises NotAllowed: by is not of her structure, or she has a staff
    role (its password is not a card).
    """
    # The lock: of two cards made at once, the last one works.
    require(bool(User.objects.filter(pk=person_id).update(is_active=F("is_active"))))
    person = User.objects.get(pk=person_id)
    require(can_give_card(by, person))
    person.username = person.username or free_username()
    person.phone_sure_at = now()
    person.save(update_fields=["username", "phone_sure_at"])
    code = new_invitation(person, by=by)
    notices.card_given(person, new_id())
    record(CardGiven(person=person.pk), by=by.pk)
    return Card(person.username, code)


def free_username() -> str:
    """A short name to type that nobody has yet."""
    username = codes.new_username()
    while User.objects.filter(username=username).exists():
        username = codes.new_username()
    return username
