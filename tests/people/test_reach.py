"""The lists say what the sentences say, for every action and every column, read the other way round."""

import pytest
from django.contrib.auth.models import AnonymousUser

from participation.people.models import Structure, User
from participation.people.permissions import (
    TABLE,
    allows,
    persons_where,
    structures_where,
    structures_where_each,
    ties_to_person,
    ties_to_structure,
)
from tests.doors.matrix import world as worlds

pytestmark = pytest.mark.django_db


@pytest.fixture
def everybody() -> list:
    worlds.build()
    return [*User.objects.order_by("pk")[:14], AnonymousUser()]


def test_the_persons_of_a_list_are_those_to_whom_one_is_tied(everybody):
    persons = list(User.objects.order_by("pk")[:14])
    for user in everybody:
        ties = {person.pk: ties_to_person(user, person) for person in persons}
        for action in TABLE:
            named = {pk for pk in ties if allows(action, ties[pk])}
            listed = set(persons_where(user, action).values_list("pk", flat=True)) & ties.keys()
            assert listed == named, f"{user} {action}"


def test_the_structures_of_a_list_are_those_to_which_one_is_tied(everybody):
    structures = list(Structure.objects.order_by("pk"))
    for user in everybody:
        ties = {structure.pk: ties_to_structure(user, structure.pk) for structure in structures}
        for action in TABLE:
            named = {pk for pk in ties if allows(action, ties[pk])}
            assert structures_where(user, action) == named, f"{user} {action}"
            if user.is_authenticated:
                assert structures_where_each([user.pk], action)[user.pk] == named
