import pytest
from django.contrib.auth.models import AnonymousUser

from participation.people.models import Role
from participation.places.permissions import can_manage_place, visible_places
from tests.support.people import a_coordinator, a_person, a_user, a_worker, with_role
from tests.support.places import PlaceFactory

pytestmark = pytest.mark.django_db


def test_the_team_of_the_structure_keeps_its_place_true():
    place = PlaceFactory()
    assert can_manage_place(a_worker(place.structure), place)
    assert can_manage_place(a_coordinator(place.structure), place)


def test_nobody_else_does():
    place = PlaceFactory()
    others = [
        AnonymousUser(),
        a_user(),
        a_person(place.structure),
        a_worker(),
        a_coordinator(),
        with_role(a_user(phone=None, username="admin"), Role.PLATFORM),
        with_role(a_user(), Role.TERRITORY, territory=place.structure.territory),
    ]
    assert [can_manage_place(other, place) for other in others] == [False] * len(others)


def test_everybody_sees_every_place():
    place = PlaceFactory()
    assert list(visible_places(AnonymousUser())) == [place]
