"""The walk: each door of the house, tried by each column of the table, against the agreement written by hand."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponse

from tests.doors import rights
from tests.doors.matrix import world as worlds
from tests.doors.matrix.doors import DOORS
from tests.doors.matrix.knocking import Door, Outcome, bare, knock, knock_at_nothing
from tests.doors.matrix.world import STRANGER, World

pytestmark = pytest.mark.django_db
SECRETS = (*worlds.PLAN_WORDS, worlds.HER_MESSAGE, worlds.HER_LETTER, worlds.TALKED)
AWAY = {(302, "/gestion/"), (302, "/entrer/equipe/")}
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
            outcome, response = knock(world, door, who)
            if outcome != expected(door, who):
                wrong.append(f"{who}: {outcome}, {response.status_code if response else 'broken'}")
            elif outcome == Outcome.DENIED and response is not None and not door.public:
                wrong += [f"{who}: {why}" for why in _told(world, door, who, response)]
    assert wrong == []


def _told(world: World, door: Door, who: str, denied: HttpResponse) -> Iterator[str]:
    """What a denial says beyond what an address without an object says, to the same viewer."""
    page = denied.content.decode()
    if any(words in page for words in SECRETS):
        yield "the words themselves are in the denial"
    nothing = knock_at_nothing(world, door, who)
    if nothing is None:
        return
    if door.editor:  # Wagtail's own redirect to its first page is welcome
        if denied.status_code != 404 and bare(denied)[:2] not in AWAY:
            yield f"{bare(denied)[:2]}"
    elif bare(denied) != bare(nothing):
        yield f"told apart from nothing: {bare(denied)[:2]} and {bare(nothing)[:2]}"
