"""Welcome somebody without a phone, met face to face: an account, a place in the structure, and a card."""

from django.db import transaction

from journal.rules import record
from kit.refusals import require
from participation.people.events import AccountOpened
from participation.people.models import Role, Structure, User
from participation.people.permissions import can_grant_role

from .give_card import Card, free_username, give_card
from .grant_role import grant_role


@transaction.atomic
def welcome_person(*, name: str, structure: Structure, by: User) -> tuple[User, Card]:
    """The person and her card, shown once. Raises NotAllowed: by does not work in the structure."""
    require(can_grant_role(by, Role.PERSON, structure=structure))
    person = User.objects.create_user(name=name, username=free_username(name))
    grant_role(person, Role.PERSON, structure=structure, by=by)
    record(AccountOpened(person=person.pk), by=by.pk)
    return person, give_card(person.pk, by=by)
