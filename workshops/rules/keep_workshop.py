"""Write down a workshop, or change what is said of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.once import said_once
from kit.refusals import NotAllowed, Stale, require
from participation.people.models import Structure, User
from workshops.events import WorkshopKept
from workshops.models import Workshop
from workshops.permissions import can_manage


class WorkshopChanged(Stale):
    sentence = _("Quelqu’un a changé cet atelier pendant que vous écriviez. Relisez, puis enregistrez encore.")


@dataclass(frozen=True, kw_only=True)
class WorkshopDetails:
    """What is said of a workshop. languages: codes of Tongue, apart by a space; price: "" when it is free."""

    title: str
    theme: str
    summary: str
    picture: str = ""
    for_whom: str = ""
    languages: str = ""
    programme: str = ""
    bring: str = ""
    price: str = ""
    good_to_know: str = ""
    facilitator: str = ""
    with_children: bool = False
    child_takes_seat: bool = True


@transaction.atomic
def add_workshop(structure_id: UUID, *, details: WorkshopDetails, key: UUID, by: User) -> Workshop:
    """The same words sent twice with one key are one workshop. Raises NotAllowed."""
    if not Structure.objects.filter(pk=structure_id).update(name=F("name")):
        raise NotAllowed
    require(can_manage(by, structure_id))
    workshop_id = said_once(key, structure_id, *asdict(details).values())
    if earlier := Workshop.objects.filter(pk=workshop_id).first():
        return earlier
    workshop = Workshop.objects.create(pk=workshop_id, structure_id=structure_id, **asdict(details))
    record(WorkshopKept(workshop=workshop.pk), by=by.pk)
    return workshop


@transaction.atomic
def change_workshop(workshop_id: UUID, *, details: WorkshopDetails, seen: int, by: User) -> Workshop:
    """What was booked stays booked, whatever is said of it now. Raises NotAllowed, WorkshopChanged."""
    changed = Workshop.objects.filter(pk=workshop_id, seq=seen).update(seq=F("seq") + 1)
    workshop = Workshop.objects.filter(pk=workshop_id).first()
    if workshop is None:
        raise NotAllowed
    require(can_manage(by, workshop.structure_id))
    if not changed:
        raise WorkshopChanged
    for name, value in asdict(details).items():
        setattr(workshop, name, value)
    workshop.save(update_fields=list(asdict(details)))
    record(WorkshopKept(workshop=workshop.pk), by=by.pk)
    return workshop
