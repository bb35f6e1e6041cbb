"""The persons one accompanies, for the pages that show them: what is shown of a plan is noted as read."""

from django.db import transaction

from kit.words import matches
from participation.desk.fragments import PersonRow, rows_of
from participation.people.models import User
from participation.plans.fragments import plans_of
from participation.plans.permissions import accompanied_persons
from participation.plans.rules import note_list

MOST_PEOPLE = 100
"""A list stays bounded: beyond, one searches."""


def rows_shown(user: User, *, name: str = "", person: User | None = None) -> list[PersonRow]:
    """Those whose name goes with what was typed, or this one alone. Noted as read, or not shown."""
    with transaction.atomic():
        around = accompanied_persons(user).filter(pk=person.pk) if person else accompanied_persons(user)
        # In Python, because SQLite and PostgreSQL do not agree on accents; a worker accompanies some dozens of persons.
        persons = [one for one in around if matches(one.name, name)][:MOST_PEOPLE]
        cards = [card for card in plans_of(user) if card.person in persons]
        note_list((card.plan for card in cards), by=user)
        return rows_of(user, persons, cards)
