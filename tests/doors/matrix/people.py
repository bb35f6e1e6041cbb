"""The doors of persons and of those who work with them."""

from django.http import HttpResponse

from participation.people.models import Membership, Referent, Role, User
from tests.doors import rights
from tests.doors.matrix.knocking import Door, says
from tests.doors.matrix.world import World


def awa(world: World) -> tuple:
    return (world.awa.pk,)


def _name_samira(world: World, who: str) -> dict[str, object]:
    samira = world.actors[rights.COLLEAGUE]
    return {"worker": Membership.objects.get(user=samira, role=Role.WORKER).pk}


def _samira_accompanies(world: World, who: str, response: HttpResponse) -> bool:
    return Referent.objects.filter(person=world.awa, worker=world.actors[rights.COLLEAGUE]).exists()


def _welcomed(world: World, who: str, response: HttpResponse) -> bool:
    return Membership.objects.filter(user__name="Zoé Petit", structure=world.tilleuls).exists()


def _card_made(world: World, who: str, response: HttpResponse) -> bool:
    return User.objects.get(pk=world.awa.pk).has_usable_password()


FIND, INVITE = ("person.find",), ("account.invite_person",)
DOORS = [
    Door("desk:people", FIND, says("Awa Keïta")),
    Door("desk:person", FIND, says("Awa Keïta"), args=awa),
    Door(
        "people:referent",
        ("roles", *FIND),
        _samira_accompanies,
        args=awa,
        sends=_name_samira,
        serves=frozenset({rights.REFERENT, rights.COLLEAGUE, rights.COORDINATOR}),
        of="structure",
    ),
    Door("people:card", INVITE, says("Awa"), args=awa),
    Door("people:card", INVITE, _card_made, args=awa, sends=lambda world, who: {}),
]
