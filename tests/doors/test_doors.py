"""Every address of the house, Wagtail's and allauth's included: for whom it is made, and that nobody else enters."""

import re
from collections.abc import Iterable

import pytest
from django.http import HttpResponse
from django.test import Client

from participation.people.models import Role
from tests.doors import routes
from tests.doors.audience import Audience
from tests.doors.routes import Route
from tests.doors.table_cms import GESTION
from tests.support.clients import signed_in
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, a_worker, with_role

ROUTES = routes.every()
DOORS = routes.declared()
INNER = {Audience.TEAM, Audience.STAFF, Audience.EDITOR}
# These rooms are below people, or belong to no one: they cannot carry a mark of ours, and answer for themselves.
WITHOUT_MARK = {Audience.MACHINE, Audience.DEMO}
# Nothing to see before one has a plan, a password, codes.
NEED_A_THING = {
    "plans:history",
    "plans:reviews",
    "plans:leave",
    "plans:section_open",
    "plans:agree",
    "plans:complete",
    "plans:withdraw",
    "account_change_password",
    "mfa_view_recovery_codes",
}
# Whoever runs a place, a territory, the platform: tests/people/test_network.py knocks.
NEED_A_THING |= {
    "people:network",
    "people:erasures",  # the relay only: tests/people/rules/test_erasing.py
    "people:invite_worker",
    "people:role_add",
    "people:structure_open",
    "people:territory_open",
    "moderation:committee_appeals",  # who may hear an appeal: tests/doors/matrix/moderation.py
    "consultations:committee",  # its members: tests/doors/matrix/committee.py
    "consultations:prepare_index",  # who coordinates: tests/doors/matrix/preparing.py
    "consultations:prepare_new",
    "consultations:addressed",  # whoever is asked to reply: tests/doors/matrix/following.py
    "consultations:team_plenaries",  # who runs the structure: tests/doors/matrix/plenaries.py
    "consultations:team_plenary_new",
    "care:roster",  # who runs the structure: tests/doors/matrix/care.py
    "care:figures",
    "moderation:figures_file",  # a month that is over: tests/moderation/test_figures.py
}
ENTRANCE = {Audience.PERSON: "/entrer/", **dict.fromkeys(INNER, "/entrer/equipe/")}


def audience_of(route: Route) -> Audience | None:
    """By its name; below /gestion/ by its place, where the names are Wagtail's and may be those of our rooms too."""
    if route.pattern.startswith("gestion/") and not route.name.startswith("cms:"):
        return GESTION
    return DOORS.get(route.name)


def made_for(*audiences: Audience) -> list[Route]:
    """The routes that really answer, one for each path."""
    found = {route.path: route for route in ROUTES if audience_of(route) in audiences and route.answers == route.name}
    return list(found.values())


def test_the_walk_finds_the_rooms_wagtail_and_allauth():
    names = {route.name for route in ROUTES}
    assert {"people:enter", "plans:mine", "mfa_index", "wagtail_serve", "wagtailadmin_pages:edit"} <= names
    assert len(ROUTES) > 200


def test_every_address_declares_for_whom_it_is_made():
    assert [str(route) for route in ROUTES if audience_of(route) is None] == []


def test_no_door_is_declared_that_does_not_exist():
    assert DOORS.keys() - {route.name for route in ROUTES} == set()


def test_every_view_says_the_same_as_the_table():
    wrong = [
        f"{route}: {route.says}"
        for route in ROUTES
        if route.says != audience_of(route) and not (route.says is None and audience_of(route) in WITHOUT_MARK)
    ]
    assert wrong == []


def test_nearly_every_address_is_really_knocked_at():
    """An example that resolves to nothing would make the tests below say nothing about it."""
    lost = [str(route) for route in ROUTES if route.answers is None]
    assert lost == []
    assert len(made_for(Audience.EDITOR)) > 100


@pytest.mark.django_db
def test_a_visitor_is_led_to_the_right_entrance():
    wrong = []
    for route in made_for(*ENTRANCE):
        door = ENTRANCE[audience_of(route)]
        for response in knock(Client(), route):
            where = response.headers.get("Location", "")
            if response.status_code != 302 or where.partition("?")[0] != door:
                wrong.append(f"{route}: {response.status_code} {where}")
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["person", "member", "worker", "coordinator"])
def test_what_is_not_for_a_session_is_what_does_not_exist(who):
    """The team too, when this session used no second factor."""
    client = signed_in(somebody(who), second_factor=False)
    unknown: dict[str, bytes] = {}
    wrong = []
    for route in made_for(*INNER):
        first = route.path.split("/")[1]
        if first not in unknown:
            response = client.get(f"/{first}/cela-n-existe-pas/")
            assert response.status_code == 404
            unknown[first] = bare(response)
        wrong += [
            f"{route}: {response.status_code}"
            for response in knock(client, route)
            if response.status_code != 404 or bare(response) != unknown[first]
        ]
    assert wrong == []


@pytest.mark.django_db
def test_what_only_editors_see_does_not_exist_for_the_rest_of_the_staff():
    prefecture = with_role(a_user(phone=None, username="prefecture"), Role.ADDRESSEE, StructureFactory())
    client = signed_in(prefecture)
    wrong = [
        f"{route}: {response.status_code}"
        for route in made_for(Audience.EDITOR, Audience.TEAM)
        for response in knock(client, route)
        if response.status_code != 404
    ]
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "audience"),
    [
        ("person", Audience.PERSON),
        ("worker", Audience.PERSON),
        ("worker", Audience.TEAM),
        ("coordinator", Audience.TEAM),
        ("worker", Audience.STAFF),
    ],
)
def test_doors_open_to_those_they_are_made_for(who, audience):
    """The pages that need no object. Those that need one are their room's business."""
    client = signed_in(somebody(who))
    pages = [route for route in made_for(audience) if not route.takes_arguments and route.name not in NEED_A_THING]
    opened = {route.name: client.get(route.path).status_code for route in pages}
    assert opened
    assert {name: status for name, status in opened.items() if status >= 400 and status != 405} == {}


@pytest.mark.django_db
@pytest.mark.usefixtures("_wagtail_roots")
def test_public_pages_ask_nobody_who_they_are(client):
    for route in made_for(Audience.PUBLIC):
        if not route.takes_arguments and not route.name.startswith("cms:"):
            response = client.get(route.path)
            assert response.status_code in (200, 302, 405), str(route)


def somebody(who: str):
    make = {"person": a_person, "worker": a_worker, "coordinator": a_coordinator}
    if who == "member":
        structure = StructureFactory()
        return with_role(a_person(structure), Role.COMMITTEE, territory=structure.territory)
    return make[who]()


def knock(client: Client, route: Route) -> Iterable[HttpResponse]:
    return client.get(route.path), client.post(route.path)


def bare(response: HttpResponse) -> bytes:
    """The page without its token and its nonce, which differ at each request."""
    return re.sub(rb'(name="csrfmiddlewaretoken" value|nonce)="[^"]*"', b"", response.content)
