import datetime as dt

import pytest

from cms.rules import sync_groups
from kit.time import today
from participation.people.models import Membership, Role, User
from participation.people.rules import grant_role
from tests.support.people import StructureFactory, TerritoryFactory, a_person, a_user, with_role

pytestmark = pytest.mark.django_db


def groups(user: User) -> set[str]:
    sync_groups(user.pk)
    return set(user.groups.order_by("pk").values_list("name", flat=True))


@pytest.mark.parametrize(
    ("role", "opened"),
    [
        (Role.WORKER, {"Proposer", "Tenir le réseau"}),
        (Role.COORDINATOR, {"Proposer", "Publier", "Tenir le réseau"}),
        (Role.TERRITORY, {"Proposer", "Publier", "Tenir le site", "Tenir le réseau"}),
        (Role.PLATFORM, {"Tenir le site"}),
        (Role.ADDRESSEE, set()),
        (Role.PERSON, set()),
        (Role.COMMITTEE, set()),
    ],
)
def test_a_role_opens_the_groups_that_the_table_grants(home, role, opened):
    of_structure = role in (Role.WORKER, Role.COORDINATOR, Role.ADDRESSEE, Role.PERSON)
    of_territory = role in (Role.TERRITORY, Role.COMMITTEE)
    user = with_role(
        a_user(),
        role,
        StructureFactory() if of_structure else None,
        TerritoryFactory() if of_territory else None,
    )
    assert groups(user) == opened


def test_a_role_that_ended_takes_its_groups_away(home):
    user = with_role(a_user(), Role.COORDINATOR, StructureFactory())
    assert groups(user) == {"Proposer", "Publier", "Tenir le réseau"}
    Membership.objects.update(starts_on=today() - dt.timedelta(9), ends_on=today() - dt.timedelta(1))
    assert groups(user) == set()


def test_whoever_is_given_a_role_is_in_its_groups_at_once(home):
    structure = StructureFactory()
    user = a_person(structure)
    grant_role(user, Role.WORKER, structure=structure, by=None)
    assert set(user.groups.order_by("pk").values_list("name", flat=True)) == {"Proposer", "Tenir le réseau"}
