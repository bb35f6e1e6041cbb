"""Open a structure in a territory."""

from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from journal.rules import record
from kit.refusals import Refusal, require
from participation.people.events import StructureOpened
from participation.people.models import Structure, Territory, User
from participation.people.permissions import can_open_structure


class PlaceExists(Refusal):
    status = 409
    sentence = _("Ce nom existe déjà.")


@transaction.atomic
def open_structure(territory_id: UUID, *, name: str, phone: str = "", by: User) -> Structure:
    """phone: that of its reception. Raises NotAllowed, PlaceExists."""
    # The lock: of two openings of one name, the second is refused.
    require(bool(Territory.objects.filter(pk=territory_id).update(name=F("name"))))
    territory = Territory.objects.get(pk=territory_id)
    require(can_open_structure(by, territory))
    if Structure.objects.filter(territory=territory, name__iexact=name).exists():
        raise PlaceExists
    structure = Structure.objects.create(
        territory=territory, name=name, phone=phone, slug=free_slug(Structure, name, territory.slug)
    )
    record(StructureOpened(territory=territory.pk, structure=structure.pk), by=by.pk)
    return structure


def free_slug(kind: type[Structure] | type[Territory], name: str, more: str = "") -> str:
    """ "Les Tilleuls" -> "les-tilleuls", else with the territory or a number behind it."""
    begun = slugify(name)[:40] or "lieu"
    tries = [begun, *([f"{begun}-{more}"[:50]] if more else []), *(f"{begun}-{n}" for n in range(2, 1000))]
    return next(slug for slug in tries if not kind.objects.filter(slug=slug).exists())
