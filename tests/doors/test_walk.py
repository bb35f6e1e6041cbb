"""The walk: each door of the house, tried by each column of the table, against the agreement written by hand."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.doors import rights
from tests.doors.matrix import world as worlds
from tests.doors.matrix.doors import DOORS
from tests.doors.matrix.knocking import Door, Outcome, knock
from tests.doors.matrix.world import STRANGER, World

pytestmark = pytest.mark.django_db
WHO = (*rights.COLUMNS, STRANGER)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker) -> Iterator[World]:
    """Built once, in a transaction that is undone at the end; each knock undoes what it did."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield worlds.build()
        transaction.set_rollback(True)


def expected(door: Door, who: str) -> Outcome:
    """To what a structure owns a stranger is a person like others; to Awa she is nobody."""
    if who == STRANGER:
        return door.expects(rights.PERSON) if door.of == "structure" else Outcome.DENIED
    return door.expects(who)


@pytest.mark.parametrize("door", DOORS, ids=str)
def test_a_door_opens_to_those_the_agreement_names_and_to_nobody_else(world, door):
    wrong = []
    for who in WHO:
        if who in door.walks or (who == STRANGER and door.of != "self"):
            outcome, _response = knock(world, door, who)
            if outcome != expected(door, who):
                wrong.append(f"{who}: {outcome}, {_response.status_code if _response else 'broken'}")
    assert wrong == []
