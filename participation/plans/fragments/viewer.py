"""From where a plan is seen."""

from __future__ import annotations

from enum import StrEnum

from django.urls import reverse
from django.utils.translation import gettext as _

from participation.people.models import Structure, User
from participation.plans.models import Voice


class Viewer(StrEnum):
    """From where the plan is seen. Two viewers of one kind get the same bytes."""

    PERSON = "person"
    TEAM = "team"
    HELPER = "helper"
    PARTNER = "partner"
    GLASS = "glass"

    @property
    def voice(self) -> Voice:
        """The side whose words are « mes mots » here, if any; a helper stands beside the person."""
        return Voice.TEAM if self in (Viewer.TEAM, Viewer.PARTNER, Viewer.GLASS) else Voice.PERSON

    @property
    def acts(self) -> bool:
        return self in (Viewer.PERSON, Viewer.TEAM)

    def url(self, name: str, *args: object) -> str:
        """The address of an act or a page, on this viewer's side of the house."""
        sides = {Viewer.TEAM: "team_", Viewer.HELPER: "helped_", Viewer.PARTNER: "shared_"}
        return reverse(f"plans:{sides.get(self, '')}{name}", args=args)


def name_of(user: User | None) -> str:
    """The first name of who wrote or did something; of somebody erased since, that."""
    return user.get_short_name() if user else _("un compte effacé")


def name_for(name: str, house: Structure | None) -> str:
    """« Paul », « Paul, pour Le Relais »: who speaks, and for which structure when it is another than the plan's."""
    return _("%(name)s, pour %(structure)s") % {"name": name, "structure": house.name} if house else name


def what_does(name: str) -> str:
    """« Ce que fait Awa », « Ce que fait Le Relais »: what somebody takes upon oneself."""
    return _("Ce que fait %(name)s") % {"name": name}


def in_a_row(names: list[str]) -> str:
    """« Vous, Nadia et Lucie »."""
    *first, last = names
    return _("%(names)s et %(last)s") % {"names": ", ".join(first), "last": last} if first else last
