"""Welcome somebody met face to face: an account, a place in the structure, and a card."""

from django.db import IntegrityError, transaction

from journal.rules import record
from kit.refusals import require
from participation.people.events import AccountOpened
from participation.people.models import Contact, Role, Structure, User
from participation.people.permissions import can_grant_role

from .give_card import Card, free_username, give_card
from .grant_role import grant_role
from .refusals import NumberTaken


@transaction.atomic
def welcome_person(
    *,
    name: str,
    structure: Structure,
    login_phone: str | None = None,
    contact_phone: str = "",
    whose: str = "",
    by: User,
) -> tuple[User, Card]:
    """The person and her card, shown once.

    login_phone: a mobile she enters with, hers alone, until the card dies unused (settle_number). contact_phone, whose:
    a number to reach her, which may be several people's. Both as E.164.
    Raises NotAllowed: by does not work in the structure; NumberTaken, and nothing is opened.
    """
    require(can_grant_role(by, Role.PERSON, structure=structure))
    try:
        with transaction.atomic():
            person = User.objects.create_user(name=name, username=free_username(), phone=login_phone)
    except IntegrityError as error:
        raise NumberTaken from error
    if contact_phone:
        Contact.objects.create(user=person, phone=contact_phone, whose=whose)
    grant_role(person, Role.PERSON, structure=structure, by=by)
    record(AccountOpened(person=person.pk), by=by.pk)
    return person, give_card(person.pk, by=by)
