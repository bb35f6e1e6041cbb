"""What somebody takes along of the groups she held."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from kit.time import say_day
from participation.consultations.models import GroupCount
from participation.people.engine.takeaway import Column, Sheet
from participation.people.models import User


def sheets_of_rooms(user: User) -> Iterable[Sheet]:
    """Her name is written there for the team; what was counted is the room's, not hers."""
    held = GroupCount.objects.filter(held_by=user).standing().told().select_related("consultation")
    yield Sheet(
        "groupes-animes",
        _("Les groupes que j’ai animés"),
        [
            Column("consultation", _("Consultation")),
            Column("quand", _("Quand")),
            Column("ou", _("Où")),
            Column("personnes", _("Personnes dans la salle")),
        ],
        [(one.consultation.title, say_day(one.day), one.place, one.headcount) for one in held],
    )
