"""Open a territory: the network starts with a pilot, and grows with those who run the next one."""

from typing import NamedTuple

from django.db import IntegrityError, transaction

from journal.rules import record
from kit.refusals import require
from participation.people.events import StructureOpened, TerritoryOpened
from participation.people.models import Role, Structure, Territory, User
from participation.people.permissions import runs_platform

from .invite_worker import WorkerInvitation, invite_worker
from .open_structure import PlaceExists, free_slug


class OpenedTerritory(NamedTuple):
    territory: Territory
    coordinator: WorkerInvitation


@transaction.atomic
def open_territory(
    *,
    name: str,
    open_door: bool,
    structure: str,
    phone: str = "",
    coordinator: str,
    username: str,
    email: str | None = None,
    by: User,
) -> OpenedTerritory:
    """The territory, its first structure and the coordinator who runs it, or nothing of the three.

    open_door: whether a number nobody knows may open an account. structure, coordinator: their names.
    Raises NotAllowed, PlaceExists, NameTaken.
    """
    require(runs_platform(by))
    try:
        with transaction.atomic():
            territory = Territory.objects.create(name=name, slug=free_slug(Territory, name), open_door=open_door)
    except IntegrityError as error:
        raise PlaceExists from error
    first = Structure.objects.create(
        territory=territory, name=structure, phone=phone, slug=free_slug(Structure, structure, territory.slug)
    )
    invited = invite_worker(
        name=coordinator, username=username, email=email, role=Role.COORDINATOR, structure=first, by=by
    )
    record(TerritoryOpened(territory=territory.pk), by=by.pk)
    record(StructureOpened(territory=territory.pk, structure=first.pk), by=by.pk)
    return OpenedTerritory(territory, invited)
