"""The doors of persons and of those who work with them."""

from django.http import HttpResponse

from participation.people.models import (
    EraseRequest,
    Invitation,
    Membership,
    PhoneReset,
    Referent,
    Role,
    Territory,
    User,
)
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
    return Invitation.objects.filter(user=world.awa, used_at=None, cancelled_at=None).exists()


def _met(world: World, who: str, response: HttpResponse) -> bool:
    return User.objects.get(pk=world.awa.pk).phone_sure_at is not None


def _never_met(world: World, who: str) -> None:
    User.objects.filter(pk=world.awa.pk).update(phone_sure_at=None)


def _zoe(world: World, who: str) -> dict[str, object]:
    return {"name": "Zoé Petit", "structure": world.tilleuls.pk, "has_phone": "no", "phone": ""}


def _max(world: World, who: str) -> dict[str, object]:
    return {"name": "Max Roy", "username": "max.roy", "role": Role.WORKER, "place": world.tilleuls.pk}


def _max_works(world: World, who: str, response: HttpResponse) -> bool:
    return Membership.objects.filter(user__username="max.roy", structure=world.tilleuls).exists()


def _paul_too(world: World, who: str) -> dict[str, object]:
    paul = world.actors[rights.PARTNER]
    return {"username": paul.username, "role": Role.WORKER, "place": world.tilleuls.pk}


def _paul_works_here(world: World, who: str, response: HttpResponse) -> bool:
    return Membership.objects.filter(user=world.actors[rights.PARTNER], structure=world.tilleuls).exists()


def _door_is_shut(world: World, who: str, response: HttpResponse) -> bool:
    return not Territory.objects.get(pk=world.territory.pk).open_door


def _reset(world: World) -> tuple:
    return (world.reset.pk,)


def _confirmed(world: World, who: str, response: HttpResponse) -> bool:
    return PhoneReset.objects.get(pk=world.reset.pk).confirmed_at is not None


def _forget_reset(world: World, who: str) -> None:
    PhoneReset.objects.filter(pk=world.reset.pk).delete()


def _asked(world: World, who: str, response: HttpResponse) -> bool:
    return PhoneReset.objects.filter(person=world.awa).exists()


def _erased(world: World, who: str, response: HttpResponse) -> bool:
    return not EraseRequest.objects.waiting().filter(pk=world.erasing.pk).exists()


def _forget_erasing(world: World, who: str) -> None:
    EraseRequest.objects.filter(pk=world.erasing.pk).delete()


def _asks_to_go(world: World, who: str, response: HttpResponse) -> bool:
    return EraseRequest.objects.waiting().filter(person=world.awa.pk).exists()


FIND, INVITE, RESET, ERASE = ("person.find",), ("account.invite_person",), ("phone.reset",), ("erase.execute",)
WORKERS = ("account.invite_worker",)
REFERENT = frozenset({rights.REFERENT})
# Who runs the platform finds the same form: there she names those who run a territory.
BUT_PLATFORM = frozenset(rights.COLUMNS) - {rights.PLATFORM}
SITE = frozenset({rights.COMMITTEE, rights.TERRITORY, rights.PLATFORM})
OTHERS = frozenset(rights.COLUMNS) - REFERENT
# The list of what waits is drawn from the structures where one holds a role.
NEAR_STRUCTURE = frozenset({rights.REFERENT, rights.COLLEAGUE, rights.COORDINATOR, rights.ADDRESSEE})
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
    Door("people:contact_with", FIND, says("Awa"), args=awa),
    Door("people:stand_ins", FIND, says("Awa"), args=awa),
    Door("people:met", INVITE, _met, args=awa, sends=lambda world, who: {}, given=_never_met),
    Door("people:person_invite", INVITE, _welcomed, sends=_zoe, of="structure"),
    Door("people:invite_worker", WORKERS, says('name="role"'), walks=BUT_PLATFORM, of="structure"),
    Door("people:invite_worker", WORKERS, _max_works, sends=_max, of="structure"),
    Door(
        "people:network_structure", ("roles",), says("Samira"), args=lambda world: (world.tilleuls.pk,), of="structure"
    ),
    Door("people:role_add", ("roles",), _paul_works_here, sends=_paul_too, of="structure"),
    Door(
        "people:territory_door",
        ("settings",),
        _door_is_shut,
        args=lambda world: (world.territory.pk,),
        sends=lambda world, who: {"door": "shut"},
        serves=SITE,
        of="site",
    ),
    Door(
        "people:reset",
        RESET,
        _asked,
        args=awa,
        sends=lambda world, who: {"reason": "lost", "way": "card"},
        serves=REFERENT,
        given=_forget_reset,
    ),
    Door("people:reset_answer", RESET, says("Un nouvel accès pour Awa"), args=_reset, serves=OTHERS),
    Door(
        "people:reset_answer", RESET, _confirmed, args=_reset, sends=lambda world, who: {"answer": "yes"}, serves=OTHERS
    ),
    Door(
        "people:erase",
        ("erase.request",),
        _asks_to_go,
        sends=lambda world, who: {},
        given=_forget_erasing,
        serves=frozenset({rights.PERSON}),
    ),
    Door("people:erasures", ERASE, says("Awa"), serves=NEAR_STRUCTURE),
    Door("people:erasure", ERASE, says("Effacer le compte de Awa"), args=lambda world: (world.erasing.pk,)),
    Door("people:erasure", ERASE, _erased, args=lambda world: (world.erasing.pk,), sends=lambda world, who: {}),
    Door("people:card", INVITE, says("Awa"), args=awa),
    Door("people:card", INVITE, _card_made, args=awa, sends=lambda world, who: {}),
]
